import Crypto
import Vocabulary
import Wire

/// The broker's definitions file: what the services describe, and who may touch which part of it.
///
/// Form: <https://www.rabbitmq.com/docs/definitions>. Rights are the least each user can work with
/// (<https://www.rabbitmq.com/docs/access-control>): services declare nothing, an integrator publishes about his schools
/// and reads what was rejected.
struct Definitions {
    private(set) var exchanges: [JSON] = []
    private(set) var queues: [JSON] = []
    private(set) var bindings: [JSON] = []
    private(set) var services: [String] = []

    /// Adds what a service's `--describe` says of its topology, each thing once.
    mutating func add(_ description: JSON) -> Bool {
        guard let service = description["service"]?.string, let topology = description["topology"],
            let exchanges = topology["exchanges"]?.array, let queues = topology["queues"]?.array,
            let bindings = topology["bindings"]?.array
        else { return false }
        if !services.contains(service) { services.append(service) }
        Self.add(exchanges, to: &self.exchanges)
        Self.add(queues, to: &self.queues)
        Self.add(bindings, to: &self.bindings)
        return true
    }

    private static func add(_ more: [JSON], to list: inout [JSON]) {
        for each in more where !list.contains(each) { list.append(each) }
    }

    /// The same for a broker of a single node, where questions need not be copied and so not synced to the disk.
    ///
    /// A quorum queue answers for what it holds on every node and after a crash; a question is worth neither, and waits for
    /// the disk with whatever else is written just then. On one node a classic queue does as well, and keeps it in memory.
    func onOneNode() -> Definitions {
        var one = self
        one.queues = queues.map { queue in
            guard queue["name"]?.string?.hasSuffix(".queries") == true else { return queue }
            return queue.replacing("arguments", (queue["arguments"] ?? [:]).replacing("x-queue-type", "classic"))
        }
        return one
    }

    /// The whole file for these users; every integrator gets a queue for what is rejected.
    func json(for users: [BrokerUser]) throws(CryptoError) -> JSON {
        var queues = queues
        var bindings = bindings
        var logins: [JSON] = []
        var permissions: [JSON] = []
        var topicPermissions: [JSON] = []
        for user in users {
            logins.append([
                "name": .string(user.name), "password_hash": .string(try BrokerPassword.hash(password: user.password)),
                "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": .array([]), "limits": .object([]),
            ])
            permissions.append([
                "user": .string(user.name), "vhost": "/", "configure": .string(user.rights.configure),
                "write": .string(user.rights.write), "read": .string(user.rights.read),
            ])
            topicPermissions.append([
                "user": .string(user.name), "vhost": "/", "exchange": "khuevan.events",
                "write": .string(user.rights.topicWrite), "read": .string(user.rights.topicRead),
            ])
            if case .integrator = user.kind {
                Self.add([Self.rejections(of: user.name)], to: &queues)
                Self.add([Self.binding(of: user.name)], to: &bindings)
            }
        }
        return [
            "vhosts": [["name": "/"]], "users": .array(logins), "permissions": .array(permissions),
            "topic_permissions": .array(topicPermissions), "parameters": .array([]), "policies": .array([]),
            "exchanges": .array(exchanges), "queues": .array(queues), "bindings": .array(bindings),
        ]
    }

    private static func rejections(of integrator: String) -> JSON {
        [
            "name": .string("\(integrator).rejections"), "vhost": "/", "durable": true, "auto_delete": false,
            "arguments": ["x-queue-type": "quorum"],
        ]
    }

    private static func binding(of integrator: String) -> JSON {
        [
            "source": "khuevan.rejections", "vhost": "/", "destination": .string("\(integrator).rejections"),
            "destination_type": "queue", "routing_key": .string(integrator), "arguments": [:],
        ]
    }
}

extension JSON {
    /// The same object with another value for a member that it has.
    fileprivate func replacing(_ name: String, _ value: JSON) -> JSON {
        .object((object ?? []).map { $0.name == name ? Member(name, value) : $0 })
    }
}
