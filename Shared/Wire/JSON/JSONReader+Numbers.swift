/// Powers of ten a `Double` holds exactly.
private let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]

extension JSONReader {
    /// The number at the cursor: whole when it is written so and fits 64 bits, else a decimal.
    mutating func number() throws(JSONError) -> JSON {
        let start = position
        let negative = next == UInt8(ascii: "-")
        if negative { position += 1 }
        var digits: UInt64 = 0
        var fits = true
        let whole = position
        try readDigits(into: &digits, fits: &fits, start: start)
        if position - whole > 1, bytes[whole] == UInt8(ascii: "0") { throw JSONError(.malformedNumber, at: start) }

        var fraction = 0
        var exponent = 0
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            let before = position
            try readDigits(into: &digits, fits: &fits, start: start)
            fraction = position - before
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            exponent = try readExponent(start: start)
        }
        if isWhole, fits, let number = Self.signed(digits, negative: negative) { return .integer(number) }

        // Clinger's fast path: both operands are exact, so one IEEE operation rounds correctly.
        let scale = exponent - fraction
        if fits, digits <= 1 << 53, abs(scale) <= 22 {
            let magnitude = Double(digits)
            let value = scale < 0 ? magnitude / exactPowers[-scale] : magnitude * exactPowers[scale]
            return .decimal(negative ? -value : value)
        }
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            throw JSONError(.malformedNumber, at: start)
        }
        guard value.isFinite else { throw JSONError(.numberTooLarge, at: start) }
        return .decimal(value)
    }

    @inline(__always)
    private mutating func readDigits(into value: inout UInt64, fits: inout Bool, start: Int) throws(JSONError) {
        let first = position
        while position < end {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            if over || carry { fits = false }
            value = sum
            position += 1
        }
        guard position > first else {
            if position == start { throw unexpected() }
            throw JSONError(position < end ? .malformedNumber : .unexpectedEnd, at: position < end ? start : position)
        }
    }

    /// The exponent, held to a bound that no `Double` reaches, so that counting it cannot overflow.
    private mutating func readExponent(start: Int) throws(JSONError) -> Int {
        position += 1
        let negative = next == UInt8(ascii: "-")
        if negative || next == UInt8(ascii: "+") { position += 1 }
        var digits: UInt64 = 0
        var fits = true
        try readDigits(into: &digits, fits: &fits, start: start)
        let exponent = fits ? Int(min(digits, 100_000)) : 100_000
        return negative ? -exponent : exponent
    }

    private static func signed(_ digits: UInt64, negative: Bool) -> Int64? {
        guard negative else { return Int64(exactly: digits) }
        return digits == 1 << 63 ? .min : Int64(exactly: digits).map { -$0 }
    }
}
