import Contracts
import Messaging
import SQLite
import Vocabulary

/// Who is still in a class when its year is over, and who has gone on from it.
enum YearEnds {
    /// A pupil whose stay in the class is open.
    struct Waiting: RowReadable {
        var stay: Enrolment
        var name: PersonName
        /// What has been decided for the pupil.
        var decision: PromotionDecision?
        /// The school that has been promised the pupil, and from which day.
        var way: Transfer?

        init(row: borrowing Row) throws(SQLiteError) {
            stay = try Enrolment(row: row)
            name = try row[9]
            decision = try row[10]
        }
    }

    /// A pupil who was in the class until the year was over, and is in the next year or through the school.
    struct Gone: RowReadable {
        var pupil: PupilCode
        var name: PersonName
        /// How the stay was ended by a roll-over; nothing where it was ended otherwise.
        var outcome: StayOutcome?
        var decision: PromotionDecision?

        init(row: borrowing Row) throws(SQLiteError) {
            pupil = try row[0]
            name = try row[1]
            outcome = try row[2]
            decision = try row[3]
        }
    }

    /// The open stays of a class, in Vietnamese order, each with its pauses.
    static func waiting(in schoolClass: ClassID, from store: Reader) throws(SQLiteError) -> [Waiting] {
        var found: [Waiting] = try store.all(waitingSQL, schoolClass)
        for index in found.indices {
            let stay = found[index].stay
            found[index].stay.suspensions = try Suspensions.all(of: stay.pupil, in: store)[stay.id]
            found[index].way = try Releases.open(for: stay.pupil, in: store)?.request
        }
        return found
    }

    static let waitingSQL = """
        SELECT enrolment.pupil, enrolment.year, number, class, from_day, to_day, status, leave_reason, outcome, name,
            decision
        FROM place AS enrolment JOIN pupil ON code = enrolment.pupil
        LEFT JOIN known_promotion
            ON known_promotion.pupil = enrolment.pupil AND known_promotion.year = enrolment.year
        WHERE class = ?1 AND to_day IS NULL ORDER BY sort_key, code
        """

    /// Whose last stay of the year was in the class and has been followed by one in the next year or completed a level.
    static func gone(
        from schoolClass: ClassID, into next: SchoolYear, in store: Reader
    ) throws(SQLiteError) -> [Gone] {
        try store.all(goneSQL, schoolClass, next)
    }

    static let goneSQL = """
        SELECT enrolment.pupil, name, outcome, decision
        FROM place AS enrolment JOIN pupil ON code = enrolment.pupil
        LEFT JOIN known_promotion
            ON known_promotion.pupil = enrolment.pupil AND known_promotion.year = enrolment.year
        WHERE class = ?1 AND to_day IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM place AS later
                WHERE later.pupil = enrolment.pupil AND later.year = enrolment.year AND later.number > enrolment.number)
            AND (status = 'completed' OR EXISTS (
                SELECT 1 FROM place AS next WHERE next.pupil = enrolment.pupil AND next.year = ?2))
        ORDER BY sort_key, code
        """

    /// A class that somebody is still in.
    struct Populated: RowReadable {
        var id: ClassID
        var pupils: Int

        init(row: borrowing Row) throws(SQLiteError) {
            id = try row[0]
            pupils = try row[1]
        }
    }

    /// The classes of a school's year that somebody is still in, by id.
    static func populated(
        of school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [Populated] {
        try store.all(
            """
            SELECT class.id, count(*) FROM class JOIN place AS enrolment ON enrolment.class = class.id
            WHERE class.school = ?1 AND class.year = ?2 AND to_day IS NULL GROUP BY class.id ORDER BY class.id
            """, school, year)
    }
}
