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

    @Test("has every command and query with its schemas and its permission")
    func messages() throws {
        #expect(names("commands") == ["pupils.sell-paper", "pupils.sell-paper-many"])
        #expect(names("queries") == ["pupils.ask-price", "pupils.health", "pupils.journal"])
        for message in (description["commands"]?.array ?? []) + (description["queries"]?.array ?? []) {
            #expect(message["body"]?["type"] == "object" && message["body"]?["additionalProperties"] == false)
            #expect(message["answer"]?["type"] == "object")
        }
        #expect(description["commands"]?[0]?["permission"] == "manage-pupils")
        #expect(description["commands"]?[0]?["body"]?["required"] == ["title"])
        #expect(description["commands"]?[1]?["body"]?["properties"]?["items"]?["items"]?["required"] == ["title"])
        #expect(description["queries"]?[0]?["permission"] == .null)
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
