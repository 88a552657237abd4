import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("An access review at the command line")
struct ReviewVerbTests {
    private static let unit = UnitCode.sample.text
    private static let answer: JSON = [
        "items": [
            [
                "account": "an", "displayName": "Nguyễn An", "roles": [["role": "principal", "unit": .string(unit)]],
                "lastSignIn": "2025-09-01T07:00:00+07:00", "passwordSet": "2025-01-01", "hasSecondFactor": false,
                "findings": [
                    [
                        "code": "no-second-factor",
                        "sentence": ["en": "has no second factor", "vi": "chưa có yếu tố thứ hai"],
                    ],
                    ["code": "old-password", "sentence": ["en": "old password", "vi": "mật khẩu cũ"]],
                ],
            ],
            ["account": "be", "displayName": "Bé", "roles": ["nurse"], "hasSecondFactor": true, "findings": []],
        ],
        "reviewed": "2025-06-01",
    ]

    @Test("is a table with all that looks wrong, in the reader's language")
    func table() throws {
        let (english, vietnamese) = (Script(), Script())
        let sender = FakeSender { _ in .done(result: Self.answer, position: nil) }
        #expect(try ReviewVerb.run(ReviewVerb.call(english, [Self.unit]), sender) == .done)
        #expect(try ReviewVerb.run(ReviewVerb.call(vietnamese, [Self.unit], language: .vi), sender) == .done)
        #expect(sender.bodies(of: "identity.access-review").first == ["unit": .string(Self.unit)])
        #expect(english.out.contains("principal \(Self.unit)") && english.out.contains("nurse"))
        #expect(english.out.contains("has no second factor; old password"))
        #expect(english.out.hasSuffix("Accounts: 2; findings: 2.\nLast reviewed: 2025-06-01.\n"))
        #expect(vietnamese.out.contains("chưa có yếu tố thứ hai; mật khẩu cũ"))
    }

    @Test("says that there has been none, and does not pass over a finding it cannot read")
    func others() throws {
        let script = Script()
        _ = try ReviewVerb.run(
            ReviewVerb.call(script, [Self.unit]), FakeSender { _ in .done(result: ["items": []], position: nil) })
        #expect(script.out == "Accounts: 0; findings: 0.\nNever reviewed yet.\n")
        for answer: JSON in [[:], ["items": [["account": "an", "findings": [["code": "x"]]]]]] {
            let sender = FakeSender { _ in .done(result: answer, position: nil) }
            #expect(throws: Failure.self) { try ReviewVerb.run(ReviewVerb.call(script, [Self.unit]), sender) }
        }
        let json = Script()
        _ = try ReviewVerb.run(
            ReviewVerb.call(json, [Self.unit, "--json"]), FakeSender { _ in .done(result: Self.answer, position: nil) })
        #expect(try JSON.parse(json.out) == Self.answer)
    }
}
