/// A message the broker handed to one of our consumers, copied out of the library whole.
public struct Delivery: Sendable, Hashable {
    /// Names the delivery to `acknowledge` and `reject`; counts up from 1 on each channel.
    public var tag: UInt64
    public var redelivered: Bool
    public var exchange: String
    public var routingKey: String
    public var consumerTag: String
    public var properties: Properties
    public var body: [UInt8]

    public init(
        tag: UInt64, redelivered: Bool = false, exchange: String = "", routingKey: String = "",
        consumerTag: String = "", properties: Properties = Properties(), body: [UInt8] = []
    ) {
        self.tag = tag
        self.redelivered = redelivered
        self.exchange = exchange
        self.routingKey = routingKey
        self.consumerTag = consumerTag
        self.properties = properties
        self.body = body
    }
}

/// A mandatory message that no queue wanted.
public struct ReturnedMessage: Sendable, Hashable {
    public var code: UInt16
    public var text: String
    public var exchange: String
    public var routingKey: String
    public var properties: Properties
    public var body: [UInt8]
}
