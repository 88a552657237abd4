import AMQP
import TestKit
import Testing

@testable import Messaging

@Suite("A watch over our consumers", .tags(.broker), .requiresBroker)
struct ConsumerWatchTests {
    @Test("is content while the broker knows us, and takes a lost consumer for a lost connection")
    func looks() async throws {
        try await withQueue { fixture in
            let queue = TestBroker.freshName("watched")
            try fixture.connection.declare(Topology(queues: [Queue(queue, .classic, exclusive: true)]))
            let health = Health()
            var watch = ConsumerWatch(of: [queue], now: 0)
            try watch.look(on: fixture.connection, telling: health, now: 1)
            let tag = try fixture.connection.consume(queue, prefetch: 10)
            try watch.look(on: fixture.connection, telling: health, now: 10_000)
            try fixture.connection.cancel(tag)
            try watch.look(on: fixture.connection, telling: health, now: 10_001)
            var loss: AMQPError?
            do throws(AMQPError) { try watch.look(on: fixture.connection, telling: health, now: 20_000) } catch {
                loss = error
            }
            guard case .disconnected = loss else {
                Issue.record("a lost consumer went unseen")
                return
            }
        }
    }
}
