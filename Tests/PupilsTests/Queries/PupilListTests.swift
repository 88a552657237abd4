import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Looking for pupils") struct PupilListTests {
    private static let names = [
        "Trần Đức Bảo", "Nguyễn Văn An", "Lê Thị Ánh", "Đỗ An", "Nguyễn Thị Ân", "Phạm Dũng", "Phạm Đan",
    ]
    private static let inOrder = [
        "Đỗ An", "Nguyễn Văn An", "Lê Thị Ánh", "Nguyễn Thị Ân", "Trần Đức Bảo", "Phạm Dũng", "Phạm Đan",
    ]

    private static func withNames(_ body: (inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            for name in names { _ = try SampleSchool.newcomer(name, in: &transaction) }
            try body(&transaction)
        }
    }

    private static func ask(_ query: PupilList, in transaction: inout Transaction) throws -> [String] {
        let page = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
        return page.items.map(\.name.text)
    }

    @Test("gives them in Vietnamese order, page by page, and so does the roll of a class")
    func pages() throws {
        try Self.withNames { transaction in
            var query = PupilList(school: SampleSchool.code, limit: 2)
            var roll = ClassRoll(schoolClass: try SampleSchool.classID(), limit: 3)
            var found: [String] = []
            repeat {
                let page = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
                #expect(page.items.count <= 2)
                found += page.items.map(\.name.text)
                query.after = page.next
            } while query.after != nil
            #expect(found == Self.inOrder)
            var rolled: [String] = []
            repeat {
                let page = try #require(try roll.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
                rolled += page.items.map(\.name.text)
                roll.after = page.next
            } while roll.after != nil
            #expect(rolled == Self.inOrder)
        }
    }

    @Test(
        "finds names by the beginnings of their words, however they are typed",
        arguments: [
            ("AN", ["Đỗ An", "Nguyễn Văn An", "Lê Thị Ánh", "Nguyễn Thị Ân"]), ("đức", ["Trần Đức Bảo"]),
            ("duc", ["Trần Đức Bảo"]), ("an ngu", ["Nguyễn Văn An", "Nguyễn Thị Ân"]),
            ("Nguyễn Thị Ân", ["Nguyễn Thị Ân"]), ("ao", []), ("--", inOrder),
        ])
    func searches(search: String, names: [String]) throws {
        try Self.withNames { transaction in
            let query = PupilList(school: SampleSchool.code, search: ShortText(search))
            let found = try Self.ask(query, in: &transaction)
            #expect(found == names)
        }
    }

    @Test("parts them by class, grade and status")
    func filters() throws {
        try Self.withNames { transaction in
            _ = try SampleSchool.defineClass("7A1", grade: .g7).handle(on: SampleSchool.occasion, in: &transaction)
            let older = try SampleSchool.newcomer("Vũ Xuân", to: "7A1", in: &transaction)
            let unplaced = try SampleSchool.registerPupil(named: "Vũ Yến").handle(
                on: SampleSchool.occasion, in: &transaction)
            #expect(unplaced.answer != nil)
            var query = PupilList(school: SampleSchool.code)
            query.schoolClass = try SampleSchool.classID("7A1")
            #expect(try Self.ask(query, in: &transaction) == ["Vũ Xuân"])
            query.schoolClass = nil
            query.grade = .g6
            #expect(try Self.ask(query, in: &transaction) == Self.inOrder)
            query.grade = nil
            query.status = .studying
            #expect(try Self.ask(query, in: &transaction) == Self.inOrder + ["Vũ Xuân"])
            _ = try LeaveSchool(pupil: older, on: SampleSchool.day("2026-09-06"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            query.status = .left
            #expect(try Self.ask(query, in: &transaction) == ["Vũ Xuân"])
            query.status = nil
            #expect(try Self.ask(query, in: &transaction) == Self.inOrder + ["Vũ Xuân", "Vũ Yến"])
        }
    }

    @Test("shows where each is, or is to be")
    func places() throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.newPupil(in: &transaction)
            let late = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(late, from: "2026-10-01").handle(on: SampleSchool.occasion, in: &transaction)
            let query = PupilList(school: SampleSchool.code)
            let page = try #require(try query.answer(on: SampleSchool.occasion, from: transaction.reader).answer)
            #expect(page.items.map(\.schoolClass) == [nil, try SampleSchool.classID()])
            #expect(page.items.map(\.grade) == [nil, .g6])
            #expect(page.items.map(\.status) == [nil, .studying])
        }
    }

    @Test("is refused for a class of another school, a strange cursor, and a novel to look for")
    func refuses() throws {
        try SampleSchool.opened { transaction in
            let foreign = ClassID(
                school: UnitCode(unchecked: "79764000020000000004"), year: SampleSchool.year, code: .sample)
            let query = PupilList(
                school: SampleSchool.code, search: ShortText("a b c d e g h i k"), schoolClass: foreign,
                after: "79764000010000000014")
            let refusal = try query.answer(on: SampleSchool.occasion, from: transaction.reader).refusal
            #expect(refusal?.places == ["invalid /schoolClass", "too-large /search", "invalid /after"])
            #expect(try query.scope(in: transaction.reader) == Scope(SampleSchool.code))
            let roll = ClassRoll(schoolClass: try SampleSchool.classID(), after: "x")
            #expect(
                try roll.answer(on: SampleSchool.occasion, from: transaction.reader).refusal?.places
                    == ["invalid /after"])
        }
    }

    @Test("of a class is its homeroom teacher's business")
    func scopes() throws {
        try SampleSchool.opened { transaction in
            let query = PupilList(school: SampleSchool.code, schoolClass: try SampleSchool.classID())
            #expect(
                try query.scope(in: transaction.reader)
                    == Scope(SampleSchool.code, schoolClass: SampleSchool.classID()))
        }
    }

    @Test("goes by the index, however far down")
    func plan() throws {
        try SampleSchool.known { transaction in
            let search = PupilSearch(school: SampleSchool.code, today: .sample)
            let plan = try transaction.reader.plan(search.statement(after: .sample, limit: 9).sql)
            #expect(plan.contains { $0.contains("pupil_by_name (school=? AND sort_key>?)") }, "\(plan)")
            #expect(!plan.contains { $0.contains("SCAN pupil") || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
