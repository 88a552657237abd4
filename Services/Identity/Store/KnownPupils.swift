import Contracts
import Messaging
import SQLite
import Vocabulary

/// A pupil as Pupils has told us: no more of the file than an account needs.
struct KnownPupil: RowReadable {
    let code: PupilCode
    /// The school that keeps the file.
    let school: UnitCode
    let name: PersonName
    let mergedInto: PupilCode?

    init(row: borrowing Row) throws(SQLiteError) {
        code = try row[0]
        school = try row[1]
        name = try row[2]
        mergedInto = try row[3]
    }
}

/// The table `known_pupil`.
enum KnownPupils {
    /// Keeps a file, unless a later state of it is known; says whether it is news.
    static func keep(_ pupil: Pupil, version: Int64, in transaction: inout Transaction) throws(SQLiteError) -> Bool {
        try transaction.run(
            """
            INSERT INTO known_pupil(code, school, name, merged_into, version) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET school = ?2, name = ?3, merged_into = ?4, version = ?5 WHERE version < ?5
            """, pupil.code, pupil.school, pupil.name, pupil.mergedInto, version) == 1
    }

    static func find(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> KnownPupil? {
        try store.first("SELECT code, school, name, merged_into FROM known_pupil WHERE code = ?1", code)
    }

    /// The code to use for a pupil: this one, or that of the file into which it was merged.
    static func inUse(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> PupilCode {
        try find(code, in: store)?.mergedInto ?? code
    }

    /// The file in use of whoever has the code; nothing where nobody has told us of it.
    static func file(of code: PupilCode, in store: Reader) throws(SQLiteError) -> KnownPupil? {
        try find(inUse(code, in: store), in: store)
    }

    /// The files that have been merged into one.
    static func aliases(of code: PupilCode, in store: Reader) throws(SQLiteError) -> [PupilCode] {
        try store.values("SELECT code FROM known_pupil WHERE merged_into = ?1 ORDER BY code", code)
    }

    /// Where a pupil is now: the school that keeps the file, and his class there; no class for who is in none.
    static func place(of code: PupilCode, in store: Reader) throws(SQLiteError) -> PupilPlace? {
        guard let file = try file(of: code, in: store) else { return nil }
        var codes = [file.code]
        codes += try aliases(of: file.code, in: store)
        return PupilPlace(
            pupil: file.code, codes: codes, name: file.name, school: file.school,
            schoolClass: try KnownStays.open(of: codes, at: file.school, in: store))
    }
}

/// Where a pupil is, and under which codes he is known.
struct PupilPlace {
    /// The code in use.
    let pupil: PupilCode
    /// Every code, that in use first.
    let codes: [PupilCode]
    let name: PersonName
    let school: UnitCode
    let schoolClass: ClassID?
}
