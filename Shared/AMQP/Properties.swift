/// What a message says about itself beside its body: the fourteen basic properties of AMQP 0-9-1 but two.
///
/// `priority` is left out because quorum queues before RabbitMQ 4 ignore it, `cluster_id` because it is deprecated.
public struct Properties: Sendable, Hashable {
    public var contentType: String?
    public var contentEncoding: String?
    public var type: String?
    public var messageID: String?
    public var correlationID: String?
    public var replyTo: String?
    /// Milliseconds, as text, after which the broker may drop the message.
    public var expiration: String?
    /// Seconds since 1970.
    public var timestamp: UInt64?
    /// The broker refuses a message whose user is not the connection's.
    public var userID: String?
    public var appID: String?
    /// Survives a broker restart, if its queue does.
    public var persistent: Bool
    public var headers: [Header]

    public init(
        contentType: String? = nil, contentEncoding: String? = nil, type: String? = nil, messageID: String? = nil,
        correlationID: String? = nil, replyTo: String? = nil, expiration: String? = nil, timestamp: UInt64? = nil,
        userID: String? = nil, appID: String? = nil, persistent: Bool = true, headers: [Header] = []
    ) {
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.type = type
        self.messageID = messageID
        self.correlationID = correlationID
        self.replyTo = replyTo
        self.expiration = expiration
        self.timestamp = timestamp
        self.userID = userID
        self.appID = appID
        self.persistent = persistent
        self.headers = headers
    }

    /// The first header of that name.
    public func header(_ name: String) -> HeaderValue? {
        for header in headers where header.name == name { return header.value }
        return nil
    }
}
