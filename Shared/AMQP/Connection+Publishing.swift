import CRabbitMQ
import Platform

extension Connection {
    /// From now on the broker says of every publish whether it has taken it.
    public func confirmPublishes() throws(AMQPError) {
        guard book.confirms == nil else { return }
        try call { unsafe _ = amqp_confirm_select(state, channel) }
        book.confirms = Confirms()
    }

    /// Sends a message; its tag if publishes are confirmed, else 0.
    ///
    /// Returning means "handed to the kernel", no more. An empty exchange sends to the queue the routing key names. A
    /// `mandatory` message comes back if no queue wants it.
    @discardableResult
    public func publish(
        _ message: OutgoingMessage, exchange: String, routingKey: String, mandatory: Bool = true
    ) throws(AMQPError) -> UInt64 {
        try checkUsable()
        if let complaint = message.properties.complaint(frameMaximum: negotiatedFrameMaximum) {
            throw .refused(code: UInt16(AMQP_SYNTAX_ERROR), text: complaint)
        }
        let names = unsafe try arguments(exchange, routingKey)
        var properties = unsafe book.arena.properties(message.properties)
        try awaitRoom()
        let status = unsafe message.body.withUnsafeBytes { body in
            // The library only reads it.
            let lent = unsafe amqp_bytes_t(
                len: body.count, bytes: UnsafeMutableRawPointer(mutating: body.baseAddress))
            return unsafe amqp_basic_publish(
                state, channel, names[0], names[1], mandatory ? 1 : 0, 0, &properties, lent)
        }
        guard status == AMQP_STATUS_OK.rawValue else { throw fail(AMQPError(status: status)) }
        return book.confirms?.published(messageID: message.properties.messageID) ?? 0
    }

    /// Publishes the broker has not settled, or settled and not given out.
    public var unsettledPublishes: Int { book.confirms?.outstanding ?? 0 }

    /// Reads what the broker sends, waiting at most this long for something to settle, and gives out what is settled:
    /// each publish once, in the order they were made, without gaps.
    ///
    /// Deliveries that come meanwhile wait for `receive`.
    public func pump(milliseconds: Int) throws(AMQPError) -> [Publication] {
        let deadline = Clock.monotonicMilliseconds() + Int64(max(0, milliseconds))
        var wait = milliseconds
        // A broker that never stops sending must not keep us here.
        for _ in 0..<4096 {
            switch try step(milliseconds: wait) {
            case .delivery(let delivery): book.keep(delivery)
            case .nothing: return takeSettled()
            case .progress: break
            }
            // Once something is settled, only what is there already is worth taking.
            let isSettled = book.confirms.map { $0.hasSettled } ?? false
            wait = isSettled ? 0 : max(0, Int(deadline - Clock.monotonicMilliseconds()))
        }
        return takeSettled()
    }

    /// What is settled and not given out yet, without reading anything.
    public func takeSettled() -> [Publication] { book.confirms?.takeSettled() ?? [] }

    /// Waits until everything up to `tag` is settled and gives it out.
    ///
    /// `timedOut` leaves the connection whole: what was settled meanwhile is given out by the next call.
    public func awaitConfirms(upTo tag: UInt64, milliseconds: Int) throws(AMQPError) -> [Publication] {
        let deadline = Clock.monotonicMilliseconds() + Int64(max(0, milliseconds))
        while let confirms = book.confirms, confirms.settledTag < min(tag, confirms.lastTag) {
            let wait = Int(deadline - Clock.monotonicMilliseconds())
            guard wait > 0 else { throw .timedOut }
            if case .delivery(let delivery) = try step(milliseconds: wait) { book.keep(delivery) }
        }
        return takeSettled()
    }

    /// Mandatory messages that came back to somebody who does not have publishes confirmed; each is given out once.
    public func takeReturned() -> [ReturnedMessage] {
        defer { book.returned = [] }
        return book.returned
    }
}
