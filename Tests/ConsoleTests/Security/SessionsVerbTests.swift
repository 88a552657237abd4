import Messaging
import Testing
import Wire

@testable import Console

@Suite("Sessions at the command line")
struct SessionsVerbTests {
    private static let items: JSON = [
        "items": [
            [
                "session": "s1", "account": "an", "opened": "2025-09-05T07:00:00+07:00",
                "device": ["id": "0123", "name": "may-01"], "refreshed": "2025-09-05T07:20:00+07:00",
                "expires": "2025-09-05T07:35:00+07:00", "until": "2025-09-05T19:00:00+07:00", "isThis": true,
            ],
            [
                "session": "s2", "account": "an", "opened": "2025-09-04T07:00:00+07:00",
                "refreshed": "2025-09-04T07:00:00+07:00", "expires": "2025-09-04T07:15:00+07:00",
                "until": "2025-09-04T19:00:00+07:00", "ended": "2025-09-04T08:00:00+07:00", "because": "signed-out",
                "isThis": false,
            ],
        ]
    ]

    @Test("are one's own unless somebody is named, with which one this is and why others ended")
    func list() throws {
        let script = Script()
        let sender = FakeSender { _ in .done(result: Self.items, position: nil) }
        #expect(try SessionsVerb.list(SessionsVerb.call(script, []), sender) == .done)
        #expect(try SessionsVerb.list(SessionsVerb.call(Script(), ["an"]), sender) == .done)
        #expect(sender.bodies(of: "identity.sessions") == [[:], ["account": "an"]])
        let lines = script.out.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[2].contains("may-01") && lines[2].hasSuffix("open, this one"))
        #expect(lines[3].hasSuffix("ended 2025-09-04T08:00:00+07:00 (signed-out)"))
    }

    @Test("are none, told in JSON, or not understood")
    func others() throws {
        let (none, json) = (Script(), Script())
        let empty = FakeSender { _ in .done(result: ["items": []], position: nil) }
        _ = try SessionsVerb.list(SessionsVerb.call(none, [], language: .vi), empty)
        #expect(none.out == "không có phiên nào\n")
        _ = try SessionsVerb.list(
            SessionsVerb.call(json, ["--json"]), FakeSender { _ in .done(result: Self.items, position: nil) })
        #expect(try JSON.parse(json.out) == Self.items)
        let strange = FakeSender { _ in .done(result: [:], position: nil) }
        #expect(throws: Failure.self) { try SessionsVerb.list(SessionsVerb.call(none, []), strange) }
        #expect(throws: Failure.self) {
            try SessionsVerb.revoke(SessionsVerb.call(none, ["revoke", "an", "--reason", "x"]), strange)
        }
    }

    @Test("are ended all or one, only with a reason")
    func revoke() throws {
        let script = Script()
        let sender = FakeSender { _ in .done(result: ["revoked": 2], position: nil) }
        func run(_ words: String...) throws -> Ending {
            try SessionsVerb.revoke(SessionsVerb.call(script, ["revoke"] + words), sender)
        }
        #expect(try run("an", "--reason", "mất máy") == .done)
        #expect(try run("an", "--session", "s1", "--reason", "lạ") == .done)
        #expect(
            sender.sent.map(\.json) == [
                ["account": "an", "reason": "mất máy"], ["account": "an", "session": "s1", "reason": "lạ"],
            ])
        #expect(script.out == "Sessions ended: 2.\nSessions ended: 2.\n")
        #expect(throws: Failure.self) { try run("an") }
        #expect(throws: Failure.self) { try run("--reason", "x") }
        #expect(sender.sent.count == 2)
    }
}
