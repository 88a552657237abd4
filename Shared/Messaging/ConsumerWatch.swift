import AMQP
import Platform

/// Makes sure that the broker still knows us as a consumer.
///
/// A queue's process in the broker may die and be started again without the broker telling its consumers (seen with a
/// quorum queue of RabbitMQ 3.10.8): the connection is well, and nothing ever comes. Asking costs one round trip every
/// few seconds; a lost consumer is treated as a lost connection.
struct ConsumerWatch {
    static let pauseMilliseconds: Int64 = 3_000

    private let queues: [String]
    private var next: Int64

    init(of queues: [String], now: Int64 = Clock.monotonicMilliseconds()) {
        self.queues = queues
        next = now + Self.pauseMilliseconds
    }

    /// Asks, when it is time to; tells how many messages wait.
    mutating func look(
        on connection: borrowing Connection, telling health: Health, now: Int64 = Clock.monotonicMilliseconds()
    ) throws(AMQPError) {
        // A broker that blocks us reads nothing we send, and so would not answer.
        guard now >= next, !connection.isBlocked else { return }
        next = now + Self.pauseMilliseconds
        for queue in queues {
            let depth = try connection.depth(of: queue)
            health.note(depth.messages, waitingIn: queue)
            guard depth.consumers > 0 else {
                throw .disconnected("the broker no longer knows us as a consumer of \(queue)")
            }
        }
    }
}
