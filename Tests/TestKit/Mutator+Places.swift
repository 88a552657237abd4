// Where in the bytes there is something to spoil, and by what; guesses that need not be right.

extension Mutator {
    /// A run of digits, at the place or after it, else the first.
    static func digits(in bytes: [UInt8], from place: Int) -> Range<Int>? {
        func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
        guard let start = bytes[place...].firstIndex(where: isDigit) ?? bytes.firstIndex(where: isDigit) else {
            return nil
        }
        return start..<(bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count)
    }

    /// What stands after a colon, up to the next comma or bracket; not looked for further than a little.
    static func value(in bytes: [UInt8], from place: Int) -> Range<Int>? {
        let isColon = { (byte: UInt8) in byte == UInt8(ascii: ":") }
        guard let colon = bytes[place...].firstIndex(where: isColon) ?? bytes.firstIndex(where: isColon) else {
            return nil
        }
        let rest = bytes[(colon + 1)...].prefix(200)
        return (colon + 1)..<(rest.firstIndex(where: isEnd) ?? rest.endIndex)
    }

    /// A member whose value is no list and no object.
    static func member(in bytes: [UInt8], from place: Int) -> Range<Int>? {
        guard let value = value(in: bytes, from: place) else { return nil }
        let name = bytes[..<max(0, value.lowerBound - 2)].suffix(200).lastIndex(of: UInt8(ascii: "\""))
        return name.map { $0..<value.upperBound }
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }

    /// Single bytes that mean something to somebody.
    static let spice: [UInt8] =
        Array(#"{}[]",:\/u0eE+-.19tfn /*;|'"#.utf8) + [0, 9, 10, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xFF]

    static let tokens: [[UInt8]] = [
        "null", "true", "false", "0", "-1", "\"\"", "[]", "{}", "\"null\"", "[[]]", "{\"\":0}", " ", "\n", ",", ":",
        "\"", "\\",
        "\u{FEFF}", "NaN", "Infinity", "-", "1e", "0x10", "'a'", "//", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}",
        "\u{2028}", "=1+1",
        "\"\u{301}\"", "\"e\u{301}\"", "\"é\"", "\"\u{202E}abc\"", "2026-02-30", "9999-99-99", "24:00:00", "..", "*",
        "#", "/",
        "\"\(String(repeating: "x", count: 300))\"", String(repeating: "[", count: 40),
    ].map { Array($0.utf8) }

    static let numbers: [[UInt8]] = [
        "0", "-0", "00", "01", "1.", ".5", "+1", "1e999", "-1e999", "1e-999", "1E400", "0.1e309", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "4294967296",
        "2147483648",
        "9007199254740993", "1e308", "1.7976931348623159e308", "5e-324", "2e-324", "0.30000000000000004",
        "1e0000000000000001",
        String(repeating: "9", count: 400), "0." + String(repeating: "0", count: 400) + "1",
        "1" + String(repeating: "0", count: 400),
    ].map { Array($0.utf8) }

    static let brokenUTF8: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE1, 0xBB], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
        [0xED, 0xBF, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8], [0xFE], [0xFF],
        [0xFF, 0xFE],
        [0xEF, 0xBF, 0xBE], [0xF0, 0x9F, 0x98],
    ]

    static let escapes: [[UInt8]] = [
        #"\u0000"#, #"\ud800"#, #"\udc00"#, #"\ud83d\ude00"#, #"\ud800\ud800"#, #"\ude00\ud83d"#, #"\u12"#, #"\uzzzz"#,
        #"\x41"#, #"\'"#,
        #"\u002"#, #"\U0041"#, #"\"#, #"\\"#, #"\u001f"#, #"\u007f"#, #"\u0085"#, #"\ufeff"#, #"\uffff"#,
    ].map { Array($0.utf8) }
}
