import CRabbitMQ

extension Connection {
    /// What one frame brought.
    enum Event {
        case nothing
        case progress
        case delivery(Delivery)
    }

    /// Takes one frame from the library, waiting at most this long, and files what it says.
    ///
    /// Frames are read here one by one, instead of by `amqp_consume_message`, because that waits without a limit for
    /// the rest of a message it has begun, copies each message twice, and gives up on everything that is no delivery:
    /// acknowledgements of our publishes, returned messages, `connection.blocked`. All that comes on one connection.
    func step(milliseconds: Int) throws(AMQPError) -> Event {
        try checkUsable()
        lookBeside()
        var frame = unsafe amqp_frame_t()
        var timeout = timeval(milliseconds: max(0, milliseconds))
        // Everything the library lent us is copied by now.
        unsafe amqp_maybe_release_buffers_on_channel(state, channel)
        let status = unsafe amqp_simple_wait_frame_noblock(state, &frame, &timeout)
        if status == AMQP_STATUS_TIMEOUT.rawValue { return .nothing }
        guard status == AMQP_STATUS_OK.rawValue else { throw fail(AMQPError(status: status)) }
        switch unsafe Int32(frame.frame_type) {
        case AMQP_FRAME_METHOD: return unsafe try take(frame.payload.method)
        case AMQP_FRAME_HEADER:
            let payload = unsafe frame.payload.properties
            guard let decoded = unsafe payload.decoded else { throw fail(.disconnected("a header without content")) }
            let properties = unsafe Properties(
                UnsafePointer(decoded.assumingMemoryBound(to: amqp_basic_properties_t.self)))
            guard unsafe book.assembly?.begin(properties, size: payload.body_size) == true else {
                throw fail(.disconnected("the broker sent a header out of turn"))
            }
            return finishedMessage()
        case AMQP_FRAME_BODY:
            let fragment = unsafe frame.payload.body_fragment
            guard
                unsafe book.assembly?.append(UnsafeRawBufferPointer(start: fragment.bytes, count: fragment.len)) == true
            else { throw fail(.disconnected("the broker sent a body out of turn")) }
            return finishedMessage()
        default: return .progress
        }
    }

    /// The delivery, if the message that is coming in is one and all here.
    private func finishedMessage() -> Event {
        guard book.assembly?.isComplete == true else { return .progress }
        defer { book.assembly = nil }
        if let delivery = book.assembly?.delivery { return .delivery(delivery) }
        if let returned = book.assembly?.returned { book.keep(returned) }
        return .progress
    }

    private func take(_ method: amqp_method_t) throws(AMQPError) -> Event {
        switch unsafe method.id {
        case AMQP_BASIC_DELIVER_METHOD:
            let deliver = unsafe method.decoded.assumingMemoryBound(to: amqp_basic_deliver_t.self)
            book.assembly = unsafe Assembly(
                .delivery(
                    tag: deliver.pointee.delivery_tag, redelivered: deliver.pointee.redelivered != 0,
                    consumerTag: String(deliver.pointee.consumer_tag)),
                exchange: String(deliver.pointee.exchange), routingKey: String(deliver.pointee.routing_key))
        case AMQP_BASIC_RETURN_METHOD:
            let returned = unsafe method.decoded.assumingMemoryBound(to: amqp_basic_return_t.self)
            book.assembly = unsafe Assembly(
                .returned(code: returned.pointee.reply_code, text: String(returned.pointee.reply_text)),
                exchange: String(returned.pointee.exchange), routingKey: String(returned.pointee.routing_key))
        case AMQP_BASIC_ACK_METHOD:
            let ack = unsafe method.decoded.assumingMemoryBound(to: amqp_basic_ack_t.self).pointee
            book.confirms?.settle(ack.delivery_tag, multiple: ack.multiple != 0, positive: true)
        case AMQP_BASIC_NACK_METHOD:
            let nack = unsafe method.decoded.assumingMemoryBound(to: amqp_basic_nack_t.self).pointee
            book.confirms?.settle(nack.delivery_tag, multiple: nack.multiple != 0, positive: false)
        case AMQP_CONNECTION_BLOCKED_METHOD:
            let blocked = unsafe method.decoded.assumingMemoryBound(to: amqp_connection_blocked_t.self)
            book.blockedReason = unsafe String(blocked.pointee.reason)
        case AMQP_CONNECTION_UNBLOCKED_METHOD:
            book.blockedReason = nil
        case AMQP_BASIC_CANCEL_METHOD:
            let cancel = unsafe method.decoded.assumingMemoryBound(to: amqp_basic_cancel_t.self)
            let tag = unsafe String(cancel.pointee.consumer_tag)
            throw fail(.disconnected("the broker cancelled consumer \(tag): its queue is gone or has moved"))
        default:
            throw unsafe closed(by: method)
        }
        return .progress
    }
}
