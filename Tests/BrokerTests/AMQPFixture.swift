import AMQP
import Platform
import TestKit
import Testing

/// A connection with a queue of its own, on the thread that asked for it.
struct AMQPFixture: ~Copyable {
    let connection: Connection
    let queue: String

    /// Opens a connection and declares a queue that goes with it.
    static func open(_ name: String) throws -> AMQPFixture {
        let connection = try Connection.open(try TestBroker.broker(), name: "test \(name)")
        let queue = try connection.declareTemporaryQueue()
        return AMQPFixture(connection: connection, queue: queue)
    }

    func publish(_ body: [UInt8], _ properties: Properties = Properties()) throws {
        try connection.publish(OutgoingMessage(body, properties), exchange: "", routingKey: queue)
    }
}

/// Runs a blocking test on a thread with a connection and a queue of its own.
func withQueue<R: Sendable>(_ body: @escaping @Sendable (borrowing AMQPFixture) throws -> R) async throws -> R {
    try await onThread {
        let fixture = try AMQPFixture.open("queue")
        return try body(fixture)
    }
}

extension Connection {
    /// The next delivery; a test that waits for one in vain fails.
    func next() throws -> Delivery {
        // Hundreds of tests share two processors and one broker: only what never comes is late.
        let delivery = try receive(milliseconds: 60_000)
        return try #require(delivery)
    }

    /// Publishes a message that says no more than its number.
    @discardableResult
    func publish(number: Int, to queue: String, as source: String = "source") throws -> UInt64 {
        let properties = Properties(
            messageID: "\(source)-\(number)", appID: source, headers: [Header("number", .integer(Int64(number)))])
        return try publish(OutgoingMessage([], properties), exchange: "", routingKey: queue)
    }
}

extension Delivery {
    /// What a numbered message says.
    var number: Int64 { properties.header("number")?.number ?? -1 }
}
