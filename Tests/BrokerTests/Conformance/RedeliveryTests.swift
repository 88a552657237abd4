import AMQP
import TestKit
import Testing

@Suite("Redelivery", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct RedeliveryTests {
    @Test("brings, marked, what a lost connection had not acknowledged", arguments: [Queue.Kind.classic, .quorum])
    func lostConnection(kind: Queue.Kind) async throws {
        let name = TestBroker.freshName("redelivery")
        let (before, again) = try await onThread {
            let broker = try TestBroker.broker()
            let first = try Connection.open(broker, name: "first")
            try first.declare(Topology(queues: [Queue(name, kind)]))
            for number in 1...3 as ClosedRange<UInt8> {
                try first.publish(OutgoingMessage([number]), exchange: "", routingKey: name)
            }
            try first.consume(name, prefetch: 10)
            let before = try (1...3).map { _ in try first.next().redelivered }
            try first.acknowledge(1)
            first.close()

            let second = try Connection.open(broker, name: "second")
            try second.consume(name, prefetch: 10)
            let again = try (1...2).map { _ in try second.next() }
            try second.acknowledge(upTo: 2)
            let more = try second.receive(milliseconds: 50)
            #expect(more == nil)
            try second.delete(queue: name)
            return (before, again)
        }
        #expect(before == [false, false, false])
        #expect(again.map(\.body) == [[2], [3]])
        #expect(again.map(\.redelivered) == [true, true])
    }

    @Test("is counted by a quorum queue, in a header, and by a classic one not at all")
    func counted() async throws {
        let counts = try await withQueue { fixture in
            let name = TestBroker.freshName("counted")
            try fixture.connection.declare(Topology(queues: [Queue(name, .quorum)]))
            try fixture.connection.publish(OutgoingMessage([1]), exchange: "", routingKey: name)
            try fixture.publish([2])
            try fixture.connection.consume(name, prefetch: 1, tag: "quorum")
            try fixture.connection.consume(fixture.queue, prefetch: 1, tag: "classic")
            var counts: [String: [Int64?]] = [:]
            for _ in 1...8 {
                let delivery = try fixture.connection.next()
                let earlier = counts[delivery.consumerTag, default: []]
                #expect(delivery.redelivered == !earlier.isEmpty)
                counts[delivery.consumerTag] = earlier + [delivery.properties.header("x-delivery-count")?.number]
                guard earlier.count < 3 else {
                    try fixture.connection.acknowledge(delivery.tag)
                    continue
                }
                try fixture.connection.reject(delivery.tag, requeue: true)
            }
            try fixture.connection.delete(queue: name)
            return counts
        }
        #expect(counts["quorum"] == [nil, 1, 2, 3])
        #expect(counts["classic"] == [nil, nil, nil, nil])
    }
}
