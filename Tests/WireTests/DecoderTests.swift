import FoundationEssentials
import Testing

@testable import Wire

@Suite("The wire decoder")
struct DecoderTests {
    static let good = """
        {"code":"01234567890123456789","sex":"male","name":"Trần Thị Bưởi","age":9,"guardians":[{"name":"Ông Tám"}]}
        """

    @Test("reads what is right")
    func reads() throws {
        let value = try read(Register.self, Self.good).get()
        #expect(value.name == "Trần Thị Bưởi")
        #expect(value.guardians == [Guardian(name: "Ông Tám", phone: nil)])
        #expect(written(value) == Self.good)
    }

    @Test(
        "says all that is wrong at once",
        arguments: [
            (
                "{}",
                ["/code incomplete", "/sex incomplete", "/name incomplete", "/age incomplete", "/guardians incomplete"]
            ),
            (
                #"{"code":"x","sex":"man","name":7,"age":"9","guardians":[{"name":"a"},{"phone":1},5]}"#,
                [
                    "/code invalid", "/sex invalid", "/name invalid", "/age invalid", "/guardians/1/name incomplete",
                    "/guardians/1/phone invalid", "/guardians/2 invalid",
                ]
            ),
            (
                #"{"code":null,"sex":null,"name":null,"age":null,"guardians":null,"nickname":null}"#,
                ["/code incomplete", "/sex incomplete", "/name incomplete", "/age incomplete", "/guardians incomplete"]
            ),
            ("[]", [" invalid"]), ("null", [" incomplete"]), ("5", [" invalid"]), ("{", [" malformed"]),
            ("", [" malformed"]),
            (
                good.replacing("\"age\":9", with: "\"age\":9,\"a/b~c\":1,\"nickname\":false,\"height\":\"tall\""),
                ["/nickname invalid", "/height invalid", "/a~1b~0c unknown-member"]
            ),
            (good.replacing("\"age\":9", with: "\"age\":9.5"), ["/age invalid"]),
            (good.replacing("\"age\":9", with: "\"age\":1e30"), ["/age invalid"]),
            (good.replacing("Ông", with: "\\u0007Ông"), ["/guardians/0/name invalid"]),
            (good.replacing("Ông", with: "\u{85}Ông"), ["/guardians/0/name invalid"]),
        ] as [(String, [String])])
    func violations(text: String, expected: [String]) {
        #expect(complaints(Register.self, text) == expected)
    }

    @Test("suggests the member somebody meant")
    func suggestion() throws {
        let text = Self.good.replacing("\"name\":\"Trần", with: "\"nmae\":\"Trần")
        let all = try #require(read(Register.self, text).failure).all
        #expect(all.map(\.pointer) == ["/name", "/nmae"])
        #expect(all.last?.detail == "is not a known member; did you mean \"name\"?")
        #expect(all.last?.detailVi.contains("\"name\"") == true)
    }

    @Test("accepts a whole number written as a decimal, and line feeds in text")
    func tolerances() throws {
        let text = Self.good.replacing("\"age\":9", with: "\"age\":9.0").replacing("Ông", with: "Ông\\n\\t")
        #expect(try read(Register.self, text).get().age == 9)
    }

    @Test("knows every member of a wide object, and each one that nobody asked for")
    func wide() throws {
        let members = (0..<200).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
        #expect(try read([String: Int].self, "{\(members)}").get().count == 200)
        #expect(complaints(Guardian.self, "{\"name\":\"a\",\(members)}").count == 200)
        #expect(complaints(Guardian.self, "{\(members),\"name\":\"a\"}").last == "/n199 unknown-member")
    }

    @Test("refuses members of a type that has none")
    func empty() {
        #expect(complaints(Empty.self, "{}") == [])
        #expect(complaints(Empty.self, #"{"a":1}"#) == ["/a unknown-member"])
        #expect(complaints(Empty.self, "3") == [" invalid"])
    }

    @Test("bounds lists, and its own answer")
    func bounds() throws {
        let long = "{\"name\":\"a\",\"children\":[" + Array(repeating: "1", count: 10_001).joined(separator: ",") + "]}"
        #expect(complaints(Tree.self, long) == ["/children too-large"])
        let bad = "[" + Array(repeating: "{}", count: 5_000).joined(separator: ",") + "]"
        let all = try #require(read([Guardian].self, bad).failure).all
        #expect(all.count == 1_001)
        #expect(all.last?.code == "too-large")
    }

    @Test("bounds the answer to a list whose items are judged apart, and yet judges each")
    func boundedParts() throws {
        struct Lists: Codable { var items: [Lenient<[Guardian]>] }
        let item = "[" + String(repeating: "0,", count: 999) + "0]"
        let text = #"{"items":["# + (Array(repeating: item, count: 400) + ["[]"]).joined(separator: ",") + "]}"
        let lists = try WireDecoder.decode(Lists.self, from: Array(text.utf8)).get()
        #expect(lists.items.count == 401)
        #expect(lists.items.dropLast().allSatisfy { !$0.violations.isEmpty } && lists.items.last?.value == [])
        #expect(lists.items.reduce(0) { $0 + $1.violations.count } < 2_000, "400,000 things are wrong")
    }

    @Test("shows no control character in a pointer, so that its own complaints can be read")
    func controlCharacters() throws {
        let names = complaints(Empty.self, #"{"a\u0000b":1,"\u001b[2J":2,"\u0085":3,"é/~\u007f":4,"a\nb":5}"#)
        #expect(
            names == [
                "/a\u{FFFD}b unknown-member", "/\u{FFFD}[2J unknown-member", "/\u{FFFD} unknown-member",
                "/é~1~0\u{FFFD} unknown-member", "/a\u{FFFD}b unknown-member",
            ])
    }

    @Test("says too-large of bytes beyond the limits")
    func tooLarge() {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(complaints(JSON.self, deep) == [" too-large"])
    }

    @Test("reads dictionaries, keyed by text or by values of text")
    func dictionaries() throws {
        #expect(try read([String: Int].self, #"{"a":1,"b":2}"#).get() == ["a": 1, "b": 2])
        #expect(complaints([String: Int].self, #"{"a":1,"b":"x"}"#) == ["/b invalid"])
        let key = try #require(Code("ABCDEFGHIJ0123456789"))
        #expect(try read([Code: Int].self, "{\"\(key)\":1}").get() == [key: 1])
        #expect(complaints([Code: Int].self, #"{"x":1}"#) == [" invalid"])
        #expect(written(["b": 1, "a": 2, "c": 3]) == #"{"a":2,"b":1,"c":3}"#)
        #expect(written([key: 1]) == "{\"\(key)\":1}")
    }

    @Test("keeps going past a value that only throws")
    func plainEnumerations() {
        struct Plain: Codable {
            var day: Weekday
            var other: Weekday?
            var days: [Weekday]
            var url: Throwing?
            var last: Int
        }
        let text = #"{"day":"x","other":"y","days":["monday","z",5],"url":1,"last":"l"}"#
        #expect(
            complaints(Plain.self, text)
                == [
                    "/day invalid", "/other invalid", "/days/1 invalid", "/days/2 invalid", "/url invalid",
                    "/last invalid",
                ])
    }

    struct Throwing: Codable {
        init(from decoder: any Decoder) throws {
            throw Bilingual.Failure(Bilingual(en: "no such place", vi: "không có nơi này"))
        }
        func encode(to encoder: any Encoder) throws {}
    }

    @Test("keeps the words of a value that says why, and judges its neighbours")
    func words() throws {
        let all = try #require(read([Throwing].self, "[1,2]").failure).all
        #expect(all.map(\.pointer) == ["/0", "/1"])
        #expect(all.map(\.detailVi) == ["không có nơi này", "không có nơi này"])
    }

    @Test("keeps the place of a part of a larger document")
    func prefix() throws {
        let result = WireDecoder.decode(Guardian.self, from: ["name": 1, "b": 2], at: "/data")
        #expect(result.failure?.all.map(\.pointer) == ["/data/name", "/data/b"])
    }

    @Test("gives each item of a lenient list its own verdict, with pointers from the top")
    func lenient() throws {
        let text = #"{"items":[{"name":"a"},{"nmae":"b"},null,3],"dryRun":true}"#
        let bulk = try read(Bulk.self, text).get()
        #expect(bulk.items[0].value == Guardian(name: "a", phone: nil))
        #expect(bulk.items[1].violations.map(\.pointer) == ["/items/1/name", "/items/1/nmae"])
        #expect(bulk.items[2].violations.map(\.code) == ["incomplete"])
        #expect(bulk.items[3].violations.map(\.pointer) == ["/items/3"])
        #expect(written(bulk) == #"{"items":[{"name":"a"},null,null,null],"dryRun":true}"#)
        #expect(complaints(Bulk.self, #"{"items":5}"#) == ["/items invalid"])
        #expect(complaints(Bulk.self, "{}") == ["/items incomplete"])
    }

    @Test("serves types that ask in unusual ways")
    func unusual() throws {
        let value = try read(Unusual.self, #"{"in":{"x":1,"l":[1,[2]]},"super":{"name":"s"},"t":3}"#).get()
        #expect(value.x == 1 && value.l == 2 && value.s.name == "s" && value.t == 3)
        #expect(written(value) == #"{"in":{"x":1,"l":[1,[2]]},"t":3,"super":{"name":"s"}}"#)
        let bad = #"{"in":{"x":"1","l":[],"k":0},"super":{"nam":"s"},"t":3}"#
        #expect(
            complaints(Unusual.self, bad).sorted() == [
                "/in/k unknown-member", "/in/l/0 incomplete", "/in/l/1 incomplete", "/in/x invalid",
                "/super/nam unknown-member", "/super/name incomplete",
            ])
    }

    @Test("leaves nothing behind of a message, good or bad")
    func leaks() throws {
        weak var recorder: SchemaRecorder?
        weak var node: DecodingNode?
        func work() throws {
            let kept = SchemaRecorder(place: "#", parent: nil)
            _ = try kept.read(Register.self)
            #expect(kept.properties.count == 7)
            recorder = kept
            let json = try JSON.parse(#"{"in":{"x":"1","l":[],"k":0},"super":{"nam":"s"},"t":3}"#)
            let root = DecodingNode(json: json, step: .root(""), parent: nil, report: Report())
            _ = try root.read(Unusual.self)
            node = root
        }
        try work()
        #expect(recorder == nil, "what a type asks for is held by nobody")
        #expect(node == nil, "what was read is held by nobody")
    }

    @Test("survives types that can never be made")
    func impossible() {
        final class Endless: Codable { var next: Endless }
        #expect(complaints(Endless.self, "{}") == ["/next incomplete"])
    }

    @Test("its values go through a foreign coder too")
    func foreign() throws {
        let value = try read(Register.self, Self.good).get()
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(Register.self, from: data) == value)
        #expect(try WireDecoder.decode(Register.self, from: Array(data)).get() == value)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Register.self, from: Data(Self.good.replacing("male", with: "man").utf8))
        }
        let bulk = try JSONDecoder().decode(Bulk.self, from: Data(#"{"items":[{"name":"a"},{}]}"#.utf8))
        #expect(bulk.items.map { $0.value?.name } == ["a", nil])
        let tree: JSON = ["a": [1, nil, true, "x", 2.5]]
        #expect(try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(tree)) == tree)
    }

    @Test("reads what Foundation writes, whatever the numbers")
    func numbers() throws {
        struct Numbers: Codable, Hashable {
            var a: Int8, b: UInt16, c: Int64, d: Float, e: Double, f: [UInt32], g: UInt64
        }
        let value = Numbers(a: -128, b: 65_535, c: .min, d: 0.5, e: 1e-7, f: [0, .max], g: 7)
        #expect(try read(Numbers.self, written(value)).get() == value)
        #expect(try JSONDecoder().decode(Numbers.self, from: Data(WireEncoder.encode(value))) == value)
        #expect(
            complaints(Numbers.self, #"{"a":128,"b":-1,"c":1e19,"d":1,"e":1,"f":[-1],"g":1}"#)
                == ["/a invalid", "/b invalid", "/c invalid", "/f/0 invalid"])
        #expect(written(Double.nan) == "null")
    }
}

/// Asks through nested containers and a super decoder, out of order.
struct Unusual: Codable {
    var x = 0
    var l = 0
    var s = Guardian(name: "")
    var t = 0

    enum Keys: String, CodingKey { case inside = "in", l, x, t }

    init(from decoder: any Decoder) throws {
        let outer = try decoder.container(keyedBy: Keys.self)
        let inner = try outer.nestedContainer(keyedBy: Keys.self, forKey: .inside)
        x = try inner.decode(Int.self, forKey: .x)
        var list = try inner.nestedUnkeyedContainer(forKey: .l)
        _ = try list.decode(Int.self)
        var deeper = try list.nestedUnkeyedContainer()
        l = deeper.isAtEnd ? 0 : try deeper.decode(Int.self)
        s = try Guardian(from: outer.superDecoder())
        t = try decoder.container(keyedBy: Keys.self).decode(Int.self, forKey: .t)
    }

    func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: Keys.self)
        var inner = outer.nestedContainer(keyedBy: Keys.self, forKey: .inside)
        try outer.encode(t, forKey: .t)
        try s.encode(to: outer.superEncoder())
        try inner.encode(x, forKey: .x)
        var list = inner.nestedUnkeyedContainer(forKey: .l)
        try list.encode(1)
        var deeper = list.nestedUnkeyedContainer()
        try deeper.encode(l)
    }
}
