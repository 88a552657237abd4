import Testing
import Vocabulary
import Wire

/// A value as a field of a message.
private struct Field<Value: WireValue>: Codable, Hashable { var value: Value }

/// The kinds of one list, as arguments of a test.
private struct Kind: Sendable, CustomTestStringConvertible {
    var type: any WireEnum.Type
    var testDescription: String { "\(type)" }
    static let all = ValueCase.enums.map(Kind.init)
}

@Suite("Values of the vocabulary")
struct ValueTests {
    private func read<V: WireValue>(_ type: V.Type, _ json: JSON) -> Result<Field<V>, Violations> {
        WireDecoder.decode(Field<V>.self, from: ["value": json])
    }

    @Test("are taken, and come back from the wire as they went", arguments: ValueCase.all)
    func accepted(_ values: ValueCase) throws {
        func check<V: WireValue>(_ type: V.Type) throws {
            for json in values.accepted {
                let field = try read(type, json).get()
                let bytes = WireEncoder.encode(field)
                #expect(try WireDecoder.decode(Field<V>.self, from: bytes).get() == field, "\(json.text)")
                #expect(try SchemaJudge.accepts(json, by: V.schema), "the schema refuses \(json.text)")
                #expect(try SchemaJudge.accepts(field.value.json, by: V.schema), "as written: \(field.value.json.text)")
            }
        }
        try check(values.type)
    }

    @Test("refuse what they are not, with their own sentence", arguments: ValueCase.all)
    func refused(_ values: ValueCase) throws {
        func check<V: WireValue>(_ type: V.Type) throws {
            for json in values.refused + values.refusedByParser {
                guard case .failure(let violations) = read(type, json) else {
                    Issue.record("\(json.text) was taken")
                    continue
                }
                let violation = try #require(violations.all.first)
                #expect(violations.all.count == 1 && violation.pointer == "/value")
                if !json.isNull { #expect(violation.detail == V.complaint.en && violation.detailVi == V.complaint.vi) }
            }
            for json in values.refused {
                #expect(try !SchemaJudge.accepts(json, by: V.schema), "the schema takes \(json.text)")
            }
        }
        try check(values.type)
    }

    @Test("have a sample that is one of them and sentences in both languages", arguments: ValueCase.all)
    func samples(_ values: ValueCase) throws {
        func check<V: WireValue>(_ type: V.Type) throws {
            #expect(V(json: V.sample.json) == V.sample)
            #expect(try SchemaJudge.accepts(V.sample.json, by: V.schema))
            #expect(V.complaint.en.hasPrefix("must ") && V.complaint.vi.hasPrefix("phải "))
        }
        try check(values.type)
    }

    @Test("of a closed list are its words and nothing else", arguments: Kind.all)
    fileprivate func lists(_ kind: Kind) throws {
        func check<V: WireEnum>(_ type: V.Type) throws {
            for value in V.allCases {
                #expect(try read(type, .string(value.rawValue)).get().value == value)
                #expect(try SchemaJudge.accepts(value.json, by: V.schema))
                #expect(
                    value.rawValue.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
            }
            for json: JSON in ["", "no-such-word", 1, .null] {
                #expect(throws: Violations.self) { try read(type, json).get() }
                #expect(try !SchemaJudge.accepts(json, by: V.schema))
            }
            #expect(V.complaint.en.hasPrefix("must ") && V.complaint.vi.hasPrefix("phải "))
        }
        try check(kind.type)
    }

    @Test("of one kind may key an object")
    func keys() throws {
        let code = UnitCode.sample
        let bytes = WireEncoder.encode([code: 1])
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"79764000010000000006":1}"#)
        #expect(try WireDecoder.decode([UnitCode: Int].self, from: bytes).get() == [code: 1])
    }
}
