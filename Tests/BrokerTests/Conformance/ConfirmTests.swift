import AMQP
import TestKit
import Testing

@Suite("A confirm", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct ConfirmTests {
    @Test("comes for every message once, in order, also when the broker confirms many at once")
    func multiple() async throws {
        let publications = try await withQueue { fixture in
            try fixture.connection.confirmPublishes()
            var settled: [Publication] = []
            for number in 1...3_000 {
                try fixture.publish([1], Properties(messageID: "m\(number)"))
                if number % 1_000 == 0 { settled += try fixture.connection.pump(milliseconds: 0) }
            }
            settled += try fixture.connection.awaitConfirms(upTo: 3_000, milliseconds: 20_000)
            let unsettled = fixture.connection.unsettledPublishes
            #expect(unsettled == 0)
            return settled
        }
        #expect(publications.map(\.tag) == Array(1...3_000))
        #expect(publications.map(\.messageID) == (1...3_000).map { "m\($0)" })
        #expect(publications.allSatisfy { $0.outcome == .confirmed })
    }

    @Test("is given out in order, though one queue is quicker than the other and some are wanted by nobody")
    func mixed() async throws {
        let publications = try await withQueue { fixture in
            let slow = TestBroker.freshName("slow")
            let nowhere = TestBroker.freshName("nowhere")
            try fixture.connection.declare(Topology(queues: [Queue(slow, .quorum)]))
            try fixture.connection.confirmPublishes()
            var settled: [Publication] = []
            for number in 1...300 {
                let target = [slow, fixture.queue, nowhere][number % 3]
                try fixture.connection.publish(
                    OutgoingMessage([1], Properties(messageID: "m\(number)")), exchange: "", routingKey: target)
                settled += try fixture.connection.pump(milliseconds: 0)
            }
            settled += try fixture.connection.awaitConfirms(upTo: 300, milliseconds: 20_000)
            try fixture.connection.delete(queue: slow)
            return settled
        }
        #expect(publications.map(\.tag) == Array(1...300))
        for publication in publications {
            let isWanted = publication.tag % 3 != 2
            #expect(publication.outcome == (isWanted ? .confirmed : .returned(code: 312, text: "NO_ROUTE")))
        }
    }

    @Test("is awaited without losing deliveries that come meanwhile")
    func both() async throws {
        let bodies = try await withQueue { fixture in
            try fixture.connection.confirmPublishes()
            try fixture.connection.consume(fixture.queue, prefetch: 0)
            for number in 0..<100 as Range<UInt8> { try fixture.publish([number]) }
            let settled = try fixture.connection.awaitConfirms(upTo: 100, milliseconds: 20_000)
            #expect(settled.count == 100)
            return try (0..<100).map { _ in try fixture.connection.next().body }
        }
        #expect(bodies == (0..<100).map { [$0] })
    }

    @Test(
        "is negative while a queue is full and refuses, and positive again when there is room",
        arguments: [Queue.Kind.classic, .quorum])
    func full(kind: Queue.Kind) async throws {
        let name = TestBroker.freshName("full")
        let (first, later) = try await withQueue { fixture in
            try fixture.connection.declare(
                Topology(queues: [Queue(name, kind, maximumLength: 2, overflow: .rejectPublish)]))
            try fixture.connection.confirmPublishes()
            // A quorum queue notices a little late that it is full: it may take one or two more.
            var first: [Publication.Outcome?] = []
            while first.last != .rejected, first.count < 50 {
                first.append(try outcome(of: fixture.connection, to: name))
            }
            try fixture.connection.purge(queue: name)
            let takesAgain = try eventually { try outcome(of: fixture.connection, to: name) == .confirmed }
            try fixture.connection.delete(queue: name)
            return (first, takesAgain)
        }
        #expect(first.prefix(2) == [.confirmed, .confirmed])
        #expect(first.last == .rejected)
        #expect(later)
    }

    /// Publishes one message and waits for what becomes of it.
    private func outcome(of connection: borrowing Connection, to queue: String) throws -> Publication.Outcome? {
        let tag = try connection.publish(OutgoingMessage([1]), exchange: "", routingKey: queue)
        return try connection.awaitConfirms(upTo: tag, milliseconds: 10_000).last?.outcome
    }
}
