import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Any history of attendance") struct AttendanceHistoriesTests {
    /// The days of school there are, so that a month closes now and then.
    private static let days = ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-05", "2026-10-06", "2026-10-07"]

    @Test("adds up: totals, grid and states equal a recount from the journal", arguments: [UInt64(7), 2026, 513_149])
    func adds(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        try AttendanceClass.opened(5) { transaction, pupils in
            let off = SchoolCalendar.DayOff(
                from: try SampleSchool.day("2026-10-08"), to: try SampleSchool.day("2026-11-01"))
            _ = try SetDaysOff(school: .sample, year: .sample, daysOff: [off])
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            var story: [String: Int] = [:]
            for _ in 1...400 {
                let done = try step(&dice, pupils, in: &transaction)
                story[done, default: 0] += 1
            }
            #expect(story["refused", default: 0] > 0 && story["closed", default: 0] > 1, "\(story)")
            #expect(story["taken", default: 0] == Self.days.count && story["corrected", default: 0] > 20, "\(story)")
            try recount(pupils, in: transaction.reader)
            #expect(try Journal.flaw(in: transaction.reader) == nil)
        }
    }

    /// One command at random; says what became of it, and holds refusals against the state of the month.
    private func step(
        _ dice: inout SplitMix64, _ pupils: [PupilCode], in transaction: inout Transaction
    ) throws -> String {
        let day = try #require(Self.days.randomElement(using: &dice))
        let today = Bool.random(using: &dice) ? day : "2026-11-02"
        let occasion = AttendanceClass.occasion(today, by: Bool.random(using: &dice) ? "gv.lan" : "gv.khac")
        let absent = pupils.filter { _ in Int.random(in: 0..<4, using: &dice) == 0 }
            .map { ($0, Bool.random(using: &dice) ? AbsenceKind.excused : .unexcused) }
        let status = try AttendanceMonths.status(of: AttendanceClass.monthID(), in: transaction.reader)
        let facts = try transaction.reader.recorded().count
        switch Int.random(in: 0..<20, using: &dice) {
        case 0..<8: _ = try AttendanceClass.take(day, .morning, absent).handle(on: occasion, in: &transaction)
        case 8..<17:
            let reason = Bool.random(using: &dice) ? "Ghi nhầm" : nil
            _ = try AttendanceClass.correct(day, .morning, absent, because: reason).handle(
                on: occasion, in: &transaction)
        case 17: _ = try AttendanceClass.reopen().handle(on: occasion, in: &transaction)
        default: _ = try AttendanceClass.close().handle(on: occasion, in: &transaction)
        }
        let new = try transaction.reader.recorded().dropFirst(facts)
        #expect(new.count <= 1)
        guard let fact = new.first else { return "refused" }
        if fact.type.hasPrefix("attendance.") { #expect(status == .open) }
        return String(fact.type.split(separator: ".").last ?? "")
    }

    /// What the last state of each sheet in the journal says, against what the store answers.
    private func recount(_ pupils: [PupilCode], in store: Reader) throws {
        var sheets: [String: JSON] = [:]
        for fact in try store.recorded() where fact.type.hasPrefix("attendance.") { sheets[fact.subject] = fact.state }
        var totals: [String: [String]] = [:]
        var present: Int64 = 0
        for sheet in sheets.values {
            present += try #require(sheet["present"]?.integer)
            for absence in sheet["absences"]?.array ?? [] {
                totals[try #require(absence["pupil"]?.string), default: []].append(absence["kind"]?.string ?? "")
            }
        }
        let absences = try #require(
            Absences(schoolClass: SampleSchool.classID()).answer(on: AttendanceClass.occasion(), from: store).answer)
        #expect(absences.items.map(\.pupil) == pupils)
        for item in absences.items {
            let kinds = totals[item.pupil.text] ?? []
            #expect(item.total == kinds.count && item.unexcused == kinds.count { $0 == "unexcused" })
        }
        let query = AttendanceOfMonth(schoolClass: try SampleSchool.classID(), month: try AttendanceClass.month())
        let month = try #require(query.answer(on: AttendanceClass.occasion(), from: store).answer)
        #expect(month.pupils.map(\.total) == absences.items.map(\.total))
        #expect(month.state.present == Int(present) && month.state.sheets == sheets.count)
        #expect(month.state.excused + month.state.unexcused == totals.values.reduce(0) { $0 + $1.count })
        #expect(month.late == sheets.values.count { $0["late"] == true })
    }
}
