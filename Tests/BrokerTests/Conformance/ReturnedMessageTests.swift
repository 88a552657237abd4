import AMQP
import TestKit
import Testing

@Suite("A mandatory message that nobody wants", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct ReturnedMessageTests {
    @Test("is said to be, by its confirm, with its neighbours confirmed")
    func confirmed() async throws {
        let publications = try await withQueue { fixture in
            try fixture.connection.confirmPublishes()
            let nowhere = TestBroker.freshName("nowhere")
            try fixture.publish([1], Properties(messageID: "a"))
            try fixture.connection.publish(
                OutgoingMessage([2], Properties(messageID: "b")), exchange: "", routingKey: nowhere)
            try fixture.publish([3], Properties(messageID: "c"))
            return try fixture.connection.awaitConfirms(upTo: 3, milliseconds: 20_000)
        }
        #expect(publications.map(\.outcome) == [.confirmed, .returned(code: 312, text: "NO_ROUTE"), .confirmed])
    }

    @Test("comes back whole to who does not ask for confirms", arguments: [0, 1, 300_000])
    func unconfirmed(size: Int) async throws {
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        let returned = try await withQueue { fixture in
            let tag = try fixture.connection.publish(
                OutgoingMessage(body, Properties(messageID: "lost")), exchange: "amq.topic",
                routingKey: TestBroker.freshName("nowhere"))
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
        #expect(returned.map(\.body) == [body])
        #expect(returned.first?.properties.messageID == "lost")
        #expect(returned.first?.exchange == "amq.topic")
        #expect(returned.first?.code == 312)
    }

    @Test("is dropped without a word if it was not mandatory")
    func dropped() async throws {
        let outcomes = try await withQueue { fixture in
            try fixture.connection.confirmPublishes()
            let tag = try fixture.connection.publish(
                OutgoingMessage([1]), exchange: "", routingKey: TestBroker.freshName("nowhere"), mandatory: false)
            return try fixture.connection.awaitConfirms(upTo: tag, milliseconds: 10_000).map(\.outcome)
        }
        #expect(outcomes == [.confirmed])
    }
}
