import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Answering a family's request") struct DecideCorrectionTests {
    private func withRequest(_ body: (Int64, inout Transaction) throws -> Void) throws {
        try NoticeScene.with { pupils, transaction in
            let command = RequestCorrection(pupil: pupils[0], by: .sample, wish: .sample)
            let number = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer).number
            try body(number, &transaction)
        }
    }

    private func decide(
        _ number: Int64, _ decision: CorrectionDecision, _ answer: LongText? = nil,
        in transaction: inout Transaction
    ) throws -> Outcome<Done> {
        try DecideCorrection(number: number, decision: decision, answer: answer)
            .handle(on: SampleSchool.occasion, in: &transaction)
    }

    @Test("goes from acknowledged to decided, and no further, in the journal and in the store")
    func decides() throws {
        try withRequest { (number, transaction) throws in
            for _ in 0..<2 { #expect(try decide(number, .acknowledged, in: &transaction).answer != nil) }
            #expect(try decide(number, .corrected, in: &transaction).refusal?.violations.first?.pointer == "/answer")
            #expect(try decide(number, .corrected, .sample, in: &transaction).answer != nil)
            #expect(try decide(number, .rejected, .sample, in: &transaction).refusal?.code == .conflict)
            #expect(
                try transaction.reader.recorded().suffix(3).map(\.type)
                    == ["correction.requested", "correction.acknowledged", "correction.corrected"])
            #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE correction SET status = 'requested'")
            }
            #expect(throws: SQLiteError.self) { try transaction.run("DELETE FROM correction") }
        }
    }

    @Test("is shown late when its days have passed, the most urgent first")
    func late() throws {
        try withRequest { (number, transaction) throws in
            func late(on day: String) throws -> [Bool] {
                let occasion = Occasion.sample(.pupils, now: "\(day)T08:00:00+07:00")
                let query = CorrectionList(school: SampleSchool.code, open: true)
                return try query.answer(on: occasion, from: transaction.reader).answer?.items.map(\.isLate) ?? []
            }
            // It came on Saturday, 5 September 2026.
            #expect(try late(on: "2026-09-08") == [false] && late(on: "2026-09-09") == [true])
            _ = try decide(number, .acknowledged, in: &transaction)
            #expect(try late(on: "2026-09-15") == [false] && late(on: "2026-09-16") == [true])
            _ = try decide(number, .rejected, .sample, in: &transaction)
            #expect(try late(on: "2026-09-16") == [])
            let all = CorrectionList(school: SampleSchool.code)
            #expect(
                try all.answer(on: SampleSchool.occasion, from: transaction.reader).answer?.items.map(\.request.number)
                    == [number])
        }
    }
}
