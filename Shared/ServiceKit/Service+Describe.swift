import AMQP
import Access
import Contracts
import Messaging
import Vocabulary
import Wire

extension Service {
    /// What the service says to the world, for the published contract and the broker's definitions.
    static var description: JSON {
        let catalogue = catalogue
        let topology = SuiteTopology.of(catalogue)
        return [
            "service": .string(context.rawValue),
            "version": .string(suiteVersion),
            "commands": .array(catalogue.allCommands.map { describe($0) }),
            "queries": .array(catalogue.allQueries.map { describe($0) }),
            "hears": .array(catalogue.contexts.map(\.rawValue).sorted().map { .string($0) }),
            "topology": [
                "exchanges": .array(topology.exchanges.map(\.definition)),
                "queues": .array(topology.queues.map(\.definition)),
                "bindings": .array(topology.bindings.map(\.definition)),
            ],
        ]
    }

    private static func describe<C: Command>(_ command: C.Type) -> JSON {
        [
            "name": .string(C.name.text), "permission": C.permission.map { .string($0.rawValue) } ?? .null,
            "body": Schema.describe(C.self), "answer": Schema.describe(C.Answer.self),
        ]
    }

    private static func describe<Q: Query>(_ query: Q.Type) -> JSON {
        [
            "name": .string(Q.name.text), "permission": Q.permission.map { .string($0.rawValue) } ?? .null,
            "body": Schema.describe(Q.self), "answer": Schema.describe(Q.Answer.self),
        ]
    }
}

// The form of RabbitMQ's definitions file (https://www.rabbitmq.com/docs/definitions).

extension Exchange {
    var definition: JSON {
        [
            "name": .string(name), "vhost": "/", "type": .string(kind.rawValue), "durable": .bool(durable),
            "auto_delete": false, "internal": false, "arguments": [:],
        ]
    }
}

extension Queue {
    var definition: JSON {
        [
            "name": .string(name), "vhost": "/", "durable": .bool(durable), "auto_delete": .bool(autoDelete),
            "arguments": .object(arguments.map { Member($0.name, $0.value.definition) }),
        ]
    }
}

extension Binding {
    var definition: JSON {
        [
            "source": .string(exchange), "vhost": "/", "destination": .string(queue), "destination_type": "queue",
            "routing_key": .string(routingKey), "arguments": [:],
        ]
    }
}

extension HeaderValue {
    fileprivate var definition: JSON {
        switch self {
        case .string(let text): .string(text)
        case .integer(let number): .integer(number)
        case .boolean(let value): .bool(value)
        default: .null
        }
    }
}
