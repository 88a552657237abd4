import Testing

@testable import Wire

@Suite("JSON text")
struct JSONTests {
    @Test(
        "is read when RFC 8259 allows it",
        arguments: [
            ("null", nil as JSON), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("-12", -12),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .decimal(9_223_372_036_854_775_808)), ("1.5", 1.5), ("1e2", .decimal(100)),
            ("1E-2", .decimal(0.01)), ("-0.0", .decimal(-0.0)), ("0.1", .decimal(0.1)),
            ("123456789012345678901234567890", .decimal(1.2345678901234568e29)), ("1e-400", .decimal(0)),
            ("1.7976931348623157e308", .decimal(.greatestFiniteMagnitude)),
            ("5e-324", .decimal(.leastNonzeroMagnitude)),
            ("\"\"", ""), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u1ec7""#, "Aệ"),
            (#""\ud83d\ude00""#, "😀"), ("\"Khuê Văn\"", "Khuê Văn"), (#""\u0000""#, "\0"), ("[]", []), ("{}", [:]),
            ("[1, [2], {\"a\":null}]", [1, [2], ["a": nil]]), (#"{"b":1,"a":2}"#, ["b": 1, "a": 2]),
            ("\t\r\n{ \"a\" : [ ] }\n", ["a": []]),
        ] as [(String, JSON)])
    func accepts(text: String, value: JSON) throws {
        #expect(try JSON.parse(text) == value)
    }

    @Test(
        "is refused otherwise, saying why and where",
        arguments: [
            ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("nul", .unexpectedEnd, 3), ("nulL", .unexpectedByte, 3),
            ("01", .malformedNumber, 0), ("-01", .malformedNumber, 0), ("-", .unexpectedEnd, 1),
            ("1.", .unexpectedEnd, 2),
            (".5", .unexpectedByte, 0), ("+1", .unexpectedByte, 0), ("1e", .unexpectedEnd, 2),
            ("1.e1", .malformedNumber, 0),
            ("1e999", .numberTooLarge, 0), ("-1e309", .numberTooLarge, 0), ("NaN", .unexpectedByte, 0),
            ("Infinity", .unexpectedByte, 0), ("1 2", .trailingBytes, 2), ("{}x", .trailingBytes, 2),
            ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1), ("[1", .unexpectedEnd, 2),
            ("{\"a\":1,}", .unexpectedByte, 7), ("{a:1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5),
            ("{\"a\":1", .unexpectedEnd, 6), ("\"a", .unexpectedEnd, 2), ("\"\\\"", .unexpectedEnd, 3),
            ("\"\\x\"", .badEscape, 1), ("\"\\u12\"", .badEscape, 1), ("\"\\u00g0\"", .badEscape, 1),
            ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\udc00\"", .loneSurrogate, 1),
            ("\"\\ud800\\u0041\"", .loneSurrogate, 1), ("\"a\nb\"", .controlCharacter, 2), ("'a'", .unexpectedByte, 0),
            ("{\"a\":1,\"a\":2}", .duplicateMember, 7), (#"{"a":1,"\u0061":2}"#, .duplicateMember, 7),
            ("// c", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0), ("]", .unexpectedByte, 0),
        ] as [(String, JSONError.Reason, Int)])
    func refuses(text: String, reason: JSONError.Reason, offset: Int) {
        #expect(throws: JSONError(reason, at: offset)) { try JSON.parse(text) }
    }

    @Test(
        "is refused when it is not UTF-8",
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBB], [0x80]]
            as [[UInt8]])
    func refusesBadUTF8(inside: [UInt8]) {
        let quote: [UInt8] = [0x22]
        #expect(throws: JSONError(.badUTF8, at: 1)) { try JSON.parse(quote + inside + quote) }
        #expect(throws: JSONError(.badUTF8, at: 1)) { try JSON.parse(quote + inside + Array("\\n".utf8) + quote) }
    }

    @Test(
        "is refused beyond its limits",
        arguments: [
            ("[[[1]]]", .tooDeep), ("{\"a\":1,\"b\":2,\"c\":3}", .tooManyMembers), ("[1,2,3,4]", .tooManyItems),
            ("\"123456789\"", .textTooLong), (String(repeating: " ", count: 41), .documentTooLarge),
        ] as [(String, JSONError.Reason)])
    func limits(text: String, reason: JSONError.Reason) throws {
        let limits = JSONLimits(bytes: 40, depth: 2, members: 2, items: 3, text: 8)
        let error = #expect(throws: JSONError.self) { try JSON.parse(text, limits: limits) }
        #expect(error?.reason == reason)
        #expect(error?.isLimit == true)
        #expect(try JSON.parse("[[1,2,3],{\"a\":1,\"b\":\"12345678\"}]", limits: limits)[0]?[2] == 3)
    }

    @Test("may nest as deep as the limit and no deeper")
    func depth() throws {
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try JSON.parse(deep) }
        #expect(throws: JSONError(.tooDeep, at: 32)) { try JSON.parse("[" + deep + "]") }
    }

    @Test("finds a duplicate among many members")
    func duplicateAmongMany() throws {
        let names = (0..<200).map { "\"n\($0)\":\($0)" }
        #expect(try JSON.parse("{" + names.joined(separator: ",") + "}").object?.count == 200)
        let error = #expect(throws: JSONError.self) {
            try JSON.parse("{" + (names + ["\"n150\":0"]).joined(separator: ",") + "}")
        }
        #expect(error?.reason == .duplicateMember)
    }

    @Test(
        "is written compactly, with the escapes that are needed and no others",
        arguments: [
            ("a/b", #""a/b""#), ("\"\\\n\r\t", #""\"\\\n\r\t""#), ("\u{1}\u{1f}", #""\u0001\u001f""#),
            ("ệ\u{7f}", "\"ệ\u{7f}\""),
            (["b": 1, "a": [nil, true, 1.5]], #"{"b":1,"a":[null,true,1.5]}"#),
            (.integer(.min), "-9223372036854775808"),
            (.decimal(5), "5.0"), (.decimal(0.1), "0.1"), (.decimal(.nan), "null"), (.decimal(.infinity), "null"),
            ([], "[]"), ([:], "{}"),
        ] as [(JSON, String)])
    func writes(json: JSON, text: String) {
        #expect(json.text == text)
    }

    @Test("is written with indentation for people")
    func pretty() {
        let json: JSON = ["a": [1, []], "b": [:]]
        #expect(json.prettyText == "{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": {}\n}\n")
    }

    @Test("reads the decimals that are hard to round as the standard library does")
    func decimals() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<20_000 {
            let double = Double(bitPattern: random.next())
            guard double.isFinite else { continue }
            #expect(try JSON.parse(double.description).decimal == double)
            let short = Double(Int64(random.next() % 1_000_000)) / 1_000
            #expect(try JSON.parse(JSON.decimal(short).text) == .decimal(short))
        }
    }

    @Test("every reason has its sentence in both languages")
    func sentences() {
        let sentences = Set(JSONError.Reason.allCases.map(\.sentence))
        #expect(sentences.count == JSONError.Reason.allCases.count)
        #expect(JSONError(.badEscape, at: 7).description == "at byte 7: not a JSON escape")
    }
}
