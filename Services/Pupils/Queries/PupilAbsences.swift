import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What one pupil has missed in a school year, session by session, against the 45 days that are allowed; for the pupil
/// himself too (004 Đ19.4).
///
/// As a class's list of attendance it shows nothing sensitive, so that it was read is no fact (``Disclosure``).
struct PupilAbsences: Query {
    static let name: MessageName = "pupils.pupil-absences"
    static let permission: Permission? = .readPupils

    /// Whichever of the pupil's codes.
    var pupil: PupilCode
    /// That of the latest stay in a class where nothing is said.
    var year: SchoolYear?

    struct Answer: Codable {
        /// The code in use.
        var pupil: PupilCode
        var name: PersonName
        var year: SchoolYear
        /// How many days are allowed; absent at levels that have no limit.
        var allowed: Int?
        /// Days, those at schools of other installations included.
        var total: Int
        var excused: Int
        var unexcused: Int
        /// `near` from 36, `over` from 46; absent at levels that have no limit.
        var standing: AbsenceLimit.Standing?
        /// As this installation has taken attendance.
        var sessions: [AbsenceDays.Missed]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Whereabouts.scope(of: pupil, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let code = try PupilFiles.inUse(pupil, in: store), let file = try PupilFiles.find(code, in: store)
        else { return .refused(.notFound) }
        let stays = try Stays.all(ofPerson: code, in: store)
        let latest = stays.last?.year ?? SchoolYear(around: occasion.today)
        guard let year = year ?? latest else { return .refused(.notFound) }
        let missed = try AbsencesElsewhere.all(of: code, in: store).filter { $0.year == year }
        let (excused, unexcused) = missed.reduce((0, 0)) { ($0.0 + $1.excused, $0.1 + $1.unexcused) }
        let grade = try stays.last { $0.year == year }.flatMap { (stay) throws(SQLiteError) in
            try Classes.find(stay.schoolClass, in: store)?.grade
        }
        return .done(
            Answer(
                pupil: code, name: file.name, year: year,
                allowed: grade.map(AbsenceLimit.applies) == true ? AbsenceLimit.most : nil, total: excused + unexcused,
                excused: excused, unexcused: unexcused,
                standing: grade.flatMap { AbsenceLimit.standing(of: excused + unexcused, in: $0) },
                sessions: try AbsenceDays.all(of: code, in: year, from: store)))
    }
}
