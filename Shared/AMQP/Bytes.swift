import CRabbitMQ

extension String {
    /// Copies bytes the library only lends us; what is not UTF-8 is repaired, never refused.
    init(_ bytes: amqp_bytes_t) {
        guard unsafe bytes.bytes != nil else {
            self = ""
            return
        }
        self = unsafe String(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len), as: UTF8.self)
    }
}

extension Array<UInt8> {
    /// Copies bytes the library only lends us.
    init(_ bytes: amqp_bytes_t) {
        self = unsafe Array(UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.bytes == nil ? 0 : bytes.len))
    }
}
