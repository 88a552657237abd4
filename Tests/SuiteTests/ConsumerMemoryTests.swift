import AMQP
import Platform
import TestKit
import Testing

/// Among the whole suites, because it measures its own process: beside other tests it would measure theirs.
@Suite("The memory of a slow consumer", .tags(.broker), .requiresBroker, .serialized, .timeLimit(.minutes(5)))
struct ConsumerMemoryTests {
    @Test("is no more than its prefetch needs, however much waits")
    func memory() async throws {
        let megabyte = 1 << 20
        let (most, total) = try await onThread {
            let name = TestBroker.freshName("heap")
            let publisher = try Connection.open(try TestBroker.broker(), name: "publisher")
            try publisher.declare(Topology(queues: [Queue(name, .classic, extra: [Header("x-queue-mode", "lazy")])]))
            try publisher.confirmPublishes()
            let body = [UInt8](repeating: 1, count: megabyte)
            for tag in 1...192 as ClosedRange<UInt64> {
                try publisher.publish(
                    OutgoingMessage(body, Properties(persistent: false)), exchange: "", routingKey: name)
                _ = try publisher.awaitConfirms(upTo: tag, milliseconds: 10_000)
            }
            let before = try #require(ProcessMemory.residentBytes())
            let consumer = try Connection.open(try TestBroker.broker(), name: "slow")
            try consumer.consume(name, prefetch: 2)
            var (most, total) = (0, 0)
            for _ in 1...192 {
                let received = try consumer.receive(milliseconds: 10_000)
                let delivery = try #require(received)
                total += delivery.body.count
                most = max(most, try #require(ProcessMemory.residentBytes()) - before)
                try consumer.acknowledge(delivery.tag)
            }
            try publisher.delete(queue: name)
            return (most, total)
        }
        #expect(total == 192 * megabyte)
        // All that waited would be 192 MiB.
        #expect(most < 32 * megabyte, "\(most / megabyte) MiB more")
    }
}
