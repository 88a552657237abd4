import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Alarms at the command line")
struct AlarmsVerbTests {
    private static let unit = UnitCode.sample.text
    private static let answer: JSON = [
        "items": [
            [
                "kind": "no-administrator", "unit": .string(unit), "since": "2025-09-01T00:00:00+07:00",
                "sentence": ["en": "nobody administers this unit", "vi": "đơn vị chưa có quản trị viên"],
            ]
        ]
    ]

    @Test("are listed in the reader's language")
    func list() throws {
        let (english, vietnamese) = (Script(), Script())
        let sender = FakeSender { _ in .done(result: Self.answer, position: nil) }
        #expect(try AlarmsVerb.run(AlarmsVerb.call(english, [Self.unit]), sender) == .done)
        #expect(try AlarmsVerb.run(AlarmsVerb.call(vietnamese, [Self.unit], language: .vi), sender) == .done)
        #expect(sender.bodies(of: "identity.alarms").first == ["unit": .string(Self.unit)])
        #expect(english.out.contains("nobody administers this unit") && english.out.contains("no-administrator"))
        #expect(vietnamese.out.contains("đơn vị chưa có quản trị viên"))
    }

    @Test("are none, told in JSON, or not understood")
    func others() throws {
        let (none, json) = (Script(), Script())
        _ = try AlarmsVerb.run(
            AlarmsVerb.call(none, [Self.unit]), FakeSender { _ in .done(result: ["items": []], position: nil) })
        #expect(none.out == "there are none\n")
        _ = try AlarmsVerb.run(
            AlarmsVerb.call(json, [Self.unit, "--json"]), FakeSender { _ in .done(result: Self.answer, position: nil) })
        #expect(try JSON.parse(json.out) == Self.answer)
        for answer: JSON in [[:], ["items": [["kind": "x"]]]] {
            let sender = FakeSender { _ in .done(result: answer, position: nil) }
            #expect(throws: Failure.self) { try AlarmsVerb.run(AlarmsVerb.call(none, [Self.unit]), sender) }
        }
    }
}
