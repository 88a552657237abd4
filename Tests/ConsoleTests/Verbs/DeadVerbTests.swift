import Messaging
import Platform
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Dead letters at the command line")
struct DeadVerbTests {
    private func call(_ script: Script, _ words: String...) throws -> Call {
        let options = try Options.parse(words, known: DeadVerb.options + Option.common)
        return Call(
            options: options, language: .en, terminal: script.terminal, environment: Environment(variables: [:]))
    }

    private let group: JSON = [
        "type": "pupils.enrol-pupil", "user": "console", "reason": "stumbled", "count": 1200, "first": 7,
        "newest": "2026-09-05T07:30:00+07:00",
    ]

    @Test("are listed of every service, by cause")
    func list() throws {
        let script = Script()
        let sender = FakeSender { request in
            let groups: [JSON] = request.name == "pupils.dead-letters" ? [group] : []
            return .done(result: ["groups": .array(groups), "items": []], position: nil)
        }
        #expect(try DeadVerb.list(call(script, "list", "--user", "console"), sender) == .done)
        #expect(sender.sent.map(\.name) == Context.allCases.map { "\($0.rawValue).dead-letters" })
        #expect(sender.sent.allSatisfy { $0.json == ["user": "console"] })
        #expect(script.out.contains("stumbled") && script.out.contains("1,200"))
        #expect(script.out.split(separator: "\n").count == 3)
    }

    @Test("are none, and that is said")
    func none() throws {
        let script = Script()
        let sender = FakeSender { _ in .done(result: ["groups": [], "items": []], position: nil) }
        #expect(try DeadVerb.list(call(script, "list", "staff"), sender) == .done)
        #expect(sender.sent.count == 1 && script.out == "there are none\n")
    }

    @Test("are tried again by number or by type, and that can be tried out")
    func replay() throws {
        let script = Script()
        let sender = FakeSender { _ in .done(result: ["numbers": [3, 5], "left": 4], position: nil) }
        let call = try call(script, "replay", "pupils", "3", "5", "--dry-run")
        #expect(try DeadVerb.settle(call, "replay-dead-letter", sender) == .done)
        #expect(sender.bodies(of: "pupils.replay-dead-letter") == [["choose": ["numbers": [3, 5]], "dryRun": true]])
        #expect(script.out == "2 would be: 3, 5\n4 are left; say it again\n")
    }

    @Test("are thrown away only with a reason, and only those that are named")
    func discard() throws {
        let (script, sender) = (Script(), FakeSender())
        #expect(throws: Failure.self) {
            try DeadVerb.settle(try call(script, "discard", "pupils", "3"), "discard-dead-letter", sender)
        }
        #expect(throws: Failure.self) {
            try DeadVerb.settle(try call(script, "replay", "pupils"), "replay-dead-letter", sender)
        }
        #expect(throws: Failure.self) {
            try DeadVerb.settle(try call(script, "replay", "pupils", "three"), "replay-dead-letter", sender)
        }
        #expect(sender.sent.isEmpty)
        let good = try call(script, "discard", "pupils", "--type", "x", "--reason", "thử nghiệm")
        _ = try DeadVerb.settle(good, "discard-dead-letter", sender)
        #expect(sender.sent.first?.json == ["choose": ["type": "x"], "reason": "thử nghiệm"])
    }

    @Test("that wait are shown by what they wait for")
    func parked() throws {
        let script = Script()
        let waiting: JSON = [
            "waitsFor": "pupil/x", "count": 2, "user": "vendor", "type": "t", "oldest": "2026-09-05T07:30:00+07:00",
        ]
        let sender = FakeSender { request in
            .done(result: ["groups": request.name == "reporting.parked" ? [waiting] : []], position: nil)
        }
        #expect(try ParkedVerb.run(call(script), sender) == .done)
        #expect(script.out.contains("pupil/x") && script.out.contains("vendor"))
    }
}
