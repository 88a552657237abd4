public import AMQP
public import Vocabulary

/// Exchanges, queues and bindings as data: what the operator imports and what a service checks at start.
public enum SuiteTopology {
    public static let commands = "khuevan.commands"
    public static let queries = "khuevan.queries"
    public static let events = "khuevan.events"
    public static let dead = "khuevan.dead"
    public static let rejections = "khuevan.rejections"

    public static let exchanges = [
        Exchange(commands, .direct), Exchange(queries, .direct), Exchange(events, .topic), Exchange(dead, .topic),
        Exchange(rejections, .topic),
    ]

    /// A crash counts against every message that was prefetched, so the limit is generous (RabbitMQ: quorum queues).
    public static let deliveryLimit: Int64 = 100

    /// What one service needs: its queues with their bindings.
    public static func of(_ catalogue: Catalogue) -> Topology {
        let name = catalogue.service.rawValue
        var bindings: [Binding] = []
        for command in catalogue.commandNames {
            bindings.append(Binding(queue: "\(name).commands", to: commands, key: command))
        }
        for query in catalogue.queryNames {
            bindings.append(Binding(queue: "\(name).queries", to: queries, key: query))
        }
        if catalogue.ingest != nil {
            bindings.append(Binding(queue: "\(name).events", to: events, key: "#"))
        } else {
            for context in catalogue.contexts.sorted(by: { $0.rawValue < $1.rawValue }) {
                bindings.append(Binding(queue: "\(name).events", to: events, key: "*.\(context.rawValue).#"))
            }
        }
        for queue in ["\(name).commands", "\(name).events"] {
            bindings.append(Binding(queue: "\(name).dead", to: dead, key: queue))
        }
        return Topology(
            exchanges: exchanges,
            queues: [
                work("\(name).commands"), work("\(name).events"), Queue("\(name).dead", kind: .quorum),
                Queue(
                    "\(name).queries", kind: .classic, durable: false,
                    arguments: [
                        "x-message-ttl": .integer(30_000), "x-max-length": .integer(10_000),
                        "x-overflow": .string("reject-publish"),
                    ]),
            ],
            bindings: bindings)
    }

    private static func work(_ name: String) -> Queue {
        Queue(
            name, kind: .quorum,
            arguments: [
                "x-delivery-limit": .integer(deliveryLimit), "x-dead-letter-exchange": .string(dead),
                "x-dead-letter-routing-key": .string(name),
            ])
    }
}
