import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The tables `result_approval` and `approved_result`: the signatures under the results of classes, round by round, and whom
/// each approved round covers.
enum ResultApprovals {
    /// A round as it is kept.
    struct Kept: RowReadable {
        let state: ResultApproval
        /// The staff file of whoever confirmed.
        let confirmedPerson: MemberCode?

        init(row: borrowing Row) throws(SQLiteError) {
            let stored: Stored<ResultApproval> = try row[0]
            state = stored.state
            confirmedPerson = try row.get(1)
        }
    }

    /// The round that counts: the last one, reopened or not.
    static func last(
        of schoolClass: ClassID, in term: Term, from store: Reader
    ) throws(SQLiteError) -> Kept? {
        try store.first(
            """
            SELECT state, confirmed_person FROM result_approval WHERE class = ?1 AND term = ?2
            ORDER BY number DESC LIMIT 1
            """, schoolClass, term)
    }

    /// Whether the principal has approved the results of the class and not reopened them.
    static func isApproved(
        _ schoolClass: ClassID, _ term: Term, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try store.exists(
            """
            SELECT 1 FROM result_approval
            WHERE class = ?1 AND term = ?2 AND approved_at IS NOT NULL AND reopened_at IS NULL
            """, schoolClass, term)
    }

    /// When the principal approved what stands; nothing while it is open.
    static func approval(
        of schoolClass: ClassID, in term: Term, from store: Reader
    ) throws(SQLiteError) -> SignedStep? {
        guard let state = try last(of: schoolClass, in: term, from: store)?.state, state.status == .approved else {
            return nil
        }
        return state.approved
    }

    /// What stands approved of a pupil, and for which class it was.
    struct Lock: RowReadable {
        let schoolClass: ClassID
        let term: Term

        init(row: borrowing Row) throws(SQLiteError) {
            schoolClass = try row[0]
            term = try row[1]
        }
    }

    /// The class for which a pupil's results of a term stand approved, whichever the pupil is in now; nothing while they
    /// are open.
    static func standing(
        of pupil: PupilCode, in year: SchoolYear, _ term: Term, from store: Reader
    ) throws(SQLiteError) -> ClassID? {
        try store.value(standingSQL, pupil, term, year)
    }

    static let standingSQL = """
        SELECT class FROM standing_result
        WHERE pupil = ?1 AND term = ?2 AND substr(class, 22, 4) = substr(?3, 1, 4)
        """

    /// What locks a pupil's marks or conduct of a semester: that semester's results, or the year's that rest on it too.
    ///
    /// Conduct is the pupil's, wherever it was judged. Marks are a school's own, so they ask for what that school approved.
    static func lock(
        of pupil: PupilCode, in year: SchoolYear, _ semester: Semester, at school: UnitCode? = nil, from store: Reader
    ) throws(SQLiteError) -> Lock? {
        try store.first(lockSQL, pupil, Term(semester), year, school)
    }

    static let lockSQL = """
        SELECT class, term FROM standing_result
        WHERE pupil = ?1 AND term IN (?2, 'year') AND substr(class, 22, 4) = substr(?3, 1, 4)
            AND (?4 IS NULL OR substr(class, 1, 20) = ?4)
        ORDER BY term LIMIT 1
        """

    /// Keeps whom a round covers that has just been approved.
    ///
    /// Whom the round before covered and who has left the school since keeps what was approved: nobody can change it, and
    /// nobody is left there to sign for it. Who is in another class by now is that class's.
    static func cover(
        _ pupils: [PupilCode], by state: ResultApproval, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let (schoolClass, term, number) = (state.schoolClass, state.term, state.number)
        for pupil in pupils {
            try transaction.run(
                "INSERT INTO approved_result(class, term, number, pupil) VALUES (?1, ?2, ?3, ?4)", schoolClass, term,
                number, pupil)
        }
        try transaction.run(
            """
            INSERT OR IGNORE INTO approved_result(class, term, number, pupil)
            SELECT class, term, ?3, pupil FROM approved_result AS earlier
            WHERE class = ?1 AND term = ?2 AND number = ?3 - 1
                AND EXISTS (
                    SELECT 1 FROM result
                    WHERE result.pupil = earlier.pupil AND result.year = ?4 AND result.term = ?2 AND result.class = ?1)
                AND NOT EXISTS (
                    SELECT 1 FROM known_enrolment AS stay
                    WHERE stay.pupil = earlier.pupil AND substr(stay.class, 1, 25) = substr(?1, 1, 25)
                        AND (stay.to_day IS NULL OR stay.ending IS NOT NULL))
            """, schoolClass, term, number, schoolClass.year)
    }

    /// Begins a round with the homeroom teacher's signature.
    static func add(
        _ state: ResultApproval, confirmedBy person: MemberCode?, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO result_approval(class, term, number, state, digest, confirmed_by, confirmed_person)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, state.schoolClass, state.term, state.number, Stored(state), state.digest, state.confirmed.by, person)
    }

    /// Keeps how a round has gone on: signed anew, approved or reopened.
    static func change(
        _ state: ResultApproval, confirmedBy person: MemberCode?, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE result_approval
            SET state = ?4, digest = ?5, confirmed_by = ?6, confirmed_person = ?7, approved_at = ?8, reopened_at = ?9
            WHERE class = ?1 AND term = ?2 AND number = ?3
            """, state.schoolClass, state.term, state.number, Stored(state), state.digest, state.confirmed.by, person,
            state.approved?.at, state.reopened?.at)
    }
}

extension Refusal {
    /// What the principal has approved may not change until he opens it again.
    static func locked(_ schoolClass: ClassID, _ term: Term, at pointer: String) -> Refusal {
        Refusal(
            .locked, at: pointer,
            en: "the results of class \(schoolClass.code), \(term.label.en), are approved; the principal must reopen "
                + "them first",
            vi: "kết quả \(term.label.vi) của lớp \(schoolClass.code) đã được duyệt; hiệu trưởng phải mở lại trước")
    }
}

extension Findings {
    /// Finds whose results of the semester or of the year are approved, so that what they rest on may not change.
    ///
    /// Where it is the class itself that was approved, that is said once, of the `whole`; who came with approved results
    /// from another class is named.
    mutating func checkOpen(
        _ pupils: [PupilCode], of schoolClass: ClassID, _ semester: Semester, at school: UnitCode? = nil,
        whole: String, each place: (Int) -> String, in store: Reader
    ) throws(SQLiteError) {
        var isSaid = false
        for (index, pupil) in pupils.enumerated() {
            guard
                let lock = try ResultApprovals.lock(
                    of: pupil, in: schoolClass.year, semester, at: school, from: store)
            else { continue }
            let isOwn = lock.schoolClass == schoolClass
            if isOwn && isSaid { continue }
            if isOwn { isSaid = true }
            let refusal = Refusal.locked(lock.schoolClass, lock.term, at: isOwn ? whole : place(index))
            add(refusal.code, at: isOwn ? whole : place(index), en: refusal.detail.en, vi: refusal.detail.vi)
        }
    }
}
