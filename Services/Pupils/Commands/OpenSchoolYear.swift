import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Opens a school year of a school, with its semesters; classes are defined and pupils enrolled within it.
struct OpenSchoolYear: Command {
    static let name: MessageName = "pupils.open-school-year"
    static let permission: Permission? = .manageClasses

    var school: UnitCode
    var year: SchoolYear
    var starts: LocalDate
    /// The first day of semester II.
    var secondSemester: LocalDate
    /// The day after the last.
    var ends: LocalDate

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let calendar = SchoolCalendar(
            school: school, year: year, starts: starts, secondSemester: secondSemester, ends: ends)
        var findings = Findings()
        if let known = try SchoolYears.find(school, year, in: transaction.reader) {
            compare(with: known, into: &findings)
            return findings.refusal.map(Outcome.refused) ?? .done(Done())
        }
        try findings.expectSchool(school, in: transaction.reader)
        checkDays(into: &findings)
        if let other = try SchoolYears.overlapping(calendar, in: transaction.reader) {
            findings.add(
                .duplicate, at: "/starts",
                en: "shares days with school year \(other.year), which is from \(other.starts) up to \(other.ends)",
                vi: "trùng ngày với năm học \(other.year), từ \(other.starts) đến trước \(other.ends)")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        try SchoolYears.add(calendar, in: &transaction)
        try transaction.record("opened", calendar, on: occasion)
        return .done(Done())
    }

    private func checkDays(into findings: inout Findings) {
        if starts.year != year.firstYear {
            findings.add(
                .invalid, at: "/starts", en: "school year \(year) begins in \(year.firstYear)",
                vi: "năm học \(year) bắt đầu trong năm \(year.firstYear)")
        }
        if secondSemester <= starts {
            findings.add(
                .invalid, at: "/secondSemester", en: "semester II begins after the school year does, \(starts)",
                vi: "học kì II phải bắt đầu sau ngày khai giảng năm học \(starts)")
        }
        if ends <= secondSemester {
            findings.add(
                .invalid, at: "/ends", en: "the school year ends after semester II begins, \(secondSemester)",
                vi: "năm học phải kết thúc sau ngày bắt đầu học kì II \(secondSemester)")
        }
        if ends.year != year.firstYear + 1 {
            findings.add(
                .invalid, at: "/ends", en: "school year \(year) ends in \(year.firstYear + 1)",
                vi: "năm học \(year) kết thúc trong năm \(year.firstYear + 1)")
        }
    }

    private func compare(with known: SchoolCalendar, into findings: inout Findings) {
        let days = [
            ("/starts", starts, known.starts), ("/secondSemester", secondSemester, known.secondSemester),
            ("/ends", ends, known.ends),
        ]
        for (pointer, asked, kept) in days where asked != kept {
            findings.add(
                .duplicate, at: pointer, en: "school year \(year) is already open with \(kept) here",
                vi: "năm học \(year) đã được mở với ngày \(kept) ở mục này")
        }
    }
}
