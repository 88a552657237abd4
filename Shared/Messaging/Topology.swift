public import AMQP
import Vocabulary

/// Exchanges, queues and bindings as data: what the operator imports and what a service checks at start.
public enum SuiteTopology {
    public static let commands = "khuevan.commands"
    public static let queries = "khuevan.queries"
    public static let events = "khuevan.events"
    public static let dead = "khuevan.dead"
    public static let rejections = "khuevan.rejections"
    /// Where events of other installations arrive, by federation, as far as they concern a school of this one.
    public static let neighbours = "khuevan.neighbours"

    public static let exchanges = [
        Exchange(commands, .direct), Exchange(queries, .direct), Exchange(events, .topic), Exchange(dead, .topic),
        Exchange(rejections, .topic), Exchange(neighbours, .topic),
    ]

    /// A crash counts against every message that was prefetched, so the limit is generous (RabbitMQ: quorum queues).
    public static let deliveryLimit: Int64 = 100

    /// What one service needs: its queues with their bindings.
    public static func of(_ catalogue: Catalogue) -> Topology {
        let name = catalogue.service.rawValue
        var bindings: [Binding] = []
        for command in catalogue.commandNames {
            bindings.append(Binding(queue: "\(name).commands", exchange: commands, routingKey: command))
        }
        for query in catalogue.queryNames {
            bindings.append(Binding(queue: "\(name).queries", exchange: queries, routingKey: query))
        }
        if catalogue.ingest != nil {
            bindings.append(Binding(queue: "\(name).events", exchange: events, routingKey: "#"))
        } else {
            for context in catalogue.contexts.sorted(by: { $0.rawValue < $1.rawValue }) {
                bindings.append(
                    Binding(queue: "\(name).events", exchange: events, routingKey: "*.\(context.rawValue).#"))
            }
            for entity in catalogue.likes.sorted() {
                bindings.append(
                    Binding(queue: "\(name).events", exchange: events, routingKey: "*.\(name).\(entity).*"))
            }
        }
        for queue in ["\(name).commands", "\(name).events"] {
            bindings.append(Binding(queue: "\(name).dead", exchange: dead, routingKey: queue))
        }
        // What a service that folds everybody's facts is sent again, while it builds its store anew.
        let rebuild = catalogue.ingest == nil ? [] : [Queue("\(name).rebuild")]
        return Topology(
            exchanges: exchanges,
            queues: rebuild + [
                work("\(name).commands"), work("\(name).events"), Queue("\(name).dead"),
                // A question may be lost, its queue may not: only the operator could bring that back.
                Queue(
                    "\(name).queries", messageTTL: 30_000, maximumLength: 10_000, overflow: .rejectPublish),
            ],
            bindings: bindings)
    }

    private static func work(_ name: String) -> Queue {
        Queue(
            name, deliveryLimit: deliveryLimit, deadLetterExchange: dead, deadLetterRoutingKey: name)
    }
}

extension Delivery {
    /// A header's text, where it is text.
    func header(_ name: String) -> String? { properties.header(name)?.text }
}
