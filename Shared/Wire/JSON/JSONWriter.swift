/// Writes JSON text: compact, deterministic, escaping only what RFC 8259 requires.
struct JSONWriter {
    var bytes: [UInt8] = []

    mutating func write(_ json: JSON) {
        switch json {
        case .null: writeNull()
        case .bool(let flag): write(flag)
        case .integer(let number): write(number)
        case .decimal(let number): write(number)
        case .string(let text): write(text)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for item in items {
                separate()
                write(item)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for member in members {
                beginMember(member.name)
                write(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// A comma, unless this is the first thing in its braces or brackets.
    @inline(__always)
    mutating func separate() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    mutating func beginMember(_ name: String) {
        separate()
        write(name)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func member(_ name: String, _ value: String) {
        beginMember(name)
        write(value)
    }
    mutating func member(_ name: String, _ value: Bool) {
        beginMember(name)
        write(value)
    }
    mutating func member(_ name: String, _ value: Double) {
        beginMember(name)
        write(value)
    }
    mutating func member(_ name: String, _ value: some FixedWidthInteger) {
        beginMember(name)
        write(value)
    }

    mutating func writeNull() { append("null") }

    mutating func write(_ flag: Bool) { append(flag ? "true" : "false") }

    mutating func write(_ number: some FixedWidthInteger) {
        var magnitude = UInt64(clamping: number.magnitude)
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }

    /// The shortest decimal that reads back as the same number; `null` for one that JSON cannot say.
    mutating func write(_ number: Double) {
        number.isFinite ? append(number.description) : writeNull()
    }

    mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if Self.needsEscapes(text) {
            writeEscaped(text)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscapes(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        }
        return false
    }

    private mutating func writeEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0x00..<0x20:
                append("\\u00")
                bytes.append(Hex.digits[Int(byte >> 4)])
                bytes.append(Hex.digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
    }

    /// Text that is known to need no escapes.
    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func writePretty(_ json: JSON, indent: Int) {
        switch json {
        case .array(let items) where !items.isEmpty:
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                newLine(indent + 1, comma: index > 0)
                writePretty(item, indent: indent + 1)
            }
            newLine(indent, comma: false)
            bytes.append(UInt8(ascii: "]"))
        case .object(let members) where !members.isEmpty:
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                newLine(indent + 1, comma: index > 0)
                write(member.name)
                append(": ")
                writePretty(member.value, indent: indent + 1)
            }
            newLine(indent, comma: false)
            bytes.append(UInt8(ascii: "}"))
        default: write(json)
        }
    }

    private mutating func newLine(_ indent: Int, comma: Bool) {
        if comma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(0x0A)
        for _ in 0..<indent { append("  ") }
    }
}
