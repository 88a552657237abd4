import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `known_pupil`: of each file the year of birth and the file it was merged into, and nothing else.
enum KnownPupils {
    static func keep(_ state: Pupil, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_pupil(pupil, birth_year, merged_into, version) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET birth_year = ?2, merged_into = ?3, version = ?4 WHERE version < ?4
            """, state.code, state.birthDate.year, state.mergedInto, version)
    }

    /// Nothing of a pupil whose file has not been heard of.
    static func birthYear(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Int? {
        try store.value("SELECT birth_year FROM known_pupil WHERE pupil = ?1", pupil)
    }

    /// Every code of a person, the one in use first.
    static func codes(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [PupilCode] {
        let keep: PupilCode?? = try store.value("SELECT merged_into FROM known_pupil WHERE pupil = ?1", pupil)
        let inUse = (keep ?? nil) ?? pupil
        let aliases: [PupilCode] = try store.values(
            "SELECT pupil FROM known_pupil WHERE merged_into = ?1 ORDER BY pupil", inUse)
        return [inUse] + aliases
    }
}
