/// A message on its way in: AMQP sends the method, then a header, then as many body frames as it takes.
struct Assembly {
    enum Origin {
        case delivery(tag: UInt64, redelivered: Bool, consumerTag: String)
        case returned(code: UInt16, text: String)
    }

    let origin: Origin
    let exchange: String
    let routingKey: String
    private var properties: Properties?
    private var body: [UInt8] = []
    private var missing: UInt64 = 0

    init(_ origin: Origin, exchange: String, routingKey: String) {
        self.origin = origin
        self.exchange = exchange
        self.routingKey = routingKey
    }

    /// The header frame came; `false` if it was there already.
    mutating func begin(_ properties: Properties, size: UInt64) -> Bool {
        guard self.properties == nil else { return false }
        self.properties = properties
        missing = size
        // A size is a claim until the bytes are here: reserve what a message of ours may have, let the rest grow.
        body.reserveCapacity(Int(min(size, 4 << 20)))
        return true
    }

    /// A body frame came; `false` if it is more than was announced.
    mutating func append(_ fragment: UnsafeRawBufferPointer) -> Bool {
        guard properties != nil, UInt64(fragment.count) <= missing else { return false }
        missing -= UInt64(fragment.count)
        unsafe body.append(contentsOf: fragment)
        return true
    }

    var isComplete: Bool { properties != nil && missing == 0 }

    var delivery: Delivery? {
        guard isComplete, let properties, case .delivery(let tag, let redelivered, let consumerTag) = origin else {
            return nil
        }
        return Delivery(
            tag: tag, redelivered: redelivered, exchange: exchange, routingKey: routingKey, consumerTag: consumerTag,
            properties: properties, body: body)
    }

    var returned: ReturnedMessage? {
        guard isComplete, let properties, case .returned(let code, let text) = origin else { return nil }
        return ReturnedMessage(
            code: code, text: text, exchange: exchange, routingKey: routingKey, properties: properties, body: body)
    }
}
