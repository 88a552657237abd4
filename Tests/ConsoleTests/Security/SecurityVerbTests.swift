import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("What services recorded about security, at the command line")
struct SecurityVerbTests {
    private static let unit = UnitCode.sample.text

    private static func fact(_ seq: Int64, _ time: String, _ fact: String) -> JSON {
        [
            "seq": .integer(seq), "time": .string("2025-09-05T\(time)+07:00"), "fact": .string(fact),
            "subject": "account/an", "actor": "account/be", "unit": .string(unit),
            "body": ["permission": "pupils.read", "until": nil, "count": 3],
        ]
    }

    private static func services(_ request: Client.Request) -> Client.Answer? {
        switch (request.name, request.json["after"]) {
        case ("identity.security-facts", nil):
            .done(result: ["items": [fact(5, "08:00:00", "session.opened")], "next": 5], position: nil)
        case ("identity.security-facts", 5):
            .done(result: ["items": [fact(9, "10:00:00", "session.ended")]], position: nil)
        case ("staff.security-facts", _):
            .done(
                result: ["items": [fact(2, "09:00:00", "access.refused"), fact(3, "08:00:00", "access.refused")]],
                position: nil)
        default: .done(result: ["items": []], position: nil)
        }
    }

    @Test("is asked of every service, page by page, and put in the order of time")
    func merges() throws {
        let script = Script()
        let sender = FakeSender(Self.services)
        let call = try SecurityVerb.call(script, [Self.unit, "--since", "2025-09-01"])
        #expect(try SecurityVerb.run(call, sender) == .done)
        #expect(Set(sender.sent.map(\.name)) == Set(Context.allCases.map { "\($0.rawValue).security-facts" }))
        #expect(sender.sent.allSatisfy { $0.json["since"] == "2025-09-01T00:00:00+07:00" })
        #expect(sender.bodies(of: "identity.security-facts").map { $0["after"] } == [nil, 5])
        let rows = script.out.split(separator: "\n").dropFirst(2).map { line in
            line.split(separator: " ").prefix(3).joined(separator: " ")
        }
        #expect(
            rows == [
                "2025-09-05T08:00:00+07:00 identity 5", "2025-09-05T08:00:00+07:00 staff 3",
                "2025-09-05T09:00:00+07:00 staff 2", "2025-09-05T10:00:00+07:00 identity 9",
            ])
        #expect(script.out.contains("permission=pupils.read count=3"))
        #expect(!script.out.contains("until="))
    }

    @Test("goes back thirty days unless a day is said, and says what is no day")
    func since() throws {
        let sender = FakeSender(Self.services)
        _ = try SecurityVerb.run(SecurityVerb.call(Script(), [Self.unit]), sender)
        #expect(sender.sent[0].json["since"] == "2025-08-06T00:00:00+07:00")
        let wrong = try SecurityVerb.call(Script(), [Self.unit, "--since", "yesterday"])
        #expect(throws: Failure.self) { try SecurityVerb.run(wrong, sender) }
    }

    /// Services of which one is silent.
    private final class Silent: Sender {
        let name: String
        let others = FakeSender(SecurityVerbTests.services)
        init(_ name: String) { self.name = name }

        func send(
            _ requests: [Client.Request], window: Int, patience: Int64?,
            _ received: (Client.Request, Client.Answer) -> Void
        ) throws(Failure) {
            guard !requests.contains(where: { $0.name == name }) else { throw .unreachable(.unreachable("silence")) }
            try others.send(requests, window: window, patience: patience, received)
        }
    }

    @Test("is told without a service that does not answer, and that one named")
    func silent() throws {
        let (script, json) = (Script(), Script())
        let sender = Silent("campus.security-facts")
        #expect(try SecurityVerb.run(SecurityVerb.call(script, [Self.unit]), sender) == .unreachable)
        #expect(script.out.contains("access.refused") && script.err.contains("campus"))
        #expect(try SecurityVerb.run(SecurityVerb.call(json, [Self.unit, "--json"]), sender) == .unreachable)
        let told = try JSON.parse(json.out)
        #expect(told["silent"] == ["campus"] && told["items"]?.array?.count == 4)
        #expect(told["items"]?[0]?["service"] == "identity" && told["items"]?[0]?["seq"] == 5)
    }

    @Test("is nothing, refused, or not understood")
    func others() throws {
        let script = Script()
        let empty = FakeSender { _ in .done(result: ["items": []], position: nil) }
        #expect(try SecurityVerb.run(SecurityVerb.call(script, [Self.unit]), empty) == .done)
        #expect(script.out == "there is nothing\n")
        for answer: Client.Answer in [
            .refused(.sample(.forbidden)), .done(result: [:], position: nil),
            .done(result: ["items": [["seq": 1, "time": "noon"]]], position: nil),
        ] {
            let sender = FakeSender { _ in answer }
            #expect(throws: Failure.self) { try SecurityVerb.run(SecurityVerb.call(script, [Self.unit]), sender) }
            #expect(sender.sent.count == 1)
        }
    }
}
