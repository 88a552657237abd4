import AMQP
import TestKit
import Testing

@Suite("A slow consumer", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct SlowConsumerTests {
    @Test(
        "is sent no more than its prefetch, and one more for each it is done with",
        arguments: [Queue.Kind.classic, .quorum])
    func prefetch(kind: Queue.Kind) async throws {
        let name = TestBroker.freshName("slow")
        let ready = try await withQueue { fixture in
            try fixture.connection.declare(Topology(queues: [Queue(name, kind)]))
            try fixture.connection.confirmPublishes()
            for number in 1...100 {
                try fixture.connection.publish(number: number, to: name)
            }
            _ = try fixture.connection.awaitConfirms(upTo: 100, milliseconds: 20_000)
            let consumer = try Connection.open(try TestBroker.broker(), name: "slow")
            try consumer.consume(name, prefetch: 7)
            var ready = [try isWaiting(93, in: name, seenBy: fixture.connection)]
            for number in 1...7 as ClosedRange<Int64> {
                let delivery = try consumer.next()
                #expect(delivery.number == number)
            }
            let more = try consumer.receive(milliseconds: 50)
            #expect(more == nil)
            try consumer.acknowledge(upTo: 3)
            ready.append(try isWaiting(90, in: name, seenBy: fixture.connection))
            for _ in 1...3 { _ = try consumer.next() }
            let stillMore = try consumer.receive(milliseconds: 50)
            #expect(stillMore == nil)
            try fixture.connection.delete(queue: name)
            return ready
        }
        #expect(ready == [true, true])
    }

    private func isWaiting(_ count: Int, in queue: String, seenBy connection: borrowing Connection) throws -> Bool {
        try eventually { try connection.depth(of: queue).messages == count }
    }
}
