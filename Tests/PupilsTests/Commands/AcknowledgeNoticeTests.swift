import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("What a channel says of a notice") struct AcknowledgeNoticeTests {
    private func said(
        _ outcome: ReceiptOutcome, at time: String, of number: Int64
    ) throws -> AcknowledgeNotice {
        AcknowledgeNotice(
            notice: number, channel: try #require(ShortText("sms")), outcome: outcome, at: Instant(time))
    }

    private func at(_ time: String) -> Occasion { .sample(.pupils, now: time) }

    @Test("settles it when it has been delivered, once however often it is said")
    func delivered() throws {
        try NoticeScene.with { pupils, transaction in
            let number = try NoticeScene.sent(to: pupils[0], in: &transaction)
            let before = try transaction.reader.recorded().count
            for _ in 0..<2 {
                let command = try said(.delivered, at: "2026-09-05T07:31:00+07:00", of: number)
                #expect(
                    try command.handle(on: at("2026-09-05T07:31:00+07:00"), in: &transaction).answer != nil)
            }
            let notice = try #require(try Notices.find(number, in: transaction.reader))
            #expect(notice.status == .delivered && notice.receipts.count == 1)
            #expect(try transaction.reader.recorded().count == before + 1)
        }
    }

    @Test("has a failure tried again later each time, and the fifth is the last")
    func failed() throws {
        try NoticeScene.with { pupils, transaction in
            let number = try NoticeScene.sent(to: pupils[0], in: &transaction)
            func due(_ time: String) throws -> Bool {
                try !Notices.due(
                    at: SampleSchool.code, now: try #require(Instant(time)), limit: 9, in: transaction.reader
                ).isEmpty
            }
            #expect(try due("2026-09-05T07:30:00+07:00"))
            _ = try said(.failed, at: "2026-09-05T08:00:00+07:00", of: number)
                .handle(on: at("2026-09-05T08:00:00+07:00"), in: &transaction)
            #expect(try !due("2026-09-05T08:09:59+07:00") && due("2026-09-05T08:10:00+07:00"))
            for hour in 11...14 {
                let time = "2026-09-05T\(hour):00:00+07:00"
                _ = try said(.failed, at: time, of: number).handle(on: at(time), in: &transaction)
            }
            #expect(try Notices.find(number, in: transaction.reader)?.status == .failed)
            #expect(try !due("2026-12-05T08:10:00+07:00"))
        }
    }

    @Test("is refused from the future, and of a notice that nobody sent")
    func refused() throws {
        try NoticeScene.with { pupils, transaction in
            let number = try NoticeScene.sent(to: pupils[0], in: &transaction)
            let early = try said(.read, at: "2026-09-05T07:32:00+07:00", of: number)
            #expect(
                try early.handle(on: at("2026-09-05T07:30:00+07:00"), in: &transaction).refusal?.violations.first?
                    .pointer
                    == "/at")
            #expect(try said(.read, at: "2026-09-05T07:30:00+07:00", of: 99).scope(in: transaction.reader) == nil)
        }
    }
}
