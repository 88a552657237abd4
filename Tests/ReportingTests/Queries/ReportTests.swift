import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("The opening report")
struct ReportTests {
    private func report(
        _ unit: UnitCode, on: String? = nil, known: String? = nil, perUnit: Bool? = nil,
        _ transaction: borrowing Transaction
    ) throws -> ShowReport.Answer {
        let query = ShowReport(
            report: "opening", unit: unit, year: World.year, on: on.map(World.day), known: known.map(World.moment),
            perUnit: perUnit)
        return try #require(try query.answer(on: .sample(.reporting), from: transaction.reader).answer)
    }

    private func values(_ row: ShowReport.Row?) -> [JSON] { row?.cells.map { $0.value?.json ?? .null } ?? [] }

    private func section(_ id: String, _ answer: ShowReport.Answer) throws -> ShowReport.Section {
        try #require(answer.sections.first { $0.id == id })
    }

    @Test("counts pupils by level with women, minorities and children with a disability")
    func enrolment() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let answer = try report(World.office, transaction)
            #expect(answer.cutOff.text == "2026-09-30" && answer.due.text == "2026-10-15")
            let levels = try section("enrolment-by-level", answer)
            #expect(levels.columns.map(\.id) == ["pupils", "female", "minority", "minority-female", "disabled"])
            #expect(levels.rows.map(\.key) == ["primary", "lower-secondary"])
            // Pupils 2, 3 and 6 belong to minorities; 7 is a foreigner and does not.
            #expect(values(levels.rows.first) == [5, 2, 2, 1, 1])
            #expect(values(levels.rows.last) == [2, 1, 1, 1, 0])
            #expect(values(levels.total) == [7, 3, 3, 2, 1])
            let grades = try section("enrolment-by-grade", answer)
            #expect(grades.rows.map(\.key) == ["1", "2", "6"])
            #expect(grades.rows.map { values($0)[0] } == [3, 2, 2])
        }
    }

    @Test("counts the rooms that are in use on the day, by purpose and by the grade of their building")
    func rooms() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let rooms = [
                World.room("P101", .classroom, .solid), World.room("P102", .classroom, .temporary),
                World.room("P101", .classroom, .solid, at: World.secondary),
                World.room("TV", .library, .borrowed, from: "2026-09-30"),
                World.room("P201", .classroom, .solid, from: "2026-10-01"),
                World.room("P202", .classroom, .semiSolid, to: "2026-09-30"),
            ]
            try transaction.accept(world.opening() + rooms.map { world.event($0) })
            let answer = try section("rooms-by-purpose", try report(World.office, transaction))
            #expect(answer.columns.map(\.id) == ["rooms", "solid", "semi-solid", "temporary", "borrowed"])
            #expect(answer.rows.map(\.key) == ["classroom", "library"])
            #expect(answer.rows.map { values($0) } == [[3, 2, 0, 1, 0], [1, 0, 0, 0, 1]])
            #expect(values(answer.total) == [4, 2, 0, 1, 1])
            #expect(answer.rows.first?.label.vi == "Phòng học")
            let own = try section("rooms-by-purpose", try report(World.secondary, transaction))
            #expect(values(own.total) == [1, 1, 0, 0, 0])
        }
    }

    @Test("takes no room for another school than the one in its name")
    func contradictoryRoom() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            var room = World.room("P101", .classroom, .solid)
            room.school = World.secondary
            let refused = try transaction.take(world.opening() + [world.event(room)])
            #expect(refused.flatMap(\.all).map(\.pointer) == ["/data/school"])
        }
    }

    @Test("knows what somebody was on the day, whatever became of him later")
    func changedPost() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            func positions(_ day: String?) throws -> [String] {
                try section("staff-by-position", try report(World.office, on: day, transaction)).rows.map(\.key)
            }
            let before = try positions(nil)
            #expect(!before.contains("vice-principal"))
            try transaction.accept([
                world.event(
                    World.member(2, World.primary, .vicePrincipal), version: 2, fact: "changed",
                    time: "2027-02-01T00:00:00+07:00", arrived: "2027-02-03T08:00:00+07:00")
            ])
            #expect(try positions(nil) == before)
            #expect(try positions("2027-01-31") == before)
            #expect(try positions("2027-02-01").contains("vice-principal"))
            // What is put right since a day holds from that day, and before the first that was said, the first.
            try transaction.accept([
                world.event(
                    World.member(2, World.primary, .nurse), version: 3, fact: "changed",
                    time: "2020-08-01T00:00:00+07:00", arrived: "2027-02-04T08:00:00+07:00")
            ])
            #expect(try positions(nil).contains("nurse"))
        }
    }

    @Test("divides last, from what was summed")
    func ratios() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let answer = try report(World.office, transaction)
            // 7 pupils, 3 classes, 2 teachers of whom 1 has a degree; the mean of 2.5 and 2 would be 2.25.
            #expect(values(try section("ratios", answer).total) == [2.33, 3.5, 0.67, 50])
            let levels = try section("classes-by-level", answer)
            #expect(levels.rows.map { values($0) } == [[2, 2.5], [1, 2]])
            #expect(values(levels.total) == [3, 2.33])
            #expect(values(try section("schools", answer).total) == [2])
            #expect(values(try section("staff-by-position", answer).rows.first) == [1, 0, 0])
        }
    }

    @Test("says nothing where there is nothing to divide by")
    func emptySchool() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept([world.event(World.unit(World.primary))])
            let answer = try report(World.primary, transaction)
            #expect(values(try section("ratios", answer).total) == [.null, .null, .null, .null])
            #expect(values(try section("enrolment-by-level", answer).total) == [0, 0, 0, 0, 0])
        }
    }

    @Test("adds up the schools below, each as it stands in its own report")
    func perUnit() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let office = try section("enrolment-by-level", try report(World.office, perUnit: true, transaction))
            let units = try #require(office.perUnit)
            #expect(units.map(\.key) == [World.primary.text, World.secondary.text])
            for (unit, row) in zip([World.primary, World.secondary], units) {
                let own = try section("enrolment-by-level", try report(unit, transaction)).total
                #expect(values(row) == values(own))
                #expect(row.cells.map(\.figure) == own.cells.map(\.figure))
            }
            #expect(try section("schools", try report(World.office, transaction)).perUnit == nil)
        }
    }

    @Test("does not count who leaves on the cut-off day", arguments: [("2026-09-30", 6), ("2026-10-01", 7)])
    func leaving(day: String, count: Int64) throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            let left = world.event(World.enrolment(1, in: home, to: day), version: 2, time: "2026-12-01T08:00:00+07:00")
            try transaction.accept(world.opening() + [left])
            let answer = try report(World.office, transaction)
            #expect(values(try section("enrolment-by-level", answer).total)[0] == .integer(count))
        }
    }

    @Test("does not let a stay that nobody ended reach into the next school year")
    func nextYear() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            #expect(
                values(
                    try section("enrolment-by-level", try report(World.office, on: "2027-07-31", transaction)).total)[0]
                    == 7)
            #expect(
                values(
                    try section("enrolment-by-level", try report(World.office, on: "2027-08-01", transaction)).total)[0]
                    == 0)
        }
    }

    @Test("follows the tree of the day")
    func datedTree() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let other = UnitCode(unchecked: "79000000000000000002")
            let moved = World.unit(
                World.secondary, levels: [.lowerSecondary],
                under: [
                    Unit.Parent(unit: World.office, from: World.day("2020-01-01"), to: World.day("2026-09-15")),
                    Unit.Parent(unit: other, from: World.day("2026-09-15")),
                ])
            let events = [world.event(World.unit(other, kind: .communeOffice)), world.event(moved, version: 2)]
            try transaction.accept(world.opening() + events)
            func pupils(_ unit: UnitCode, _ day: String) throws -> JSON {
                values(try section("enrolment-by-level", try report(unit, on: day, transaction)).total)[0]
            }
            #expect(try pupils(World.office, "2026-09-14") == 7)
            #expect(try pupils(World.office, "2026-09-15") == 5)
            #expect(try pupils(other, "2026-09-14") == 0)
            #expect(try pupils(other, "2026-09-15") == 2)
            #expect(try pupils(UnitCode.root, "2026-09-15") == 7)
        }
    }

    @Test("shows pupils whose class is not known yet, and counts them")
    func unknownClass() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let stray = World.schoolClass(World.primary, "9Z", .g5)
            let events = world.opening() + [world.event(World.enrolment(50, in: stray))]
            try transaction.accept(events)
            let levels = try section("enrolment-by-level", try report(World.office, transaction))
            #expect(levels.rows.map(\.key) == ["primary", "lower-secondary", "unknown"])
            #expect(values(levels.rows.last) == [1, 0, 0, 0, 0])
            #expect(values(levels.total)[0] == 8)
        }
    }

    @Test("answers as was known on a day at the office")
    func asKnown() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let corrected = world.event(
                World.pupil(1, World.primary, sex: .female), version: 2, arrived: "2026-10-20T08:00:00+07:00")
            try transaction.accept(world.opening() + [corrected])
            func female(_ known: String?) throws -> JSON {
                values(try section("enrolment-by-level", try report(World.office, known: known, transaction)).total)[1]
            }
            #expect(try female(nil) == 4)
            #expect(try female("2026-10-15T00:00:00+07:00") == 3)
            #expect(try female("2026-10-20T08:00:00+07:00") == 4)
            #expect(try female("2026-09-05T07:59:59+07:00") == 0)
        }
    }

    @Test("counts a school of two levels once in the total")
    func twoLevels() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let school = World.unit(World.primary, levels: [.primary, .lowerSecondary])
            try transaction.accept([world.event(school)])
            let schools = try section("schools", try report(World.primary, transaction))
            #expect(schools.rows.map { values($0) } == [[1], [1]])
            #expect(values(schools.total) == [1])
        }
    }

    @Test("says how far each source has been read, and by which definitions")
    func freshness() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let answer = try report(World.office, transaction)
            #expect(
                answer.freshness.map(\.source) == [
                    "/khuevan/local/identity", "/khuevan/local/pupils", "/khuevan/local/staff",
                ])
            #expect(answer.freshness.map(\.sequence) == [3, 20, 23])
            #expect(answer.version.count == 12)
            let alone = try ShowFreshness(unit: World.office).answer(on: .sample(.reporting), from: transaction.reader)
                .answer
            #expect(alone?.sources.map(\.sequence) == [3, 20, 23])
        }
    }

    @Test("is for whoever may read figures of the unit, and a unit nobody knows is not found")
    func scope() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let known = ShowReport(report: "opening", unit: World.primary, year: World.year)
            let stranger = ShowReport(
                report: "opening", unit: UnitCode(unchecked: "ZZZZZZZZZZZZZZZZZZZZ"), year: World.year)
            #expect(ShowReport.permission == .readFigures && ExplainFigure.permission == .explainFigures)
            #expect(try known.scope(in: transaction.reader) == Scope(World.primary))
            #expect(try stranger.scope(in: transaction.reader) == nil)
            #expect(try ShowFreshness(unit: stranger.unit).scope(in: transaction.reader) == nil)
            let none = ShowReport(report: "weather", unit: World.primary, year: World.year)
            #expect(try none.answer(on: .sample(.reporting), from: transaction.reader).refusal?.code == .notFound)
        }
    }
}
