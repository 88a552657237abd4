import Contracts
import Messaging
import SQLite
import Vocabulary

/// What of the `pupil` table tells whether a file is complete.
struct Profiles: RowReadable {
    var code: PupilCode
    var name: PersonName
    var hasAddress: Bool
    var saysPolicies: Bool
    var guardians: [Pupil.Guardian]

    init(row: borrowing Row) throws(SQLiteError) {
        let guardians: StoredList<Pupil.Guardian> = try row[4]
        (code, name, hasAddress, saysPolicies) = (try row[0], try row[1], try row[2], try row[3])
        self.guardians = guardians.items
    }

    var gaps: [ProfileGaps.Gap] {
        var gaps: [ProfileGaps.Gap] = []
        if !hasAddress { gaps.append(.address) }
        if !saysPolicies { gaps.append(.policies) }
        if guardians.isEmpty { gaps.append(.guardian) }
        if !guardians.contains(where: { $0.phone != nil }) { gaps.append(.phone) }
        return gaps
    }

    /// Those in a class on a day whose files are in use, in Vietnamese order.
    static func all(
        of schoolClass: ClassID, on day: LocalDate, after code: PupilCode?, in store: Reader
    ) throws(SQLiteError) -> [Profiles] {
        try store.all(
            """
            SELECT code, name, address IS NOT NULL, policies_stated, guardians
            FROM place JOIN pupil ON pupil.code = place.pupil
            WHERE class = ?1 AND merged_into IS NULL AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)
                AND (?3 IS NULL OR \(PupilSearch.after("?3")))
            ORDER BY sort_key, code
            """, schoolClass, day, code)
    }
}
