import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Answering what a member wants put right") struct DecideCorrectionTests {
    private func withRequest(_ body: (Int64, inout Transaction) throws -> Void) throws {
        try SampleStaff.ready { transaction in
            let command = RequestCorrection(member: SampleStaff.an, wish: .sample)
            let number = try #require(try command.handle(on: SampleStaff.occasion, in: &transaction).answer).number
            try body(number, &transaction)
        }
    }

    private func decide(
        _ number: Int64, _ decision: CorrectionDecision, _ answer: LongText? = nil, as person: MemberCode? = nil,
        in transaction: inout Transaction
    ) throws -> Outcome<Done> {
        try DecideCorrection(number: number, decision: decision, answer: answer)
            .handle(on: SampleStaff.at("2026-09-05", as: person), in: &transaction)
    }

    @Test("goes from acknowledged to decided, and no further, in the journal and in the store")
    func decides() throws {
        try withRequest { (number, transaction) throws in
            for _ in 0..<2 { #expect(try decide(number, .acknowledged, in: &transaction).answer != nil) }
            #expect(try decide(number, .corrected, in: &transaction).refusal?.places == ["incomplete /answer"])
            for _ in 0..<2 { #expect(try decide(number, .corrected, .sample, in: &transaction).answer != nil) }
            #expect(try decide(number, .rejected, .sample, in: &transaction).refusal?.code == .conflict)
            #expect(
                try transaction.reader.recorded().suffix(3).map(\.type)
                    == ["correction.requested", "correction.acknowledged", "correction.corrected"])
            for sql in [
                "UPDATE correction SET status = 'requested'", "UPDATE correction SET answer = NULL",
                "DELETE FROM correction",
            ] { #expect(throws: SQLiteError.self) { try transaction.run(sql) } }
        }
    }

    @Test("is another's than whose file it is")
    func own() throws {
        try withRequest { (number, transaction) throws in
            for decision in CorrectionDecision.allCases {
                let own = try decide(number, decision, .sample, as: SampleStaff.an, in: &transaction)
                #expect(own.refusal?.places == ["conflict /number"])
            }
            #expect(
                try decide(number, .rejected, .sample, as: SampleStaff.binh, in: &transaction).answer != nil)
        }
    }

    @Test("of a number that there is not is not found, and the school's business otherwise")
    func scope() throws {
        try withRequest { (number, transaction) throws in
            #expect(try decide(number + 1, .acknowledged, in: &transaction).refusal?.code == .notFound)
            let command = DecideCorrection(number: number, decision: .acknowledged)
            #expect(try command.scope(in: transaction.reader)?.unit == SampleStaff.school)
            #expect(try command.scope(in: transaction.reader)?.member == nil)
        }
    }

    @Test("is shown late when its days have passed, the most urgent first, to the school and to the member")
    func late() throws {
        try withRequest { (number, transaction) throws in
            _ = try RequestCorrection(member: SampleStaff.binh, wish: .sample)
                .handle(on: SampleStaff.at("2026-09-01"), in: &transaction)
            func items(on day: String, of member: MemberCode? = nil, open: Bool? = true) throws -> [CorrectionList.Item]
            {
                let query = CorrectionList(school: SampleStaff.school, member: member, open: open)
                return try query.answer(on: SampleStaff.at(day), from: transaction.reader).answer?.items ?? []
            }
            // They came on Saturday, 5 September 2026, and on Tuesday before.
            #expect(try items(on: "2026-09-08").map(\.request.member) == [SampleStaff.binh, SampleStaff.an])
            #expect(try items(on: "2026-09-08").map(\.isLate) == [true, false])
            #expect(try items(on: "2026-09-09").map(\.isLate) == [true, true])
            _ = try decide(number, .acknowledged, in: &transaction)
            #expect(try items(on: "2026-09-15", of: SampleStaff.an).map(\.isLate) == [false])
            #expect(try items(on: "2026-09-16", of: SampleStaff.an).map(\.isLate) == [true])
            _ = try decide(number, .rejected, .sample, in: &transaction)
            #expect(try items(on: "2026-09-16", of: SampleStaff.an).isEmpty)
            #expect(try items(on: "2026-09-16", of: SampleStaff.an, open: nil).map(\.request.number) == [number])
            #expect(try items(on: "2026-09-16", open: false).count == 2)
        }
    }
}
