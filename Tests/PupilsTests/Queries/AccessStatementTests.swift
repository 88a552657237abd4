import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("The statement of who has read about a pupil") struct AccessStatementTests {
    private static let other = PupilCode(unchecked: "79764000010000000022")
    private static let ids = MessageID.Source()

    private static func reading(
        on day: String, of pupils: [PupilCode] = [.sample], with query: MessageName = "assessment.mark-book",
        times: Int = 1, roles: [Claims.Grant] = [Claims.Grant(role: .principal, unit: .sample)]
    ) throws -> AccessReading {
        let moment = try SampleSchool.day(day).start
        return AccessReading(
            id: ids.make(now: moment.milliseconds), account: .sample, person: .sample, roles: roles, query: query,
            what: Bilingual(en: "a mark book", vi: "sổ điểm môn học"), school: .sample, pupils: pupils, from: moment,
            to: moment.advanced(byMilliseconds: Int64(times - 1) * 1000), times: times)
    }

    /// Runs `body` where the sample pupil has been read about on four days, and another on one of them.
    private static func read(_ body: (inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.registerPupil(.sample).handle(on: SampleSchool.occasion, in: &transaction)
            try Readings.keep(try reading(on: "2026-09-07"), in: &transaction)
            try Readings.keep(try reading(on: "2026-09-06", of: [.sample, other]), in: &transaction)
            try Readings.keep(try reading(on: "2026-09-06", of: [other]), in: &transaction)
            try Readings.keep(try reading(on: "2026-09-08", with: "campus.growth", times: 7), in: &transaction)
            try Readings.keep(try reading(on: "2026-09-08", with: "pupils.pupil"), in: &transaction)
            try body(&transaction)
        }
    }

    private static func days(_ statement: AccessStatement, in store: Reader) throws -> [String] {
        let page = try #require(try statement.answer(on: SampleSchool.occasion, from: store).answer)
        return page.items.map { String($0.from.text.prefix(10)) }
    }

    @Test("tells the latest first: who, as what, what of it, by which service, how often")
    func tells() throws {
        try Self.read { transaction in
            let statement = AccessStatement(pupil: .sample)
            #expect(
                try Self.days(statement, in: transaction.reader)
                    == ["2026-09-08", "2026-09-08", "2026-09-07", "2026-09-06"])
            let page = try #require(
                try statement.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(page.items.map(\.service) == ["pupils", "campus", "assessment", "assessment"])
            let growth = page.items[1]
            #expect(growth.times == 7 && growth.to.text.hasPrefix("2026-09-08T00:00:06"))
            #expect(growth.account == .sample && growth.person == .sample && growth.school == .sample)
            #expect(growth.what.vi == "sổ điểm môn học" && growth.query == "campus.growth")
            #expect(growth.roles.map(\.label?.vi) == ["Hiệu trưởng"] && growth.roles[0].unit == .sample)
        }
    }

    @Test("comes in pages, and goes on where a page of it ended")
    func pages() throws {
        try Self.read { transaction in
            var statement = AccessStatement(pupil: .sample, limit: 1)
            var days: [String] = []
            repeat {
                let page = try #require(
                    try statement.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
                days += page.items.map { String($0.from.text.prefix(10)) }
                statement.after = page.next
            } while statement.after != nil
            #expect(days == ["2026-09-08", "2026-09-08", "2026-09-07", "2026-09-06"])
        }
    }

    @Test(
        "covers the days it is asked for",
        arguments: [(nil, nil, 4), ("2026-09-07", nil, 3), (nil, "2026-09-07", 1)] as [(String?, String?, Int)])
    func covers(from: String?, to: String?, count: Int) throws {
        try Self.read { transaction in
            let statement = AccessStatement(
                pupil: .sample, from: try from.map(SampleSchool.day), to: try to.map(SampleSchool.day))
            #expect(try Self.days(statement, in: transaction.reader).count == count)
        }
    }

    @Test("refuses days the wrong way round and a place where no page of it ended, both at once")
    func refuses() throws {
        try Self.read { transaction in
            let others: Int64? = try transaction.value("SELECT reading FROM reading_of WHERE pupil = ?1", Self.other)
            for after in ["x", "99", String(try #require(others) + 1)] {
                let statement = AccessStatement(
                    pupil: .sample, from: try SampleSchool.day("2026-09-07"), to: try SampleSchool.day("2026-09-07"),
                    after: after)
                let refusal = try statement.answer(on: SampleSchool.occasion, from: transaction.reader).refusal
                #expect(refusal?.places == ["invalid /to", "invalid /after"])
            }
        }
    }

    @Test("is the business of the school that keeps the file, not of the class, and is itself a reading")
    func business() throws {
        try Self.read { transaction in
            let statement = AccessStatement(pupil: .sample)
            _ = try SampleSchool.enrol(.sample).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(try statement.scope(in: transaction.reader) == Scope(SampleSchool.code, pupil: .sample))
            #expect(try AccessStatement(pupil: Self.other).scope(in: transaction.reader) == nil)
            let page = try #require(
                try statement.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(statement.disclosure(in: page)?.pupils == [.sample])
        }
    }

    @Test("names a role that the policy knows no more by its word alone")
    func oldRoles() throws {
        try SampleSchool.opened { transaction in
            let grant = Claims.Grant(role: .groupHead, unit: .sample)
            #expect(!Policy.standard.roles.contains { $0.role == grant.role })
            try Readings.keep(try Self.reading(on: "2026-09-07", roles: [grant]), in: &transaction)
            let page = try AccessStatement(pupil: .sample).answer(
                on: SampleSchool.occasion, from: transaction.reader
            ).answer
            #expect(page?.items.first?.roles == [.init(role: .groupHead, label: nil, unit: .sample)])
        }
    }
}
