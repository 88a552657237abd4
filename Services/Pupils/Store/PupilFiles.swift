public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The pupils' files.
enum PupilFiles {
    private static let columns =
        "code, school, name, birth_date, sex, ethnicity, disability, policies, address, guardians"

    static func find(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> Pupil? {
        try store.first("SELECT \(columns) FROM pupil WHERE code = ?1", code)
    }

    static func exists(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM pupil WHERE code = ?1", code)
    }

    /// The school that keeps the file; nothing for a code nobody has.
    static func school(of code: PupilCode, in store: Reader) throws(SQLiteError) -> UnitCode? {
        try store.value("SELECT school FROM pupil WHERE code = ?1", code)
    }

    static func add(_ pupil: Pupil, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO pupil(\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", pupil.code, pupil.school,
            pupil.name, pupil.birthDate, pupil.sex, pupil.ethnicity, pupil.disability, StoredList(pupil.policies),
            pupil.address, StoredList(pupil.guardians))
    }
}

extension Pupil: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let policies: StoredList<PolicyCategory> = try row[7]
        let guardians: StoredList<Guardian> = try row[9]
        self.init(
            code: try row[0], school: try row[1], name: try row[2], birthDate: try row[3], sex: try row[4],
            ethnicity: try row[5], disability: try row[6], policies: policies.items, address: try row[8],
            guardians: guardians.items)
    }
}
