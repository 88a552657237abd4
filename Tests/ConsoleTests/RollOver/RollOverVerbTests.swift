import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Rolling over at the command line")
struct RollOverVerbTests {
    private static let school = UnitCode.sample.text
    private static let classes = "from,promoted,repeating\n6A1,7A1,6A1\n9A1,,9A1\n"

    private static let answer: JSON = [
        "ends": "2027-06-01", "begins": "2027-09-05",
        "classes": [
            ["schoolClass": "6A1", "counts": counts(1234, 2, 0, 0, 3)],
            ["schoolClass": "9A1", "counts": counts(0, 0, 40, 1, 0)],
        ], "total": counts(1234, 2, 40, 1, 3),
        "into": [["schoolClass": "7A1", "pupils": 46, "limit": 45, "inclusive": 2]],
        "held": [
            [
                "pupil": "P1", "name": "Trần Thị Hoa", "schoolClass": "6A1",
                "why": ["en": "nothing has been decided", "vi": "chưa được xét"],
            ]
        ],
        "noted": [["pupil": "P2", "schoolClass": "6A1", "why": ["en": "was away", "vi": "tạm dừng học"]]],
        "warnings": [["en": "class 7A1 now has 46 pupils", "vi": "lớp 7A1 hiện có 46 học sinh"]],
    ]

    private static func counts(
        _ promoted: Int64, _ repeating: Int64, _ completed: Int64, _ already: Int64, _ held: Int64
    ) -> JSON {
        [
            "promoted": .integer(promoted), "repeating": .integer(repeating), "completed": .integer(completed),
            "already": .integer(already), "held": .integer(held),
        ]
    }

    private static func call(_ script: Script, _ words: [String], language: Language = .en) throws -> Call {
        let options = try Options.parse(words, known: RollOverVerb.options + Option.common)
        return Call(
            options: options, language: language, terminal: script.terminal, environment: Environment(variables: [:]))
    }

    /// Runs with the files written into a directory that is gone afterwards.
    private static func run(
        _ script: Script, _ sender: FakeSender, _ words: [String] = [], classes: String = classes,
        exceptions: String? = nil, language: Language = .en
    ) throws -> Ending {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/lop.csv"
        try Files.write(Array(classes.utf8), to: path, mode: 0o600)
        var all = [school, "--from", "2026-2027", path] + words
        if let exceptions {
            try Files.write(Array(exceptions.utf8), to: "\(directory.path)/rieng.csv", mode: 0o600)
            all += ["--exceptions", "\(directory.path)/rieng.csv"]
        }
        return try RollOverVerb.run(call(script, all, language: language)) { sender }
    }

    private static func answering(_ answer: Client.Answer) -> FakeSender {
        FakeSender { $0.name == "pupils.roll-over" ? answer : nil }
    }

    @Test("sends the table when decisions are known there, and shows what it comes to")
    func previews() throws {
        let script = Script()
        let sender = Self.answering(.done(result: Self.answer, position: nil))
        #expect(try Self.run(script, sender, ["--dry-run"]) == .done)
        #expect(
            sender.bodies(of: "pupils.roll-over") == [
                [
                    "school": .string(Self.school), "from": "2026-2027",
                    "classes": [
                        ["from": "6A1", "promoted": "7A1", "repeating": "6A1"], ["from": "9A1", "repeating": "9A1"],
                    ], "dryRun": true,
                ]
            ])
        #expect(sender.sent.map(\.name).prefix(2) == ["assessment.health", "pupils.health"])
        #expect(
            script.out == """
                Class  Promoted  Repeating  Completed  Gone before  Held
                ─────  ────────  ─────────  ─────────  ───────────  ────
                6A1       1,234          2          0            0     3
                9A1           0          0         40            1     0
                Total     1,234          2         40            1     3

                New class  Pupils  At most  Inclusive
                ─────────  ──────  ───────  ─────────
                7A1            46       45          2

                Held back
                  6A1  P1  Trần Thị Hoa: nothing has been decided
                  and 2 more

                To look after
                  6A1  P2: was away

                ! class 7A1 now has 46 pupils

                Dry run: nothing was changed.

                """)
    }

    @Test("speaks Vietnamese, and JSON as it came")
    func languages() throws {
        let script = Script()
        #expect(
            try Self.run(script, Self.answering(.done(result: Self.answer, position: nil)), language: .vi) == .done)
        #expect(script.out.contains("Chưa chuyển\n  6A1  P1  Trần Thị Hoa: chưa được xét\n  và 2 em nữa"))
        #expect(!script.out.contains("Chạy thử"))
        let json = Script()
        #expect(
            try Self.run(json, Self.answering(.done(result: Self.answer, position: nil)), ["--json"]) == .done)
        #expect(try JSON.parse(json.out) == Self.answer)
    }

    @Test("takes exceptions, a day and what becomes of the undecided")
    func options() throws {
        let sender = Self.answering(.done(result: Self.answer, position: nil))
        let exceptions = "pupil,decision,class\nP1,hold,\nP2,promoted,7A2\n"
        #expect(
            try Self.run(
                Script(), sender, ["--on", "2027-09-06", "--undecided", "promote"], exceptions: exceptions) == .done)
        let body = try #require(sender.bodies(of: "pupils.roll-over").first)
        #expect(body["on"] == "2027-09-06" && body["undecided"] == "promote" && body["dryRun"] == false)
        #expect(
            body["exceptions"] == [
                ["pupil": "P1", "decision": "hold"], ["pupil": "P2", "decision": "promoted", "schoolClass": "7A2"],
            ])
    }

    @Test("says what is wrong by file, line and column")
    func places() throws {
        let problem = Problem.sample(
            .invalid, at: "/classes/1/promoted", "/exceptions/0/schoolClass", "/classes/0", "/from")
        let sender = Self.answering(.refused(problem))
        #expect {
            _ = try Self.run(Script(), sender, exceptions: "pupil,decision,class\nP1,promoted,7A2\n")
        } throws: { error in
            guard case .refused(let problem)? = error as? Failure else { return false }
            let places = problem.errors.map { $0.pointer.split(separator: "/").last.map(String.init) ?? "" }
            return places == ["lop.csv:3: promoted:", "rieng.csv:2: class:", "lop.csv:2:", "from"]
        }
    }

    @Test("refuses a file of another shape before anything is asked, and an answer that it does not know")
    func refuses() throws {
        let (script, sender) = (Script(), FakeSender())
        #expect(try Self.run(script, sender, classes: "from,promotd\n6A1,7A1\n") == .refused)
        #expect(script.err.contains("did you mean promoted?") && sender.sent.isEmpty)
        #expect(throws: Failure.self) {
            try Self.run(Script(), Self.answering(.done(result: ["classes": []], position: nil)))
        }
    }

    @Test(
        "says what is missing or wrong in its words before anything is asked",
        arguments: [
            ["x", "--from", "2026", "t.csv"], [school, "t.csv"], [school, "--from", "26", "t.csv"],
            [school, "--from", "2026", "t.csv", "--on", "1/9/2027"],
        ])
    func words(words: [String]) throws {
        let sender = FakeSender()
        let call = try Self.call(Script(), words)
        #expect(throws: Failure.self) { try RollOverVerb.run(call) { sender } }
        #expect(sender.sent.isEmpty)
    }
}
