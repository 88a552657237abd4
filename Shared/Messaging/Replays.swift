public import AMQP
import Platform
public import Vocabulary
import Wire

/// Asks services to publish their whole journals again to one queue, and reads them.
public enum Replays {
    /// Milliseconds without a single event after which it is given up.
    static let patience: Int64 = 60_000

    /// An event of a service as it was published again.
    public struct Event: Sendable {
        public var service: Context
        public var sequence: Int64
        public var id: String
        public var bytes: [UInt8]

        public init(service: Context, sequence: Int64, id: String, bytes: [UInt8]) {
            self.service = service
            self.sequence = sequence
            self.id = id
            self.bytes = bytes
        }
    }

    /// Reads the whole journals of services; `take` says whether it has not had the event before.
    ///
    /// - Returns: how many rows each has.
    public static func read(
        of services: [Context], from queue: String, at broker: Broker, as name: String,
        _ take: ([Event]) throws -> Int
    ) throws -> [Context: Int64] {
        var client = Client(broker, name: name)
        client.patienceMilliseconds = 20_000
        var heads: [Context: Int64] = [:]
        for service in services { heads[service] = try ask(service, for: queue, with: &client) }
        var missing = heads.values.reduce(0, +)
        guard missing > 0 else { return heads }
        let connection = try Connection.open(broker, name: name)
        try connection.consume(queue, prefetch: 1000, tag: "rebuild")
        var lastProgress = Clock.monotonicMilliseconds()
        while missing > 0 {
            let deliveries = try connection.receiveBatch(limit: 500, milliseconds: 500)
            let events = deliveries.compactMap { Event($0) }.filter { $0.sequence <= heads[$0.service] ?? 0 }
            missing -= Int64(try take(events))
            if let last = deliveries.last {
                try connection.acknowledge(upTo: last.tag)
                lastProgress = Clock.monotonicMilliseconds()
            }
            guard Clock.monotonicMilliseconds() - lastProgress < patience else {
                throw Incomplete(missing: missing)
            }
        }
        connection.close()
        return heads
    }

    /// Gives how many rows the service will publish.
    private static func ask(
        _ service: Context, for queue: String, with client: inout Client
    ) throws -> Int64 {
        let body: JSON = ["first": 1, "queue": .string(queue)]
        let request = Client.Request(
            .command, "\(service.rawValue).replay-journal", body.bytes, id: ids.make(now: Clock.system.now()))
        switch try client.send(request) {
        case .done(let result, _): return result["rows"]?.integer ?? 0
        case .refused(let problem): throw Refused(service: service, because: problem.detail.en)
        }
    }

    /// A service would not publish its journal again.
    public struct Refused: Error, CustomStringConvertible {
        var service: Context
        var because: String
        public var description: String { "\(service.rawValue) will not publish its journal again: \(because)" }
    }

    /// Events that were promised did not come.
    public struct Incomplete: Error, CustomStringConvertible {
        var missing: Int64
        public var description: String { "\(missing) events did not come; are all services running?" }
    }

    private static let ids = MessageID.Source()
}

extension Replays.Event {
    /// Nothing for what is not an event of one of our services, as the broker knows it.
    fileprivate init?(_ delivery: Delivery) {
        guard case .success(let envelope) = CloudEvent.read(delivery.body), !envelope.source.isIntegrator,
            envelope.source.name == delivery.properties.userID, let service = Context(rawValue: envelope.source.name)
        else { return nil }
        self.init(service: service, sequence: envelope.sequence, id: envelope.id.text, bytes: delivery.body)
    }
}
