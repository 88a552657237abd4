import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Taking in a family's request") struct RequestCorrectionTests {
    @Test("gives it a number and its days: two working days to say it has come, ten to decide")
    func takes() throws {
        try NoticeScene.with { pupils, transaction in
            let command = RequestCorrection(
                pupil: pupils[0], by: .sample, wish: .sample, received: try SampleSchool.day("2026-09-04"))
            let answer = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
            // 4 September 2026 is a Friday.
            #expect(answer.acknowledgeBy == LocalDate("2026-09-08") && answer.decideBy == LocalDate("2026-09-14"))
            let kept = try #require(try Corrections.find(answer.number, in: transaction.reader))
            #expect(kept.status == .requested && kept.wish == .sample)
            #expect(try transaction.reader.recorded().last?.type == "correction.requested")
        }
    }

    @Test("is refused from the future, and unknown for a child nobody knows")
    func refused() throws {
        try NoticeScene.with { pupils, transaction in
            var command = RequestCorrection(
                pupil: pupils[0], by: .sample, wish: .sample, received: try SampleSchool.day("2026-09-06"))
            #expect(
                try command.handle(on: SampleSchool.occasion, in: &transaction).refusal?.violations.first?.pointer
                    == "/received")
            let schoolClass = try SampleSchool.classID()
            #expect(try command.scope(in: transaction.reader)?.schoolClass == schoolClass)
            command.pupil = .sample
            #expect(try command.scope(in: transaction.reader) == nil)
        }
    }
    @Test("from the pupil himself comes on the day he sends it, and waits for answers to those before")
    func own() throws {
        try NoticeScene.with { (pupils, transaction) throws in
            let me = OwnDataTests.pupil(pupils[0], on: "2026-09-05")
            var command = RequestCorrection(
                pupil: pupils[0], by: .sample, wish: .sample, received: try SampleSchool.day("2026-09-04"))
            #expect(try command.handle(on: me, in: &transaction).refusal?.violations.map(\.pointer) == ["/received"])
            command.received = nil
            for _ in 0..<CorrectionRule.mostOpen {
                #expect(try command.handle(on: me, in: &transaction).answer != nil)
            }
            #expect(try command.handle(on: me, in: &transaction).refusal?.code == .tooLarge)
            #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer != nil, "the family may ask")
            let decide = DecideCorrection(number: 1, decision: .corrected, answer: .sample)
            #expect(try decide.handle(on: SampleSchool.occasion, in: &transaction).answer != nil)
            let another = DecideCorrection(number: 2, decision: .rejected, answer: .sample)
            #expect(try another.handle(on: SampleSchool.occasion, in: &transaction).answer != nil)
            #expect(try command.handle(on: me, in: &transaction).answer != nil)
        }
    }
}
