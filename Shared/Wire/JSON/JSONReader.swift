/// A cursor over bytes that knows the grammar of RFC 8259, once, for the tree and for the slices.
///
/// Bounds-checked throughout: bytes from outside end in a `JSONError`, never in a trap. Everything between strings is
/// ASCII by grammar, so only strings are checked for UTF-8.
struct JSONReader {
    let bytes: [UInt8]
    let end: Int
    let limits: JSONLimits
    var position: Int
    var depth = 0

    init(_ bytes: [UInt8], in range: Range<Int>? = nil, limits: JSONLimits) throws(JSONError) {
        let whole = 0..<bytes.count
        let range = (range ?? whole).clamped(to: whole)
        guard range.count <= limits.bytes else {
            throw JSONError(.documentTooLarge, at: range.lowerBound + limits.bytes)
        }
        self.bytes = bytes
        self.limits = limits
        end = range.upperBound
        position = range.lowerBound
    }

    /// The byte at the cursor, or 0, which no JSON contains outside strings, at the end.
    var next: UInt8 {
        @inline(__always) get { position < end ? bytes[position] : 0 }
    }

    func unexpected() -> JSONError { JSONError(position < end ? .unexpectedByte : .unexpectedEnd, at: position) }

    @inline(__always)
    mutating func skipSpace() {
        while position < end {
            let byte = bytes[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    @inline(__always)
    mutating func expect(_ byte: UInt8) throws(JSONError) {
        skipSpace()
        guard next == byte else { throw unexpected() }
        position += 1
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// Refuses anything but white space between the cursor and the end.
    mutating func finish() throws(JSONError) {
        skipSpace()
        guard position == end else { throw JSONError(.trailingBytes, at: position) }
    }

    mutating func enter(_ byte: UInt8) throws(JSONError) {
        try expect(byte)
        depth += 1
        guard depth <= limits.depth else { throw JSONError(.tooDeep, at: position - 1) }
    }

    mutating func word(_ text: String) throws(JSONError) {
        for byte in text.utf8 {
            guard next == byte else { throw unexpected() }
            position += 1
        }
    }
}
