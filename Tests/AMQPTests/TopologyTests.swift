import AMQP
import Testing

@Suite("A topology")
struct TopologyTests {
    @Test("says the type of a queue and each limit that is set")
    func arguments() {
        #expect(Queue("plain").arguments == [Header("x-queue-type", "quorum")])
        let queue = Queue(
            "full", .classic, deliveryLimit: 100, deadLetterExchange: "dead", deadLetterRoutingKey: "full",
            deadLetterStrategy: "at-least-once", messageTTL: 30_000, maximumLength: 10_000, overflow: .rejectPublish,
            singleActiveConsumer: true, expires: 60_000, extra: [Header("x-queue-mode", "lazy")])
        #expect(
            queue.arguments == [
                Header("x-queue-type", "classic"), Header("x-delivery-limit", 100),
                Header("x-dead-letter-exchange", "dead"), Header("x-dead-letter-routing-key", "full"),
                Header("x-dead-letter-strategy", "at-least-once"), Header("x-message-ttl", 30_000),
                Header("x-max-length", 10_000), Header("x-overflow", "reject-publish"),
                Header("x-single-active-consumer", true), Header("x-expires", 60_000),
                Header("x-queue-mode", "lazy"),
            ])
    }

    @Test("merges with another without saying anything twice")
    func merging() {
        let shared = Exchange("events", .topic)
        let one = Topology(
            exchanges: [shared], queues: [Queue("a")],
            bindings: [Binding(queue: "a", exchange: "events", routingKey: "#")])
        let two = Topology(exchanges: [shared, Exchange("dead", .topic)], queues: [Queue("b")])
        let both = one.merged(with: two)
        #expect(both.exchanges.map(\.name) == ["events", "dead"])
        #expect(both.queues.map(\.name) == ["a", "b"])
        #expect(both.merged(with: one) == both)
    }
}
