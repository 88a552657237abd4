import CRabbitMQ

extension Properties {
    /// Copies what the flags say is there; the other members of the C struct are not initialised.
    init(_ lent: UnsafePointer<amqp_basic_properties_t>) {
        let flags = unsafe lent.pointee._flags
        func text(_ flag: Int32, _ bytes: amqp_bytes_t) -> String? {
            flags & amqp_flags_t(flag) == 0 ? nil : unsafe String(bytes)
        }
        let isPersistent = unsafe flags & Flag.deliveryMode != 0 && lent.pointee.delivery_mode == 2
        unsafe self.init(
            contentType: text(AMQP_BASIC_CONTENT_TYPE_FLAG, lent.pointee.content_type),
            contentEncoding: text(AMQP_BASIC_CONTENT_ENCODING_FLAG, lent.pointee.content_encoding),
            type: text(AMQP_BASIC_TYPE_FLAG, lent.pointee.type),
            messageID: text(AMQP_BASIC_MESSAGE_ID_FLAG, lent.pointee.message_id),
            correlationID: text(AMQP_BASIC_CORRELATION_ID_FLAG, lent.pointee.correlation_id),
            replyTo: text(AMQP_BASIC_REPLY_TO_FLAG, lent.pointee.reply_to),
            expiration: text(AMQP_BASIC_EXPIRATION_FLAG, lent.pointee.expiration),
            timestamp: flags & Flag.timestamp == 0 ? nil : lent.pointee.timestamp,
            userID: text(AMQP_BASIC_USER_ID_FLAG, lent.pointee.user_id),
            appID: text(AMQP_BASIC_APP_ID_FLAG, lent.pointee.app_id),
            persistent: isPersistent,
            headers: flags & Flag.headers == 0 ? [] : [Header](lent.pointee.headers))
    }

    /// The flags of what is set, for the C struct.
    var flags: amqp_flags_t {
        var flags = Flag.deliveryMode
        func set(_ isThere: Bool, _ flag: Int32) {
            if isThere { flags |= amqp_flags_t(flag) }
        }
        set(contentType != nil, AMQP_BASIC_CONTENT_TYPE_FLAG)
        set(contentEncoding != nil, AMQP_BASIC_CONTENT_ENCODING_FLAG)
        set(type != nil, AMQP_BASIC_TYPE_FLAG)
        set(messageID != nil, AMQP_BASIC_MESSAGE_ID_FLAG)
        set(correlationID != nil, AMQP_BASIC_CORRELATION_ID_FLAG)
        set(replyTo != nil, AMQP_BASIC_REPLY_TO_FLAG)
        set(expiration != nil, AMQP_BASIC_EXPIRATION_FLAG)
        set(timestamp != nil, AMQP_BASIC_TIMESTAMP_FLAG)
        set(userID != nil, AMQP_BASIC_USER_ID_FLAG)
        set(appID != nil, AMQP_BASIC_APP_ID_FLAG)
        set(!headers.isEmpty, AMQP_BASIC_HEADERS_FLAG)
        return flags
    }

    private enum Flag {
        static let deliveryMode = amqp_flags_t(AMQP_BASIC_DELIVERY_MODE_FLAG)
        static let timestamp = amqp_flags_t(AMQP_BASIC_TIMESTAMP_FLAG)
        static let headers = amqp_flags_t(AMQP_BASIC_HEADERS_FLAG)
    }
}
