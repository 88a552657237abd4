import CRabbitMQ

/// Memory for what one C call borrows: texts, tables, properties.
///
/// Given back all at once before the next call.
@safe final class Arena {
    private let pool: UnsafeMutablePointer<amqp_pool_t>

    init() {
        unsafe pool = .allocate(capacity: 1)
        unsafe pool.initialize(to: amqp_pool_t())
        unsafe init_amqp_pool(pool, 4096)
    }

    deinit {
        unsafe empty_amqp_pool(pool)
        unsafe pool.deallocate()
    }

    /// Everything lent so far is over.
    func reset() { unsafe recycle_amqp_pool(pool) }

    func text(_ text: String) -> amqp_bytes_t {
        var text = text
        return text.withUTF8 { unsafe copy(UnsafeRawBufferPointer($0)) }
    }

    func text(_ text: String?) -> amqp_bytes_t {
        if let text { unsafe self.text(text) } else { unsafe amqp_bytes_t() }
    }

    func bytes(_ bytes: [UInt8]) -> amqp_bytes_t {
        unsafe bytes.withUnsafeBytes { unsafe copy($0) }
    }

    func table(_ headers: [Header]) -> amqp_table_t {
        guard let entries = unsafe allocate(amqp_table_entry_t.self, headers.count) else {
            return unsafe amqp_table_t()
        }
        for (index, header) in headers.enumerated() {
            unsafe entries[index] = amqp_table_entry_t(key: text(header.name), value: field(header.value))
        }
        return unsafe amqp_table_t(num_entries: Int32(headers.count), entries: entries)
    }

    func properties(_ properties: Properties) -> amqp_basic_properties_t {
        var lent = unsafe amqp_basic_properties_t()
        unsafe lent._flags = properties.flags
        unsafe lent.content_type = text(properties.contentType)
        unsafe lent.content_encoding = text(properties.contentEncoding)
        unsafe lent.type = text(properties.type)
        unsafe lent.message_id = text(properties.messageID)
        unsafe lent.correlation_id = text(properties.correlationID)
        unsafe lent.reply_to = text(properties.replyTo)
        unsafe lent.expiration = text(properties.expiration)
        unsafe lent.timestamp = properties.timestamp ?? 0
        unsafe lent.user_id = text(properties.userID)
        unsafe lent.app_id = text(properties.appID)
        unsafe lent.delivery_mode = properties.persistent ? 2 : 1
        if !properties.headers.isEmpty { unsafe lent.headers = table(properties.headers) }
        return unsafe lent
    }

    private func field(_ value: HeaderValue) -> amqp_field_value_t {
        var field = unsafe amqp_field_value_t()
        func set(_ letter: Unicode.Scalar) { unsafe field.kind = UInt8(ascii: letter) }
        switch value {
        case .null, .other:
            set("V")
        case .boolean(let truth):
            set("t")
            unsafe field.value.boolean = truth ? 1 : 0
        case .integer(let number):
            set("l")
            unsafe field.value.i64 = number
        case .real(let number):
            set("d")
            unsafe field.value.f64 = number
        case .string(let text):
            set("S")
            unsafe field.value.bytes = self.text(text)
        case .bytes(let bytes):
            set("x")
            unsafe field.value.bytes = self.bytes(bytes)
        case .timestamp(let seconds):
            set("T")
            unsafe field.value.u64 = seconds
        case .table(let headers):
            set("F")
            unsafe field.value.table = table(headers)
        case .array(let values):
            set("A")
            unsafe field.value.array = array(values)
        }
        return unsafe field
    }

    private func array(_ values: [HeaderValue]) -> amqp_array_t {
        guard let entries = unsafe allocate(amqp_field_value_t.self, values.count) else { return unsafe amqp_array_t() }
        for (index, value) in values.enumerated() { unsafe entries[index] = field(value) }
        return unsafe amqp_array_t(num_entries: Int32(values.count), entries: entries)
    }

    private func allocate<T>(_ type: T.Type, _ count: Int) -> UnsafeMutablePointer<T>? {
        guard count > 0, let memory = unsafe amqp_pool_alloc(pool, count * MemoryLayout<T>.stride) else { return nil }
        return unsafe memory.bindMemory(to: type, capacity: count)
    }

    private func copy(_ source: UnsafeRawBufferPointer) -> amqp_bytes_t {
        guard let start = source.baseAddress, source.count > 0, let memory = unsafe amqp_pool_alloc(pool, source.count)
        else { return unsafe amqp_bytes_t() }
        unsafe memory.copyMemory(from: start, byteCount: source.count)
        return unsafe amqp_bytes_t(len: source.count, bytes: memory)
    }
}
