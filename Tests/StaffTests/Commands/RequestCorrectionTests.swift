import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Taking in what a member wants put right") struct RequestCorrectionTests {
    @Test("gives it a number and its days: two working days to say it has come, ten to decide")
    func takes() throws {
        try SampleStaff.ready { transaction in
            let command = RequestCorrection(
                member: SampleStaff.an, wish: .sample, received: try SampleStaff.day("2026-09-04"))
            let answer = try #require(try command.handle(on: SampleStaff.occasion, in: &transaction).answer)
            // 4 September 2026 is a Friday.
            #expect(answer.acknowledgeBy == LocalDate("2026-09-08") && answer.decideBy == LocalDate("2026-09-14"))
            let kept = try #require(try Corrections.find(answer.number, in: transaction.reader))
            #expect(kept.status == .requested && kept.wish == .sample && kept.school == SampleStaff.school)
            #expect(try transaction.reader.recorded().last?.type == "correction.requested")
            #expect(try transaction.reader.recorded().last?.state == WireEncoder.json(kept))
        }
    }

    @Test("comes today from the member himself, who sets no day before, and never from the future")
    func received() throws {
        try SampleStaff.ready { (transaction) throws in
            func places(_ day: String?, as person: MemberCode?) throws -> [String]? {
                let command = RequestCorrection(
                    member: SampleStaff.an, wish: .sample, received: try day.map(SampleStaff.day))
                return try command.handle(on: SampleStaff.at("2026-09-05", as: person), in: &transaction).refusal?
                    .places
            }
            #expect(try places(nil, as: SampleStaff.an) == nil)
            #expect(try places("2026-09-05", as: SampleStaff.an) == nil)
            #expect(try places("2026-09-04", as: SampleStaff.an) == ["invalid /received"])
            #expect(try places("2026-09-04", as: SampleStaff.binh) == nil)
            #expect(try places("2026-09-06", as: nil) == ["invalid /received"])
        }
    }

    @Test("is not more at a time than is answered, where it is one's own")
    func mostOpen() throws {
        try SampleStaff.ready { transaction in
            func ask(as person: MemberCode?) throws -> Outcome<RequestCorrection.Answer> {
                try RequestCorrection(member: SampleStaff.an, wish: .sample)
                    .handle(on: SampleStaff.at("2026-09-05", as: person), in: &transaction)
            }
            var numbers: [Int64] = []
            for _ in 0..<CorrectionRule.mostOpen {
                numbers.append(try #require(try ask(as: SampleStaff.an).answer).number)
            }
            #expect(try ask(as: SampleStaff.an).refusal?.places == ["too-large /member"])
            #expect(try ask(as: SampleStaff.binh).answer != nil, "the office takes what comes on paper")
            for number in numbers + [numbers[0] + Int64(CorrectionRule.mostOpen)] {
                _ = try DecideCorrection(number: number, decision: .rejected, answer: .sample)
                    .handle(on: SampleStaff.at("2026-09-06"), in: &transaction)
            }
            #expect(try ask(as: SampleStaff.an).answer != nil)
        }
    }

    @Test("is the member's own affair, and unknown for a code nobody has")
    func scope() throws {
        try SampleStaff.ready { (transaction) throws in
            let own = RequestCorrection(member: SampleStaff.an, wish: .sample)
            #expect(try own.scope(in: transaction.reader) == Scope(SampleStaff.school, member: SampleStaff.an))
            let unknown = RequestCorrection(member: .sample, wish: .sample)
            #expect(try unknown.scope(in: transaction.reader) == nil)
            #expect(try unknown.handle(on: SampleStaff.occasion, in: &transaction).refusal?.code == .notFound)
        }
    }
}
