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
            let expected = Scope(SampleSchool.code, schoolClass: schoolClass)
            var command = try NoticeScene.weekly()
            #expect(try command.scope(in: transaction.reader) == expected)
            (command.schoolClass, command.pupil) = (nil, pupils[0])
            #expect(try command.scope(in: transaction.reader) == expected)
            command.pupil = nil
            #expect(try command.scope(in: transaction.reader) == nil)
        }
    }
}
