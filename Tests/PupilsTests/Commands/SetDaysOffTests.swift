import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Setting days off") struct SetDaysOffTests {
    private static func set(_ spans: [(String, String)], saturdays: Bool? = nil) throws -> SetDaysOff {
        SetDaysOff(
            school: .sample, year: .sample,
            daysOff: try spans.map {
                SchoolCalendar.DayOff(from: try SampleSchool.day($0), to: try SampleSchool.day($1))
            }, saturdaysOff: saturdays)
    }

    @Test("changes the calendar and says so, once, whatever the order of the list")
    func sets() throws {
        try SampleSchool.opened { transaction in
            let spans = [("2027-02-01", "2027-02-15"), ("2026-11-20", "2026-11-21")]
            for command in [try Self.set(spans), try Self.set(spans.reversed())] {
                #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            }
            let kept = try SchoolYears.find(.sample, .sample, in: transaction.reader)
            let calendar = try #require(kept)
            #expect(calendar.daysOff?.map(\.from.text) == ["2026-11-20", "2027-02-01"])
            #expect(calendar.saturdaysOff == false)
            let facts = try transaction.reader.recorded().filter { $0.type == "school-year.changed" }
            #expect(facts.count == 1)
            #expect(facts.first?.state["daysOff"]?.array?.count == 2)
        }
    }

    @Test("tells all that is wrong at once")
    func everything() throws {
        try SampleSchool.opened { transaction in
            let refusal = try Self.set([
                ("2026-11-20", "2026-11-20"), ("2026-09-04", "2026-09-07"), ("2027-05-31", "2027-06-02"),
                ("2026-09-06", "2026-09-08"),
            ]).handle(on: SampleSchool.occasion, in: &transaction).refusal
            #expect(
                refusal?.places == [
                    "invalid /daysOff/0/to", "invalid /daysOff/1/from", "invalid /daysOff/2/from",
                    "duplicate /daysOff/3/from",
                ])
        }
    }

    @Test("cannot make a day off of a day for which attendance has been taken")
    func taken() throws {
        try AttendanceClass.opened { transaction, _ in
            _ = try AttendanceClass.take("2026-10-03").handle(on: AttendanceClass.occasion(), in: &transaction)
            for command in [try Self.set([("2026-10-01", "2026-10-04")]), try Self.set([], saturdays: true)] {
                let refusal = try command.handle(on: AttendanceClass.occasion(), in: &transaction).refusal
                #expect(refusal?.places == ["conflict /daysOff"])
            }
            #expect(
                try Self.set([("2026-10-01", "2026-10-03")]).handle(on: AttendanceClass.occasion(), in: &transaction)
                    .answer != nil)
        }
    }

    @Test("cannot make a school day of a day off in a closed month")
    func closed() throws {
        try AttendanceClass.opened { transaction, _ in
            _ = try Self.set([("2026-10-02", "2026-11-01")]).handle(on: AttendanceClass.occasion(), in: &transaction)
            _ = try AttendanceClass.take("2026-10-01").handle(on: AttendanceClass.occasion(), in: &transaction)
            _ = try AttendanceClass.close().handle(on: AttendanceClass.occasion(), in: &transaction)
            let refusal = try Self.set([("2026-10-03", "2026-11-01")])
                .handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(refusal?.places == ["locked /daysOff"])
        }
    }

    @Test("needs a school year that is open, and keeps a list of at most a hundred")
    func bounds() throws {
        try SampleSchool.known { transaction in
            let refusal = try Self.set([]).handle(on: SampleSchool.occasion, in: &transaction).refusal
            #expect(refusal?.places == ["not-found /year"])
            let long = try Self.set(Array(repeating: ("2026-11-20", "2026-11-21"), count: 101))
            #expect(
                try long.handle(on: SampleSchool.occasion, in: &transaction).refusal?.places == ["too-large /daysOff"])
        }
    }
}
