import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The sheets of a class on a day: who was absent, how many were there, and whose hand it is.
struct Attendance: Query {
    static let name: MessageName = "pupils.attendance"
    static let permission: Permission? = .readPupils

    var schoolClass: ClassID
    var date: LocalDate

    struct Answer: Codable {
        /// Why there is no school that day; absent on a school day.
        var dayOff: Bilingual?
        /// Where the month of the day stands.
        var month: AttendanceMonthStatus
        /// The morning's first.
        var sheets: [Sheet]
    }

    struct Sheet: Codable {
        var session: DaySession
        var enrolled: Int
        var present: Int
        var absences: [Absentee]
        /// Corrected after its day.
        var late: Bool
        var takenBy: ActorName
        var takenAt: Instant
        var correctedBy: ActorName?
        var correctedAt: Instant?
    }

    struct Absentee: Codable {
        var pupil: PupilCode
        var name: PersonName?
        var kind: AbsenceKind
        var note: LongText?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school, schoolClass: schoolClass) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let calendar = try SchoolYears.find(schoolClass.school, schoolClass.year, in: store)
        let month = AttendanceMonthID(schoolClass: schoolClass, month: CalendarMonth(of: date))
        let next = date.adding(days: 1)
        let lines = try AttendanceSheets.absences(of: schoolClass, from: date, to: next, in: store)
        var sheets: [Sheet] = []
        for kept in try AttendanceSheets.all(of: schoolClass, from: date, to: next, in: store) {
            var absences: [Absentee] = []
            for line in lines where line.session == kept.session {
                absences.append(
                    Absentee(
                        pupil: line.absence.pupil, name: try PupilFiles.find(line.absence.pupil, in: store)?.name,
                        kind: line.absence.kind, note: line.absence.note))
            }
            sheets.append(
                Sheet(
                    session: kept.session, enrolled: kept.enrolled, present: kept.present, absences: absences,
                    late: kept.late, takenBy: kept.takenBy, takenAt: kept.takenAt, correctedBy: kept.correctedBy,
                    correctedAt: kept.correctedAt))
        }
        return .done(
            Answer(
                dayOff: calendar?.reasonOff(date), month: try AttendanceMonths.status(of: month, in: store),
                sheets: sheets.sorted { $0.session < $1.session }))
    }
}
