/// Where messages wait.
public struct Queue: Sendable, Hashable {
    /// What keeps them.
    public enum Kind: String, Sendable, Hashable {
        /// Replicated and always durable: for anything that must not be lost.
        case quorum
        /// On one node: for what is asked again if it is lost.
        case classic
    }

    /// What happens to a message that finds the queue full.
    public enum Overflow: String, Sendable, Hashable {
        case dropHead = "drop-head"
        case rejectPublish = "reject-publish"
    }

    public var name: String
    public var kind: Kind
    public var durable: Bool
    public var autoDelete: Bool
    public var exclusive: Bool
    /// Redeliveries after which the broker gives a message up.
    ///
    /// Unlimited before RabbitMQ 4 unless set; quorum only.
    public var deliveryLimit: Int64?
    public var deadLetterExchange: String?
    public var deadLetterRoutingKey: String?
    /// `at-least-once` needs `overflow` to be `rejectPublish`; quorum only.
    public var deadLetterStrategy: String?
    /// Milliseconds a message may wait.
    public var messageTTL: Int64?
    public var maximumLength: Int64?
    public var overflow: Overflow?
    /// One consumer at a time, the others stand by.
    public var singleActiveConsumer: Bool
    /// Milliseconds after which an unused queue goes.
    public var expires: Int64?
    /// Any others.
    public var extra: [Header]

    public init(
        _ name: String, _ kind: Kind = .quorum, durable: Bool = true, autoDelete: Bool = false,
        exclusive: Bool = false, deliveryLimit: Int64? = nil, deadLetterExchange: String? = nil,
        deadLetterRoutingKey: String? = nil, deadLetterStrategy: String? = nil, messageTTL: Int64? = nil,
        maximumLength: Int64? = nil, overflow: Overflow? = nil, singleActiveConsumer: Bool = false,
        expires: Int64? = nil, extra: [Header] = []
    ) {
        self.name = name
        self.kind = kind
        self.durable = durable
        self.autoDelete = autoDelete
        self.exclusive = exclusive
        self.deliveryLimit = deliveryLimit
        self.deadLetterExchange = deadLetterExchange
        self.deadLetterRoutingKey = deadLetterRoutingKey
        self.deadLetterStrategy = deadLetterStrategy
        self.messageTTL = messageTTL
        self.maximumLength = maximumLength
        self.overflow = overflow
        self.singleActiveConsumer = singleActiveConsumer
        self.expires = expires
        self.extra = extra
    }

    /// The `x-…` arguments.
    ///
    /// The type is always said: a virtual host may have another default.
    public var arguments: [Header] {
        var arguments = [Header("x-queue-type", .string(kind.rawValue))]
        func add(_ name: String, _ number: Int64?) {
            if let number { arguments.append(Header(name, .integer(number))) }
        }
        func add(_ name: String, _ text: String?) {
            if let text { arguments.append(Header(name, .string(text))) }
        }
        add("x-delivery-limit", deliveryLimit)
        add("x-dead-letter-exchange", deadLetterExchange)
        add("x-dead-letter-routing-key", deadLetterRoutingKey)
        add("x-dead-letter-strategy", deadLetterStrategy)
        add("x-message-ttl", messageTTL)
        add("x-max-length", maximumLength)
        add("x-overflow", overflow?.rawValue)
        if singleActiveConsumer { arguments.append(Header("x-single-active-consumer", true)) }
        add("x-expires", expires)
        return arguments + extra
    }
}

/// How full a queue is.
public struct QueueDepth: Sendable, Hashable {
    public var messages: Int
    public var consumers: Int
}
