import AMQP
import Messaging
import Testing
import Vocabulary

@Suite("The topology of a service")
struct TopologyTests {
    private func text(_ topology: Topology) -> [String] {
        topology.exchanges.map { "exchange \($0.name) \($0.kind.rawValue)" }
            + topology.queues.map { queue in
                "queue \(queue.name) durable=\(queue.durable) "
                    + queue.arguments.map { "\($0.name)=\($0.value.text ?? "\($0.value.number ?? 0)")" }
                    .joined(separator: " ")
            } + topology.bindings.map { "\($0.exchange) -\($0.routingKey)-> \($0.queue)" }
    }

    @Test("is its queues, each command and query to its own, the events of the contexts it reacts to, and its dead")
    func golden() {
        #expect(
            text(SuiteTopology.of(Jars.catalogue)) == [
                "exchange khuevan.commands direct",
                "exchange khuevan.queries direct",
                "exchange khuevan.events topic",
                "exchange khuevan.dead topic",
                "exchange khuevan.rejections topic",
                "exchange khuevan.neighbours topic",
                "queue campus.commands durable=true x-queue-type=quorum x-delivery-limit=100 "
                    + "x-dead-letter-exchange=khuevan.dead x-dead-letter-routing-key=campus.commands",
                "queue campus.events durable=true x-queue-type=quorum x-delivery-limit=100 "
                    + "x-dead-letter-exchange=khuevan.dead x-dead-letter-routing-key=campus.events",
                "queue campus.dead durable=true x-queue-type=quorum",
                "queue campus.queries durable=true x-queue-type=quorum x-message-ttl=30000 x-max-length=10000 "
                    + "x-overflow=reject-publish",
                "khuevan.commands -campus.add-coins-> campus.commands",
                "khuevan.commands -campus.add-coins-many-> campus.commands",
                "khuevan.commands -campus.stumble-> campus.commands",
                "khuevan.commands -campus.whisper-> campus.commands",
                "khuevan.events -*.campus.#-> campus.events",
                "khuevan.dead -campus.commands-> campus.dead",
                "khuevan.dead -campus.events-> campus.dead",
            ])
    }

    @Test("of a service that folds everybody's facts hears them all")
    func ingest() {
        let events = SuiteTopology.of(Jars.reading).bindings.filter { $0.exchange == SuiteTopology.events }
        #expect(events == [Binding(queue: "reporting.events", exchange: SuiteTopology.events, routingKey: "#")])
    }
}
