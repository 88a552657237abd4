import AMQP
import Platform
public import Wire

/// Listens to events as they pass, without keeping anything: for people who want to see what happens.
///
/// Its queue is temporary and named `khuevan.tap.…`, so that an operator can allow exactly that and nothing else.
public struct EventTap: ~Copyable {
    private let connection: Connection

    private init(_ connection: consuming Connection) { self.connection = connection }

    /// Opens a tap on what matches any of the routing keys, with `*` and `#` as AMQP has them.
    public static func open(_ address: String, name: String, routingKeys: [String]) throws(ClientError) -> EventTap {
        let broker = try Broker.reading(address)
        let id = MessageID.Source().make(now: Clock.system.now())
        let queue = Queue("khuevan.tap.\(id.text)", .classic, durable: false, autoDelete: true, exclusive: true)
        do throws(AMQPError) {
            let connection = try Connection.open(broker, name: name)
            let bindings = routingKeys.map {
                Binding(queue: queue.name, exchange: SuiteTopology.events, routingKey: $0)
            }
            try connection.declare(Topology(queues: [queue], bindings: bindings))
            // Nothing is owed to a listener: what he cannot take is forgotten with the queue.
            try connection.consume(queue.name, prefetch: 0, tag: "tap", noAck: true, exclusive: true)
            return EventTap(connection)
        } catch {
            throw ClientError(error)
        }
    }

    /// The next event that passes within the wait; nothing also for what is no event of the contract.
    public func next(milliseconds: Int) throws(ClientError) -> CloudEvent? {
        do throws(AMQPError) {
            guard let delivery = try connection.receive(milliseconds: milliseconds),
                case .success(let event) = CloudEvent.read(delivery.body)
            else { return nil }
            return event
        } catch {
            throw ClientError(error)
        }
    }
}

extension ClientError {
    init(_ error: AMQPError) {
        if case .accessRefused(let text) = error { self = .notAdmitted(text) } else { self = .unreachable("\(error)") }
    }
}
