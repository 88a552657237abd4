import AMQP
import Platform
import TestKit
import Testing

@Suite("Consuming", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct AMQPConsumingTests {
    @Test("waits no longer than it is told")
    func bounded() async throws {
        let (nothing, ready) = try await withQueue { fixture in
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            return (try fixture.connection.receive(milliseconds: 20), try fixture.connection.receiveReady())
        }
        #expect(nothing == nil)
        #expect(ready == nil)
    }

    @Test("takes what is there as a batch, in order, up to the limit")
    func batch() async throws {
        let bodies = try await withQueue { fixture in
            for number in 0..<10 as Range<UInt8> { try fixture.publish([number]) }
            let isFull = try eventually { try fixture.connection.depth(of: fixture.queue).messages == 10 }
            #expect(isFull)
            try fixture.connection.consume(fixture.queue, prefetch: 100)
            var batches: [[UInt8]] = []
            while batches.joined().count < 10 {
                let batch = try fixture.connection.receiveBatch(limit: 4, milliseconds: 10_000)
                try #require(!batch.isEmpty && batch.count <= 4)
                batches.append(batch.flatMap(\.body))
                if let last = batch.last { try fixture.connection.acknowledge(upTo: last.tag) }
            }
            return Array(batches.joined())
        }
        #expect(bodies == Array(0..<10))
    }

    @Test("serves several queues on one connection, and stops one of them")
    func several() async throws {
        let tags = try await withQueue { fixture in
            let other = try fixture.connection.declareTemporaryQueue()
            try fixture.connection.consume(fixture.queue, prefetch: 1, tag: "one")
            try fixture.connection.consume(other, prefetch: 1, tag: "two")
            try fixture.publish([1])
            try fixture.connection.publish(OutgoingMessage([2]), exchange: "", routingKey: other)
            let both = try (1...2).map { _ in try fixture.connection.next() }
            try fixture.connection.acknowledge(upTo: 2)
            try fixture.connection.cancel("one")
            try fixture.publish([3])
            let more = try fixture.connection.receive(milliseconds: 50)
            #expect(more == nil)
            return both.map(\.consumerTag)
        }
        #expect(tags.sorted() == ["one", "two"])
    }

    @Test("gets a direct reply on the connection that asked")
    func directReply() async throws {
        let reply = try await withQueue { server in
            let client = try Connection.open(try TestBroker.broker(), name: "client")
            try client.consume(Connection.directReplyTo, prefetch: 0, noAck: true)
            try client.publish(
                OutgoingMessage([1], Properties(correlationID: "q", replyTo: Connection.directReplyTo)),
                exchange: "", routingKey: server.queue)
            try server.connection.consume(server.queue, prefetch: 1)
            let question = try server.connection.next()
            try server.connection.publish(
                OutgoingMessage([2], Properties(correlationID: question.properties.correlationID)),
                exchange: "", routingKey: try #require(question.properties.replyTo))
            return try client.receive(milliseconds: 10_000)
        }
        #expect(reply?.body == [2])
        #expect(reply?.properties.correlationID == "q")
    }

    @Test("is woken by a bell as well as by the broker")
    func bell() async throws {
        let (rung, delivered) = try await withQueue { fixture in
            let bell = Wake()
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            bell.ring()
            let rung = try fixture.connection.wait(milliseconds: 10_000, until: bell)
            try fixture.publish([1])
            let silent = try fixture.connection.wait(milliseconds: 10_000, until: bell)
            #expect(!silent)
            return (rung, try fixture.connection.receive(milliseconds: 10_000)?.body)
        }
        #expect(rung)
        #expect(delivered == [1])
    }
}
