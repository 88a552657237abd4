import Messaging
import Testing
import Wire

@testable import ServiceKit

@Suite("What a service says of itself")
struct DescriptionTests {
    private let description = Kiosk.description

    private func names(_ list: String) -> [String] {
        (description[list]?.array ?? []).compactMap { $0["name"]?.string }
    }

    private func message(_ name: String, in list: String) throws -> JSON {
        try #require(description[list]?.array?.first { $0["name"]?.string == name })
    }

    @Test("has every command and query with its schemas and its permission")
    func messages() throws {
        #expect(
            names("commands") == [
                "pupils.discard-dead-letter", "pupils.replay-dead-letter", "pupils.replay-journal",
                "pupils.seal-journal", "pupils.sell-paper", "pupils.sell-paper-many",
            ])
        #expect(
            names("queries") == [
                "pupils.ask-price", "pupils.dead-letter", "pupils.dead-letters", "pupils.gaps", "pupils.health",
                "pupils.journal", "pupils.parked", "pupils.security-facts",
            ])
        for message in (description["commands"]?.array ?? []) + (description["queries"]?.array ?? []) {
            #expect(message["body"]?["type"] == "object" && message["body"]?["additionalProperties"] == false)
            #expect(message["answer"]?["type"] == "object")
        }
        let (one, many) = (
            try message("pupils.sell-paper", in: "commands"), try message("pupils.sell-paper-many", in: "commands")
        )
        #expect(one["permission"] == "manage-pupils" && one["body"]?["required"] == ["title"])
        #expect(many["body"]?["properties"]?["items"]?["items"]?["required"] == ["title"])
        #expect(try message("pupils.ask-price", in: "queries")["permission"] == .null)
    }

    @Test("has the form of RabbitMQ's definitions")
    func topology() {
        let topology = description["topology"]
        let queues = topology?["queues"]?.array?.compactMap { $0["name"]?.string }
        #expect(queues == ["pupils.commands", "pupils.events", "pupils.dead", "pupils.queries"])
        #expect(topology?["queues"]?[0]?["arguments"]?["x-queue-type"] == "quorum")
        #expect(topology?["queues"]?[0]?["arguments"]?["x-delivery-limit"] == 100)
        let heard = topology?["bindings"]?.array?.filter { $0["source"] == "khuevan.events" }
        #expect(heard?.map { $0["routing_key"] } == ["*.identity.#"])
        #expect(description["hears"] == ["identity"] && description["service"] == "pupils")
    }

    @Test("reads back as the JSON that it is")
    func text() throws { #expect(try JSON.parse(description.prettyText, limits: .generous) == description) }
}
