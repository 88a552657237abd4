import AMQP
import TestKit
import Testing

@Suite("A message of any size", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct LargeMessageTests {
    /// Bytes that no two places share by accident.
    static func body(_ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) }
    }

    // A frame of 131,072 bytes carries 131,064 of a body.
    @Test("keeps its bytes", arguments: [0, 1, 131_063, 131_064, 131_065, 262_128, 262_129, 1 << 20, 8 << 20])
    func sizes(size: Int) async throws {
        let body = Self.body(size)
        let received = try await withQueue { fixture in
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            try fixture.publish(body)
            return try fixture.connection.receive(milliseconds: 20_000)?.body
        }
        #expect(received == body)
    }

    @Test(
        "keeps its bytes and its place among others, while confirms come in between",
        arguments: [Queue.Kind.classic, .quorum])
    func mingled(kind: Queue.Kind) async throws {
        let sizes = [1 << 20, 0, 3, 400_000, 131_064, 0, 2 << 20, 1]
        let received = try await withQueue { fixture in
            let name = TestBroker.freshName("mingled")
            try fixture.connection.declare(Topology(queues: [Queue(name, kind)]))
            try fixture.connection.consume(name, prefetch: 0)
            try fixture.connection.confirmPublishes()
            for size in sizes {
                try fixture.connection.publish(OutgoingMessage(Self.body(size)), exchange: "", routingKey: name)
            }
            let settled = try fixture.connection.awaitConfirms(upTo: UInt64(sizes.count), milliseconds: 20_000)
            #expect(settled.allSatisfy { $0.outcome == .confirmed })
            let received = try sizes.map { _ in try fixture.connection.next().body }
            try fixture.connection.delete(queue: name)
            return received
        }
        #expect(received.map(\.count) == sizes)
        #expect(received == sizes.map(Self.body))
    }
}
