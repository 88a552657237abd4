extension JSONReader {
    /// The string at the cursor.
    mutating func string() throws(JSONError) -> String {
        let (range, plain) = try scanString()
        guard plain else { return try unescape(range) }
        do {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            throw JSONError(.badUTF8, at: range.lowerBound)
        }
    }

    /// Walks over a string, refusing all that `string()` refuses.
    mutating func skipString() throws(JSONError) {
        let (range, plain) = try scanString()
        guard plain else {
            _ = try unescape(range)
            return
        }
        do {
            _ = try UTF8Span(validating: bytes.span.extracting(range))
        } catch {
            throw JSONError(.badUTF8, at: range.lowerBound)
        }
    }

    /// Finds the closing quote; says whether there are no escapes to undo.
    private mutating func scanString() throws(JSONError) -> (Range<Int>, plain: Bool) {
        guard next == UInt8(ascii: "\"") else { throw unexpected() }
        let start = position + 1
        let (close, plain) = try Self.closingQuote(bytes.span, from: start, before: end)
        guard close - start <= limits.text else { throw JSONError(.textTooLong, at: start) }
        position = close + 1
        return (start..<close, plain)
    }

    private static func closingQuote(
        _ bytes: Span<UInt8>, from start: Int, before end: Int
    ) throws(JSONError) -> (Int, plain: Bool) {
        var index = start
        var plain = true
        while index < end {
            let byte = bytes[index]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                index += 1
            } else if byte == UInt8(ascii: "\"") {
                return (index, plain)
            } else if byte == UInt8(ascii: "\\") {
                plain = false
                index += 2
            } else {
                throw JSONError(.controlCharacter, at: index)
            }
        }
        throw JSONError(.unexpectedEnd, at: end)
    }

    private func unescape(_ range: Range<Int>) throws(JSONError) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                index += 1
                continue
            }
            guard index + 1 < range.upperBound else { throw JSONError(.badEscape, at: index) }
            switch bytes[index + 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[index + 1])
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "u"):
                let (scalar, length) = try scalar(at: index, before: range.upperBound)
                out.append(contentsOf: String(Character(scalar)).utf8)
                index += length
                continue
            default: throw JSONError(.badEscape, at: index)
            }
            index += 2
        }
        guard let text = String(validating: out, as: UTF8.self) else { throw JSONError(.badUTF8, at: range.lowerBound) }
        return text
    }

    /// The scalar of a `\uXXXX`, or of the two that make a surrogate pair, and how many bytes they took.
    private func scalar(at index: Int, before limit: Int) throws(JSONError) -> (Unicode.Scalar, Int) {
        let first = try hex4(at: index + 2, before: limit)
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        guard first < 0xDC00, index + 7 < limit, bytes[index + 6] == UInt8(ascii: "\\"),
            bytes[index + 7] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: index) }
        let second = try hex4(at: index + 8, before: limit)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(.loneSurrogate, at: index) }
        return (scalar, 12)
    }

    private func hex4(at start: Int, before limit: Int) throws(JSONError) -> UInt32 {
        guard start + 4 <= limit else { throw JSONError(.badEscape, at: start - 2) }
        var value: UInt32 = 0
        for index in start..<start + 4 {
            guard let digit = Hex.digit(bytes[index]) else { throw JSONError(.badEscape, at: start - 2) }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
