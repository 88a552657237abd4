import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Sending a notice") struct SendNoticeTests {
    @Test("to a class writes to each family that has a telephone, and names those that have none")
    func toClass() throws {
        try NoticeScene.with { pupils, transaction in
            let answer = try #require(
                try NoticeScene.weekly().handle(on: NoticeScene.occasion, in: &transaction).answer)
            #expect(answer.notices == [1, 2] && answer.unreachable == [pupils[2]])
            let notice = try #require(try Notices.find(1, in: transaction.reader))
            #expect(notice.text.vi == "Kính gửi gia đình em \(PersonName.sample.text), lớp 6A1: Em học tốt")
            #expect(notice.recipients.map(\.phone) == [Phone("0911111111")])
            #expect(notice.status == .waiting && notice.topic == .learning)
            #expect(try transaction.reader.recorded().suffix(2).map(\.type) == ["notice.sent", "notice.sent"])
        }
    }

    @Test("waits for the morning, unless it is urgent, and no less than the sender wants")
    func quiet() throws {
        try NoticeScene.with { pupils, transaction in
            let night = Occasion.sample(.pupils, now: "2026-10-05T22:15:00+07:00")
            _ = try NoticeScene.weekly().handle(on: night, in: &transaction)
            #expect(
                try Notices.find(1, in: transaction.reader)?.deliverFrom == Instant("2026-10-06T07:00:00+07:00"))
            var urgent = try NoticeScene.weekly()
            urgent.template = try #require(ShortText("absence"))
            urgent.values = nil
            (urgent.schoolClass, urgent.pupil) = (nil, pupils[0])
            _ = try urgent.handle(on: night, in: &transaction)
            #expect(try Notices.find(3, in: transaction.reader)?.deliverFrom == night.now)
            urgent.notBefore = Instant("2026-10-07T03:00:00+07:00")
            _ = try urgent.handle(on: night, in: &transaction)
            #expect(try Notices.find(4, in: transaction.reader)?.deliverFrom == urgent.notBefore)
        }
    }

    @Test("says all that is wrong with it at once")
    func refused() throws {
        try NoticeScene.with { pupils, transaction in
            var command = try NoticeScene.weekly()
            command.pupil = pupils[0]
            let value = SendNotice.Value(
                name: try #require(ShortText("learning")), text: try #require(LongText("x")))
            command.values = [value, value]
            let refusal = try command.handle(on: NoticeScene.occasion, in: &transaction).refusal
            #expect(
                refusal?.violations.map(\.pointer) == [
                    "/pupil", "/values/0/name", "/values/1/name", "/values/1/name", "/values",
                ])
            command.template = try #require(ShortText("nothing"))
            #expect(
                try command.handle(on: NoticeScene.occasion, in: &transaction).refusal?.violations.last?.pointer
                    == "/template")
            #expect(try transaction.reader.value("SELECT count(*) FROM notice") == 0)
        }
    }

    @Test("is judged over the class, so that its homeroom teacher may and no other teacher")
    func scope() throws {
        try NoticeScene.with { pupils, transaction in
            let schoolClass = try SampleSchool.classID()
            var expected = Scope(SampleSchool.code, schoolClass: schoolClass)
            var command = try NoticeScene.weekly()
            #expect(try command.scope(in: transaction.reader) == expected)
            (command.schoolClass, command.pupil) = (nil, pupils[0])
            expected.pupil = pupils[0]
            #expect(try command.scope(in: transaction.reader) == expected)
            command.pupil = nil
            #expect(try command.scope(in: transaction.reader) == nil)
        }
    }

    /// A template of one child's own, filled in.
    private static func personal(_ template: String, _ blank: String, _ text: String) throws -> SendNotice {
        SendNotice(
            template: try #require(ShortText(template)),
            values: [
                SendNotice.Value(name: try #require(ShortText(blank)), text: try #require(LongText(text)))
            ])
    }

    @Test("of a term's results goes to each family of a class with its own words, and never one list to all")
    func results() throws {
        try NoticeScene.with { pupils, transaction in
            var list = try Self.personal("semester-1-result", "results", "Lê An: Tốt; Lê Bình: Khá")
            list.schoolClass = try SampleSchool.classID()
            let refusal = try list.handle(on: NoticeScene.occasion, in: &transaction).refusal
            #expect(refusal?.places == ["invalid /schoolClass"])
            let items = try zip(pupils, ["Tốt", "Khá", "Đạt"]).map { pupil, level in
                var item = try Self.personal("semester-1-result", "results", level)
                item.pupil = pupil
                return Lenient.value(item)
            }
            let answer = try #require(
                try Many(items: items).handle(on: NoticeScene.occasion, in: &transaction).answer)
            #expect(answer.done == 3 && answer.items.compactMap(\.done).map(\.notices) == [[1], [2], []])
            #expect(answer.items.last?.done?.unreachable == [pupils[2]])
            for (number, level) in zip([1, 2] as [Int64], ["Tốt", "Khá"]) {
                let notice = try #require(try Notices.find(number, in: transaction.reader))
                #expect(notice.text.vi.contains("Kết quả học kì I của em: \(level)."))
                #expect(notice.recipients.count == 1)
            }
        }
    }

    @Test(
        "of a finding is for whoever keeps health records, of results for whoever may read marks, and the rest for all",
        arguments: [
            (Role.nurse, "health-eyesight", true), (.principal, "health-eyesight", false),
            (.schoolAdministrator, "health-rickets", false), (.principal, "year-result", true),
            (.viceAcademic, "year-result", true), (.nurse, "year-result", false),
            (.schoolAdministrator, "year-result", false), (.nurse, "health-advice", true),
            (.principal, "health-advice", true),
        ])
    func rights(role: Role, template: String, allowed: Bool) throws {
        try NoticeScene.with { pupils, transaction in
            let blank = template == "health-advice" ? "advice" : template == "year-result" ? "results" : "finding"
            var command = try Self.personal(template, blank, "x")
            command.pupil = pupils[0]
            let occasion = Judged.occasion(role)
            #expect(try command.objection(on: occasion, in: transaction.reader) == nil)
            let refusal = try command.handle(on: occasion, in: &transaction).refusal
            #expect(refusal?.places == (allowed ? nil : ["forbidden /template"]))
        }
    }

    @Test("of results is the homeroom teacher's too, of findings not")
    func homeroomTeacher() throws {
        try NoticeScene.with { pupils, transaction in
            try Judged.giveHomeroom(in: &transaction)
            let teacher = Judged.occasion(nil, Judged.homeroom)
            var results = try Self.personal("semester-2-result", "results", "Tốt")
            results.pupil = pupils[0]
            #expect(try results.objection(on: teacher, in: transaction.reader) == nil)
            #expect(try results.handle(on: teacher, in: &transaction).answer?.notices == [1])
            var finding = try Self.personal("health-stunting", "finding", "118 cm")
            finding.pupil = pupils[0]
            #expect(try finding.handle(on: teacher, in: &transaction).refusal?.places == ["forbidden /template"])
        }
    }
}
