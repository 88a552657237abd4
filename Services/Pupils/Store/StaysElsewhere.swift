import Contracts
import Messaging
import SQLite
import Vocabulary

/// Stays in classes that only another installation knows.
enum StaysElsewhere {
    /// Those of a person under all codes, the earliest first.
    static func all(ofPerson pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [Enrolment] {
        let stays: [Stored<Enrolment>] = try store.values(
            "SELECT state FROM stay_elsewhere WHERE pupil IN \(Merges.codes(of: "?1")) ORDER BY from_day", pupil)
        return stays.map(\.state)
    }

    /// Keeps those of a pupil's stays, under whichever code, that are not known here.
    static func learn(
        _ stays: [Enrolment], of pupil: PupilCode, in transaction: inout Transaction
    ) throws(SQLiteError) {
        for stay in stays {
            try transaction.run(
                """
                INSERT INTO stay_elsewhere(pupil, owner, year, number, from_day, state)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6
                WHERE NOT EXISTS (SELECT 1 FROM enrolment WHERE pupil = ?2 AND year = ?3 AND number = ?4)
                ON CONFLICT DO NOTHING
                """, pupil, stay.pupil, stay.year, stay.id.number, stay.from, Stored(stay))
        }
    }
}
