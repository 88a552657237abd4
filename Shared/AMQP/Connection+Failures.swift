import CRabbitMQ

extension AMQPError {
    init(status: Int32) {
        if status == AMQP_STATUS_TIMEOUT.rawValue {
            self = .timedOut
        } else {
            self = unsafe .disconnected(String(cString: amqp_error_string2(status)))
        }
    }
}

extension Connection {
    /// Remembers that the connection is over, and why.
    func fail(_ error: AMQPError) -> AMQPError {
        if book.failure == nil { book.failure = error }
        return error
    }

    /// What a reply other than "normal" means.
    func failure(of reply: amqp_rpc_reply_t) -> AMQPError {
        guard unsafe reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION else {
            return unsafe fail(AMQPError(status: reply.library_error))
        }
        return unsafe closed(by: reply.reply)
    }

    /// The broker closed the channel or the connection: answer, remember, and say why.
    func closed(by method: amqp_method_t) -> AMQPError {
        switch unsafe method.id {
        case AMQP_CHANNEL_CLOSE_METHOD:
            let close = unsafe method.decoded.assumingMemoryBound(to: amqp_channel_close_t.self).pointee
            let error = unsafe channelError(code: close.reply_code, text: String(close.reply_text))
            var answer = amqp_channel_close_ok_t()
            _ = unsafe amqp_send_method(state, channel, AMQP_CHANNEL_CLOSE_OK_METHOD, &answer)
            book.closure = error
            return error
        case AMQP_CONNECTION_CLOSE_METHOD:
            let close = unsafe method.decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
            let error = unsafe connectionError(code: close.reply_code, text: String(close.reply_text))
            var answer = amqp_connection_close_ok_t()
            _ = unsafe amqp_send_method(state, 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &answer)
            return fail(error)
        case let id:
            return fail(.disconnected("the broker sent an unexpected method, \(String(id, radix: 16))"))
        }
    }

    private func channelError(code: UInt16, text: String) -> AMQPError {
        // consumer_timeout: the broker waited 30 minutes for an acknowledgement. A new connection gets them again.
        if code == AMQP_PRECONDITION_FAILED, text.contains("delivery acknowledgement") { return .disconnected(text) }
        return .refused(code: code, text: text)
    }

    private func connectionError(code: UInt16, text: String) -> AMQPError {
        switch Int32(code) {
        case AMQP_NOT_ALLOWED where book.isAdmitted: .refused(code: code, text: text)
        case AMQP_ACCESS_REFUSED, AMQP_NOT_ALLOWED: .accessRefused(text)
        case AMQP_FRAME_ERROR, AMQP_SYNTAX_ERROR, AMQP_COMMAND_INVALID, AMQP_NOT_IMPLEMENTED:
            .refused(code: code, text: text)
        default: .disconnected("\(text) (\(code))")
        }
    }
}
