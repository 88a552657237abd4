import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Asking about pupils") struct QueriesTests {
    @Test("the classes of a school come in pages, by id")
    func listsClasses() throws {
        try SampleSchool.opened { transaction in
            for code in ["6A3", "6A2"] {
                _ = try SampleSchool.defineClass(code).handle(on: SampleSchool.occasion, in: &transaction)
            }
            var query = ClassList(school: SampleSchool.code, year: SampleSchool.year, limit: 2)
            let first = try #require(
                try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(first.items.map(\.code.text) == ["6A1", "6A2"])
            query.after = first.next
            let second = try #require(
                try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(second.items.map(\.code.text) == ["6A3"])
            #expect(second.next == nil)
        }
    }

    @Test("the classes of a school say how full they are, of the nearest day of their year")
    func sizes() throws {
        try SampleSchool.opened { transaction in
            for _ in 1...46 { _ = try SampleSchool.newcomer(in: &transaction) }
            try transaction.run("UPDATE pupil SET disability = 'visual' WHERE code LIKE '%1_'")
            let disabled: Int = try transaction.reader.value("SELECT count(disability) FROM pupil") ?? 0
            let left = try #require(try Stays.codes(of: .sample, on: .sample, in: transaction.reader).last)
            _ = try LeaveSchool(pupil: left, on: SampleSchool.day("2027-05-01"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            for (now, pupils) in [("2020-01-01", 46), ("2026-10-01", 46), ("2027-05-02", 45), ("2030-01-01", 45)] {
                let occasion = Occasion.sample(.pupils, now: "\(now)T08:00:00+07:00")
                let query = ClassList(school: SampleSchool.code, year: SampleSchool.year)
                let entry = try #require(try query.answer(on: occasion, from: transaction.reader).answer?.items.first)
                #expect(entry.pupils == pupils && entry.limit == 45)
                #expect(entry.warnings == (pupils == 46 ? [.overLimit] : nil))
                #expect(entry.inclusive > 0 && entry.inclusive <= disabled)
            }
        }
    }

    @Test(
        "the roll of a class is that of the day",
        arguments: zip(["2026-09-04", "2026-09-05", "2026-09-30", "2026-10-01"], [0, 2, 2, 1]))
    func rolls(on day: String, count: Int) throws {
        try SampleSchool.opened { transaction in
            let pupils = [try SampleSchool.newPupil(in: &transaction), try SampleSchool.newPupil(in: &transaction)]
            for pupil in pupils {
                _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            }
            _ = try LeaveSchool(pupil: pupils[0], on: SampleSchool.day("2026-10-01"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let query = ClassRoll(schoolClass: try SampleSchool.classID(), on: try SampleSchool.day(day))
            let roll = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(roll.items.map(\.code) == Array(pupils.suffix(count)))
            #expect(roll.items.allSatisfy { $0.name == .sample && $0.birthDate.text == "2015-03-04" })
        }
    }

    @Test("the roll of a long class comes in pages")
    func pagesRolls() throws {
        try SampleSchool.opened { transaction in
            for _ in 1...5 {
                let pupil = try SampleSchool.newPupil(in: &transaction)
                _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            }
            var query = ClassRoll(schoolClass: try SampleSchool.classID(), limit: 2)
            var sizes: [Int] = []
            repeat {
                let page = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
                sizes.append(page.items.count)
                query.after = page.next
            } while query.after != nil
            #expect(sizes == [2, 2, 1])
        }
    }

    @Test("a pupil's file comes with every stay, and is its class's business while the pupil is there")
    func showsPupil() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let query = PupilFile(code: pupil)
            #expect(try query.scope(in: transaction.reader) == Scope(SampleSchool.code, pupil: pupil))
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(
                try query.scope(in: transaction.reader)
                    == Scope(SampleSchool.code, schoolClass: SampleSchool.classID(), pupil: pupil))
            let answer = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(answer.pupil.code == pupil)
            #expect(answer.enrolments.map(\.schoolClass) == [try SampleSchool.classID()])
        }
    }

    @Test("what is not known has no scope, so that nobody is told of it")
    func hidesUnknown() throws {
        try SampleSchool.opened { transaction in
            #expect(try PupilFile(code: .sample).scope(in: transaction.reader) == nil)
            #expect(try ClassRoll(schoolClass: SampleSchool.classID("9Z")).scope(in: transaction.reader) == nil)
            let answer = try PupilFile(code: .sample).answer(on: SampleSchool.occasion, from: transaction.reader)
            #expect(answer.refusal == .notFound)
        }
    }
}
