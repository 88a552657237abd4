import AMQP
import TestKit
import Testing

@Suite("Publishing", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct AMQPPublishingTests {
    @Test("is confirmed in order, every message once")
    func confirms() async throws {
        let publications = try await withQueue { fixture in
            try fixture.connection.confirmPublishes()
            var settled: [Publication] = []
            for number in 1...500 {
                try fixture.publish([1], Properties(messageID: "m\(number)"))
                if number % 100 == 0 { settled += try fixture.connection.pump(milliseconds: 0) }
            }
            settled += try fixture.connection.awaitConfirms(upTo: 500, milliseconds: 20_000)
            let unsettled = fixture.connection.unsettledPublishes
            #expect(unsettled == 0)
            return settled
        }
        #expect(publications.map(\.tag) == Array(1...500))
        #expect(publications.map(\.messageID) == (1...500).map { "m\($0)" })
        #expect(publications.allSatisfy { $0.outcome == .confirmed })
    }

    @Test("says which message nobody wanted")
    func returned() async throws {
        let publications = try await withQueue { fixture in
            try fixture.connection.confirmPublishes()
            let nowhere = TestBroker.freshName("nowhere")
            try fixture.publish([1], Properties(messageID: "a"))
            try fixture.connection.publish(
                OutgoingMessage([2], Properties(messageID: "b")), exchange: "", routingKey: nowhere)
            try fixture.publish([3], Properties(messageID: "c"))
            return try fixture.connection.awaitConfirms(upTo: 3, milliseconds: 20_000)
        }
        #expect(
            publications.map(\.outcome) == [.confirmed, .returned(code: 312, text: "NO_ROUTE"), .confirmed])
    }

    @Test("hands back a returned message to who does not ask for confirms")
    func returnedUnconfirmed() async throws {
        let returned = try await withQueue { fixture in
            let nowhere = TestBroker.freshName("nowhere")
            let tag = try fixture.connection.publish(
                OutgoingMessage([9], Properties(messageID: "lost")), exchange: "", routingKey: nowhere)
            #expect(tag == 0)
            var returned: [ReturnedMessage] = []
            _ = try eventually {
                _ = try fixture.connection.pump(milliseconds: 10)
                returned += fixture.connection.takeReturned()
                return !returned.isEmpty
            }
            returned += fixture.connection.takeReturned()
            return returned
        }
        #expect(returned.map(\.body) == [[9]])
        #expect(returned.first?.properties.messageID == "lost")
        #expect(returned.first?.code == 312)
    }

    @Test("keeps deliveries that come while it waits for confirms")
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

    @Test("is refused when a full queue says so")
    func rejected() async throws {
        let outcomes = try await withQueue { fixture in
            let name = TestBroker.freshName("full")
            let full = Queue(
                name, .classic, durable: false, exclusive: true, maximumLength: 1, overflow: .rejectPublish)
            try fixture.connection.declare(Topology(queues: [full]))
            try fixture.connection.confirmPublishes()
            var outcomes: [Publication.Outcome] = []
            for tag in 1...3 as ClosedRange<UInt64> {
                try fixture.connection.publish(OutgoingMessage([1]), exchange: "", routingKey: name)
                outcomes += try fixture.connection.awaitConfirms(upTo: tag, milliseconds: 10_000).map(\.outcome)
            }
            return outcomes
        }
        #expect(outcomes == [.confirmed, .rejected, .rejected])
    }

    @Test("to an exchange that is not there closes the channel, which can be opened again")
    func noExchange() async throws {
        let (error, body) = try await withQueue { fixture in
            let absent = TestBroker.freshName("absent")
            try fixture.connection.publish(OutgoingMessage([1]), exchange: absent, routingKey: "k")
            let error = #expect(throws: AMQPError.self) {
                while true { _ = try fixture.connection.pump(milliseconds: 1_000) }
            }
            let isUsable = fixture.connection.isUsable
            #expect(!isUsable)
            #expect(throws: AMQPError.self) { try fixture.publish([2]) }
            try fixture.connection.reopenChannel()
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            try fixture.publish([3])
            return (error, try fixture.connection.receive(milliseconds: 10_000)?.body)
        }
        guard case .refused(404, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(body == [3])
    }
}
