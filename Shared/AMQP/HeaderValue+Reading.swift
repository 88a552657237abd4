import CRabbitMQ

extension [Header] {
    /// Copies a table the library decoded, whatever a stranger put into it.
    init(_ table: amqp_table_t, depth: Int = 0) {
        self = []
        guard let entries = unsafe table.entries, unsafe table.num_entries > 0 else { return }
        unsafe reserveCapacity(Int(table.num_entries))
        for index in unsafe 0..<Int(table.num_entries) {
            unsafe append(Header(String(entries[index].key), HeaderValue(entries[index].value, depth: depth)))
        }
    }
}

extension HeaderValue {
    /// Copies one value.
    ///
    /// The kinds are letters: amqp.h, `amqp_field_value_kind_t`.
    init(_ field: amqp_field_value_t, depth: Int) {
        let value = unsafe field.value
        switch unsafe field.kind {
        case UInt8(ascii: "t"): self = unsafe .boolean(value.boolean != 0)
        case UInt8(ascii: "b"): self = unsafe .integer(Int64(value.i8))
        case UInt8(ascii: "B"): self = unsafe .integer(Int64(value.u8))
        case UInt8(ascii: "s"): self = unsafe .integer(Int64(value.i16))
        case UInt8(ascii: "u"): self = unsafe .integer(Int64(value.u16))
        case UInt8(ascii: "I"): self = unsafe .integer(Int64(value.i32))
        case UInt8(ascii: "i"): self = unsafe .integer(Int64(value.u32))
        case UInt8(ascii: "l"): self = unsafe .integer(value.i64)
        case UInt8(ascii: "L"):
            self = unsafe Int64(exactly: value.u64).map { .integer($0) } ?? .other(kind: field.kind)
        case UInt8(ascii: "f"): self = unsafe .real(Double(value.f32))
        case UInt8(ascii: "d"): self = unsafe .real(value.f64)
        case UInt8(ascii: "S"): self = unsafe .string(String(value.bytes))
        case UInt8(ascii: "x"): self = unsafe .bytes([UInt8](value.bytes))
        case UInt8(ascii: "T"): self = unsafe .timestamp(value.u64)
        case UInt8(ascii: "V"): self = .null
        case UInt8(ascii: "F") where depth < Header.deepest:
            self = unsafe .table([Header](value.table, depth: depth + 1))
        case UInt8(ascii: "A") where depth < Header.deepest:
            self = unsafe .array(Self.values(value.array, depth: depth + 1))
        case let kind: self = .other(kind: kind)
        }
    }

    private static func values(_ array: amqp_array_t, depth: Int) -> [HeaderValue] {
        guard let entries = unsafe array.entries, unsafe array.num_entries > 0 else { return [] }
        var values: [HeaderValue] = []
        for index in unsafe 0..<Int(array.num_entries) {
            unsafe values.append(HeaderValue(entries[index], depth: depth))
        }
        return values
    }
}
