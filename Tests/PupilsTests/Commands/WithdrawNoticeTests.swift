import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Withdrawing a notice") struct WithdrawNoticeTests {
    @Test("keeps it from being delivered, with the reason in the journal")
    func withdraws() throws {
        try NoticeScene.with { pupils, transaction in
            let number = try NoticeScene.sent(to: pupils[0], in: &transaction)
            let command = WithdrawNotice(notice: number, reason: .sample)
            for _ in 0..<2 { #expect(try command.handle(on: NoticeScene.occasion, in: &transaction).answer != nil) }
            #expect(try Notices.find(number, in: transaction.reader)?.status == .withdrawn)
            let reason: String? = try transaction.reader.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(reason == LongText.sample.text)
        }
    }

    @Test("comes too late when it has been delivered")
    func late() throws {
        try NoticeScene.with { pupils, transaction in
            let number = try NoticeScene.sent(to: pupils[0], in: &transaction)
            _ = try AcknowledgeNotice(notice: number, channel: .sample, outcome: .delivered)
                .handle(on: NoticeScene.occasion, in: &transaction)
            let refusal = try WithdrawNotice(notice: number, reason: .sample)
                .handle(on: NoticeScene.occasion, in: &transaction).refusal
            #expect(refusal?.code == .conflict)
            #expect(throws: SQLiteError.self) { try Notices.set(.withdrawn, of: number, in: &transaction) }
        }
    }
}
