import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Telling families results") struct NoticeResultsTests {
    private static let schoolClass = ClassID.sample.text

    private static func result(_ pupil: String, _ learning: String?) -> JSON {
        var members = [
            Member("pupil", .string(pupil)),
            Member(
                "subjects",
                [
                    ["code": "mathematics", "average": .decimal(8.5)], ["code": "literature", "average": 7],
                    ["code": "arts", "passed": true], ["code": "chess", "passed": false],
                ]),
        ]
        if let learning { members.append(Member("learning", .string(learning))) }
        return .object(members)
    }

    /// Four pupils: one ready, one not complete, one told before, one whose family has no telephone.
    private static func results(isApproved: Bool) -> Client.Answer {
        let items: JSON = [
            result("P1", "good"), result("P2", nil), result("P3", "good"), result("P4", "not-passed"),
        ]
        guard isApproved else { return .done(result: ["items": items], position: nil) }
        let step: JSON = ["by": "account/hieu-truong", "at": "2027-01-12T08:00:00+07:00"]
        return .done(result: ["items": items, "approved": step], position: nil)
    }

    private static func services(_ request: Client.Request) -> Client.Answer? {
        switch request.name {
        case "assessment.class-results": return results(isApproved: true)
        case "pupils.notices":
            let isTold = request.json["pupil"] == "P3"
            let text = "Kết quả: \(words("Tốt"))."
            let waiting: JSON = ["status": "waiting", "text": ["en": "", "vi": .string(text)]]
            let withdrawn: JSON = ["status": "withdrawn", "text": ["en": "", "vi": .string(text)]]
            return .done(result: ["items": [isTold ? waiting : withdrawn]], position: nil)
        case "pupils.send-notice-many":
            return .done(
                result: [
                    "items": [
                        ["done": ["notices": [1], "unreachable": []]],
                        ["done": ["notices": [], "unreachable": ["P4"]]],
                    ]
                ], position: nil)
        default: return nil
        }
    }

    private static func words(_ level: String) -> String {
        "Toán 8,5; Ngữ văn 7,0; Nghệ thuật Đạt; chess Chưa đạt; kết quả học tập: \(level)"
    }

    private func call(_ script: Script, _ words: String...) throws -> Call {
        let options = try Options.parse(words, known: NoticesVerb.options + Option.common)
        return Call(
            options: options, language: .en, terminal: script.terminal, environment: Environment(variables: [:]))
    }

    @Test("sends each family its own child's and no other, what is complete and has not been told yet")
    func sends() throws {
        let script = Script()
        let sender = FakeSender(Self.services)
        let call = try call(script, "results", Self.schoolClass, "--term", "semester-1")
        #expect(try NoticesVerb.results(of: Self.schoolClass, call) { sender } == .done)
        let items = sender.items(of: "pupils.send-notice-many")
        #expect(items.map { $0["pupil"]?.string } == ["P1", "P4"])
        #expect(items.allSatisfy { $0["template"] == "semester-1-result" && $0["schoolClass"] == nil })
        #expect(
            items.map { $0["values"]?[0]?["text"]?.string } == [Self.words("Tốt"), Self.words("Chưa đạt")])
        #expect(
            script.out == """
                told: 1
                told the same before: 1
                not complete yet: 1: P2
                without a telephone: 1: P4

                """)
    }

    @Test("sends nothing when tried dry, and says what would be sent")
    func dry() throws {
        let script = Script()
        let sender = FakeSender(Self.services)
        let call = try call(script, "results", Self.schoolClass, "--term", "year", "--dry-run", "--json")
        #expect(try NoticesVerb.results(of: Self.schoolClass, call) { sender } == .done)
        #expect(sender.commands.isEmpty)
        #expect(
            try JSON.parse(script.out)
                == ["sent": ["P1", "P4"], "told": ["P3"], "incomplete": ["P2"], "unreachable": [], "refused": []])
    }

    @Test("tells nobody what the principal has not approved, and when tried dry says so", arguments: [false, true])
    func approval(isApproved: Bool) throws {
        let script = Script()
        let sender = FakeSender { request in
            request.name == "assessment.class-results"
                ? Self.results(isApproved: isApproved) : Self.services(request)
        }
        let dry = try call(script, "results", Self.schoolClass, "--term", "year", "--dry-run")
        #expect(try NoticesVerb.results(of: Self.schoolClass, dry) { sender } == .done)
        #expect(script.err.contains("has not approved") == !isApproved)
        let earnest = try call(script, "results", Self.schoolClass, "--term", "year")
        if isApproved {
            #expect(try NoticesVerb.results(of: Self.schoolClass, earnest) { sender } == .done)
        } else {
            #expect(throws: Failure.self) { try NoticesVerb.results(of: Self.schoolClass, earnest) { sender } }
        }
        #expect(sender.commands.isEmpty == !isApproved)
    }

    @Test("names whose notice was refused, and ends with that status")
    func refused() throws {
        let script = Script()
        let sender = FakeSender { request in
            request.name == "pupils.send-notice-many"
                ? .refusing(request) { index, _ in index == 0 ? ("/template", "no") : nil } : Self.services(request)
        }
        let call = try call(script, "results", Self.schoolClass, "--term", "semester-2")
        #expect(try NoticesVerb.results(of: Self.schoolClass, call) { sender } == .refused)
        #expect(script.out.contains("refused: 1: P1\n"))
    }

    @Test("wants a class and a term before anything is asked", arguments: [["6A1", "year"], [schoolClass, "spring"]])
    func usage(words: [String]) throws {
        let sender = FakeSender()
        let call = try call(Script(), "results", words[0], "--term", words[1])
        #expect(throws: Failure.self) { try NoticesVerb.results(of: words[0], call) { sender } }
        #expect(sender.sent.isEmpty)
        #expect(Script().run("notices", "tell", "x") == .usage)
    }
}
