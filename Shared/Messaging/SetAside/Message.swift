import AMQP
import Crypto
import Wire

/// A message on its way to a desk: fresh from the broker, or one that was set aside.
struct Message {
    var delivery: Delivery
    /// Its number where it was set aside before.
    var number: Int64?
    /// How often it has been tried.
    var attempts = 0
    /// When it came first; nothing for a fresh one.
    var arrived: Instant?
    /// What came of the work that was done for it beforehand.
    var labour: (any Sendable)?

    init(_ delivery: Delivery, after labour: (any Sendable)? = nil) {
        self.delivery = delivery
        self.labour = labour
    }

    init(_ original: SetAside.Original) {
        delivery = original.delivery
        number = original.kept.number
        attempts = original.kept.attempts
        arrived = original.kept.arrived
    }

    /// The same without what may be a secret.
    var withoutBody: Message {
        var message = self
        message.delivery.body = []
        return message
    }

    /// What a log may say of it.
    func traits(because reason: String) -> [String: String] {
        ["routing.key": delivery.routingKey, "reason": reason]
    }
}

/// Where a message came in, which is also the tag of the consumer.
enum Intake {
    static let commands = "commands"
    static let events = "events"
    /// What the broker gave up on.
    static let dead = "dead"
}

extension Delivery {
    /// What tells this message from others: its sender, id, type and body.
    var digest: [UInt8] {
        var hasher = SHA256()
        for text in [properties.userID, properties.messageID, properties.type] { hasher.update(field: text ?? "") }
        hasher.update(field: body)
        return hasher.finalize().bytes
    }

    /// How often the broker has taken it back from a consumer that went away (a quorum queue counts).
    var timesReturned: Int { Int(clamping: properties.header("x-delivery-count")?.number ?? 0) }

    /// The message as it was before the broker gave it up; its first entry in `x-death` says where that was.
    var beforeDeath: Delivery {
        var message = self
        message.consumerTag = routingKey.hasSuffix(".events") ? Intake.events : Intake.commands
        guard let origin = firstDeath else { return message }
        message.exchange = origin.text("exchange") ?? ""
        message.routingKey = origin.list("routing-keys").first ?? routingKey
        return message
    }

    /// Why the broker gave it up: `delivery_limit`, `rejected`, `expired`.
    var death: String { firstDeath?.text("reason") ?? "for no reason that it tells" }

    private var firstDeath: [Header]? {
        guard case .array(let deaths) = properties.header("x-death"), case .table(let first) = deaths.last else {
            return nil
        }
        return first
    }
}

extension [Header] {
    fileprivate func text(_ name: String) -> String? { first { $0.name == name }?.value.text }
    fileprivate func list(_ name: String) -> [String] {
        guard case .array(let values) = first(where: { $0.name == name })?.value else { return [] }
        return values.compactMap(\.text)
    }
}
