import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Who has read about a pupil, at the command line")
struct AccessStatementVerbTests {
    private static let pupil = PupilCode.sample.text
    private static let school = UnitCode.sample.text

    private static func reading(_ number: Int64, _ time: String, unit: String = school) -> JSON {
        [
            "number": .integer(number), "from": .string("2025-09-05T\(time)+07:00"),
            "to": .string("2025-09-05T\(time)+07:00"), "times": 1200, "account": "be.tran",
            "person": .string(MemberCode.sample.text),
            "roles": [
                [
                    "role": "principal", "label": ["en": "Principal", "vi": "Hiệu trưởng"], "unit": .string(unit),
                ], ["role": "wizard", "unit": .string(school)],
            ],
            "service": "assessment", "query": "assessment.mark-book",
            "what": ["en": "a mark book", "vi": "sổ điểm môn học"], "school": .string(school),
        ]
    }

    private static func statement(_ request: Client.Request) -> Client.Answer? {
        request.json["after"] == nil
            ? .done(result: ["items": [reading(5, "09:00:00")], "next": "5"], position: nil)
            : .done(result: ["items": [reading(2, "08:00:00", unit: UnitCode.root.text)]], position: nil)
    }

    @Test("is asked for page by page, and told in either language")
    func tells() throws {
        for (language, words) in [
            (Language.en, ["1,200", "Principal, wizard", "a mark book"]),
            (.vi, ["1.200", "Hiệu trưởng, wizard", "sổ điểm môn học"]),
        ] {
            let script = Script()
            let sender = FakeSender(Self.statement)
            let call = try AccessStatementVerb.call(script, [Self.pupil], language: language)
            #expect(try AccessStatementVerb.run(call, sender) == .done)
            #expect(
                sender.bodies(of: "pupils.access-statement") == [
                    ["pupil": .string(Self.pupil)], ["pupil": .string(Self.pupil), "after": "5"],
                ])
            let lines = script.out.split(separator: "\n")
            #expect(lines.count == 4)
            for word in words { #expect(lines[2].contains(word), "\(word)") }
            #expect(lines[2].hasPrefix("2025-09-05T09:00:00+07:00") && lines[2].contains("be.tran"))
            // A role at the school itself needs no unit beside it.
            #expect(lines[3].contains(UnitCode.root.text) && !lines[2].contains(UnitCode.root.text))
        }
    }

    @Test("covers the days that were said, the last of them too")
    func days() throws {
        let sender = FakeSender(Self.statement)
        let call = try AccessStatementVerb.call(
            Script(), [Self.pupil, "--from", "2025-09-01", "--to", "2025-09-30"])
        _ = try AccessStatementVerb.run(call, sender)
        #expect(sender.sent[0].json["from"] == "2025-09-01" && sender.sent[0].json["to"] == "2025-10-01")
    }

    @Test("is told in JSON whole")
    func json() throws {
        let script = Script()
        let call = try AccessStatementVerb.call(script, [Self.pupil, "--json"])
        _ = try AccessStatementVerb.run(call, FakeSender(Self.statement))
        #expect(try JSON.parse(script.out)["items"]?.array?.compactMap { $0["number"]?.integer } == [5, 2])
    }

    @Test("is nothing, refused, or not understood")
    func others() throws {
        let script = Script()
        let empty = FakeSender { _ in .done(result: ["items": []], position: nil) }
        #expect(try AccessStatementVerb.run(AccessStatementVerb.call(script, [Self.pupil]), empty) == .done)
        #expect(script.out == "nobody has read anything\n")
        for answer: Client.Answer in [
            .refused(.sample(.forbidden)), .done(result: [:], position: nil),
            .done(result: ["items": [["what": "a book"]]], position: nil),
        ] {
            let call = try AccessStatementVerb.call(script, [Self.pupil])
            #expect(throws: Failure.self) { try AccessStatementVerb.run(call, FakeSender { _ in answer }) }
        }
    }
}
