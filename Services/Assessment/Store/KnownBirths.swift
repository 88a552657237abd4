import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `known_birth`: the year in which each pupil was born, and nothing else of the file.
enum KnownBirths {
    static func keep(_ state: Pupil, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_birth(pupil, birth_year, version) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET birth_year = ?2, version = ?3 WHERE version < ?3
            """, state.code, state.birthDate.year, version)
    }

    /// Nothing of a pupil whose file has not been heard of.
    static func year(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Int? {
        try store.value("SELECT birth_year FROM known_birth WHERE pupil = ?1", pupil)
    }
}
