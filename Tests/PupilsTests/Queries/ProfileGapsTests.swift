import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("What files of a class lack") struct ProfileGapsTests {
    private static func ask(_ query: ProfileGaps, in store: Reader) throws -> [ProfileGaps.Entry] {
        try #require(try query.answer(on: SampleSchool.occasion, from: store).answer).items
    }

    @Test("is told by pupil in Vietnamese order, until there is nothing more")
    func gaps() throws {
        try SampleSchool.opened { transaction in
            let last = try SampleSchool.newcomer("Lê Yến", in: &transaction)
            let first = try SampleSchool.newcomer("Lê An", in: &transaction)
            let query = ProfileGaps(schoolClass: try SampleSchool.classID())
            #expect(try Self.ask(query, in: transaction.reader).map(\.code) == [first, last])
            #expect(
                try Self.ask(query, in: transaction.reader).first?.gaps == [.address, .policies, .guardian, .phone])
            var command = ChangePupil(pupil: first, policies: [], address: .sample)
            command.guardians = [Pupil.Guardian(name: .sample, relation: .mother, phone: nil)]
            _ = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(try Self.ask(query, in: transaction.reader).map(\.gaps.count) == [1, 4])
            command.guardians = [Pupil.Guardian(name: .sample, relation: .mother, phone: .sample)]
            command.pupil = last
            _ = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(try Self.ask(query, in: transaction.reader).map(\.code) == [first])
            command.pupil = first
            _ = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(try Self.ask(query, in: transaction.reader).isEmpty)
        }
    }

    @Test("is not asked of who is not there, and comes in pages")
    func pages() throws {
        try SampleSchool.opened { transaction in
            let names = ["Lê An", "Lê Bình", "Lê Cúc"]
            for name in names { _ = try SampleSchool.newcomer(name, in: &transaction) }
            let gone = try SampleSchool.newcomer("Lê Dung", in: &transaction)
            _ = try LeaveSchool(pupil: gone, on: SampleSchool.day("2026-10-01"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            var query = ProfileGaps(schoolClass: try SampleSchool.classID(), on: try SampleSchool.day("2026-10-01"))
            query.limit = 2
            let page = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            query.after = page.next
            let rest = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect((page.items + rest.items).map(\.name.text) == names)
            #expect(rest.next == nil)
            #expect(try ProfileGaps(schoolClass: SampleSchool.classID("9Z")).scope(in: transaction.reader) == nil)
        }
    }
}
