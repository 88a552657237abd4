import Messaging
import SQLite
import Vocabulary

/// Looks for what happened to the pupils of a school in `[from, to)`, in the stays and their pauses.
///
/// It goes from the school years that touch the span to their classes and stays, so it costs what a school year has, not
/// what the store has; no stay and no pause reaches beyond its school year.
struct MovementSearch {
    var school: UnitCode
    var from: LocalDate
    var to: LocalDate

    /// Where a movement stands in the list: by day, then by pupil, then as things follow each other on one day.
    struct Place: Hashable {
        var day: LocalDate
        var pupil: PupilCode
        var rank: Int

        init(day: LocalDate, pupil: PupilCode, rank: Int) {
            self.day = day
            self.pupil = pupil
            self.rank = rank
        }

        init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let day = LocalDate(parts[0]), let pupil = PupilCode(parts[1]),
                let rank = Int(parts[2])
            else { return nil }
            self.init(day: day, pupil: pupil, rank: rank)
        }

        var text: String { "\(day)/\(pupil)/\(rank)" }
    }

    struct Found: Codable {
        var rank: Int
        var item: Movements.Item

        var place: Place { Place(day: item.on, pupil: item.pupil, rank: rank) }
    }

    func page(after place: Place?, limit: Int, in store: Reader) throws(SQLiteError) -> [Found] {
        try store.all(Self.pageSQL, school, from, to, place?.day, place?.pupil, place?.rank, limit)
    }

    /// How often each kind is in the span; a kind that is not is left out.
    func counts(in store: Reader) throws(SQLiteError) -> [Movements.Kind: Int] {
        let counted: [Counted] = try store.all(Self.countSQL, school, from, to)
        return Dictionary(counted.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
    }

    private struct Counted: RowReadable {
        var kind: Movements.Kind
        var count: Int

        init(row: borrowing Row) throws(SQLiteError) {
            kind = try row[0]
            count = try row[1]
        }
    }

    static let pageSQL = """
        SELECT movement.rank, movement.day, kind, movement.pupil, pupil.name, class, new_class, leave_reason, reason
        FROM (\(union)) AS movement CROSS JOIN pupil ON pupil.code = movement.pupil
        WHERE ?4 IS NULL OR (movement.day, movement.pupil, movement.rank) > (?4, ?5, ?6)
        ORDER BY movement.day, movement.pupil, movement.rank LIMIT ?7
        """

    static let countSQL = "SELECT kind, count(*) FROM (\(union)) GROUP BY kind"

    /// A stay that ends by moving and the one that begins by it are one movement; so are a stay's end and its pause's.
    private static let union = """
        SELECT 0 AS rank, suspension.to_day AS day, 'resumed' AS kind, enrolment.pupil AS pupil, enrolment.class AS class,
            NULL AS new_class, NULL AS leave_reason, NULL AS reason
        \(stays) \(pauses)
        WHERE \(touched) AND suspension.to_day >= ?2 AND suspension.to_day < ?3
            AND suspension.to_day IS NOT enrolment.to_day
        UNION ALL
        SELECT 1, enrolment.to_day, enrolment.status, enrolment.pupil, enrolment.class,
            (SELECT next.class FROM place AS next
            WHERE enrolment.status = 'moved' AND next.pupil = enrolment.pupil AND next.from_day = enrolment.to_day),
            enrolment.leave_reason, NULL
        \(stays)
        WHERE \(touched) AND enrolment.to_day >= ?2 AND enrolment.to_day < ?3
        UNION ALL
        SELECT 2, enrolment.from_day, 'enrolled', enrolment.pupil, enrolment.class, NULL, NULL, NULL
        \(stays)
        WHERE \(touched) AND enrolment.from_day >= ?2 AND enrolment.from_day < ?3 AND NOT EXISTS (
            SELECT 1 FROM place AS before
            WHERE before.pupil = enrolment.pupil AND before.to_day = enrolment.from_day AND before.status = 'moved')
        UNION ALL
        SELECT 3, suspension.from_day, 'suspended', enrolment.pupil, enrolment.class, NULL, NULL, suspension.reason
        \(stays) \(pauses)
        WHERE \(touched) AND suspension.from_day >= ?2 AND suspension.from_day < ?3
        """

    private static let stays = """
        FROM school_year
        CROSS JOIN class ON class.school = school_year.school AND class.year = school_year.year
        CROSS JOIN place AS enrolment ON enrolment.class = class.id
        """

    private static let pauses = """
        CROSS JOIN suspension ON suspension.pupil = enrolment.pupil AND suspension.year = enrolment.year
            AND suspension.number = enrolment.number
        """

    /// A stay may end on the day after the last of its year.
    private static let touched = "school_year.school = ?1 AND school_year.starts < ?3 AND ?2 <= school_year.ends"
}

extension Movements.Kind: Column {}

extension MovementSearch.Found: RowReadable {
    init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            rank: try row[0],
            item: Movements.Item(
                on: try row[1], kind: try row[2], pupil: try row[3], name: try row[4], schoolClass: try row[5],
                newClass: try row[6], leaveReason: try row[7], reason: try row[8]))
    }
}
