public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The pupils' files.
enum PupilFiles {
    private static let columns =
        "code, school, name, birth_date, sex, ethnicity, disability, policies, address, guardians, merged_into"

    static func find(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> Pupil? {
        guard var pupil: Pupil = try store.first("SELECT \(columns) FROM pupil WHERE code = ?1", code) else {
            return nil
        }
        let identifiers = try Identifiers.all(of: code, in: store)
        pupil.identifiers = identifiers.isEmpty ? nil : identifiers
        return pupil
    }

    static func exists(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM pupil WHERE code = ?1", code)
    }

    /// The school that keeps the file; nothing for a code nobody has.
    static func school(of code: PupilCode, in store: Reader) throws(SQLiteError) -> UnitCode? {
        try store.value("SELECT school FROM pupil WHERE code = ?1", code)
    }

    /// Whether a school of this installation keeps the file, and which; nothing for whoever has gone elsewhere.
    static func keeper(of code: PupilCode, in store: Reader) throws(SQLiteError) -> UnitCode? {
        try store.value("SELECT school FROM pupil WHERE code = ?1 AND NOT away", code)
    }

    /// The code to use for a pupil: this one, or that of the file into which it was merged; nothing for a code nobody has.
    static func inUse(_ code: PupilCode, in store: Reader) throws(SQLiteError) -> PupilCode? {
        try store.value("SELECT coalesce(merged_into, code) FROM pupil WHERE code = ?1", code)
    }

    static func birthDate(of code: PupilCode, in store: Reader) throws(SQLiteError) -> LocalDate? {
        try store.value("SELECT birth_date FROM pupil WHERE code = ?1", code)
    }

    /// Keeps a file, and whether somebody has said which policies apply, be it none.
    static func add(_ pupil: Pupil, saysPolicies: Bool, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO pupil(\(columns), sort_key, search, policies_stated)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, pupil.code, pupil.school, pupil.name, pupil.birthDate, pupil.sex, pupil.ethnicity, pupil.disability,
            StoredList(pupil.policies), pupil.address, StoredList(pupil.guardians), pupil.mergedInto,
            Vietnamese.sortKey(pupil.name.text), Vietnamese.searchForm(pupil.name.text), saysPolicies)
    }

    /// Keeps what a file says now; its code and its school stay as they are.
    static func change(_ pupil: Pupil, saysPolicies: Bool, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE pupil SET name = ?2, birth_date = ?3, sex = ?4, ethnicity = ?5, disability = ?6, policies = ?7,
                address = ?8, guardians = ?9, sort_key = ?10, search = ?11, policies_stated = policies_stated OR ?12
            WHERE code = ?1
            """, pupil.code, pupil.name, pupil.birthDate, pupil.sex, pupil.ethnicity, pupil.disability,
            StoredList(pupil.policies), pupil.address, StoredList(pupil.guardians),
            Vietnamese.sortKey(pupil.name.text), Vietnamese.searchForm(pupil.name.text), saysPolicies)
    }

    /// Gives every name its sort key that was written before there were any; says how many there were.
    @discardableResult
    static func sortOldNames(in transaction: inout Transaction) throws(SQLiteError) -> Int {
        var count = 0
        while true {
            let found: [Named] = try transaction.reader.all(unsortedSQL)
            if found.isEmpty { return count }
            for named in found {
                try transaction.run(
                    "UPDATE pupil SET sort_key = ?2, search = ?3 WHERE code = ?1", named.code,
                    Vietnamese.sortKey(named.name.text), Vietnamese.searchForm(named.name.text))
            }
            count += found.count
        }
    }

    static let unsortedSQL = "SELECT code, name FROM pupil WHERE sort_key = x'' ORDER BY code LIMIT 500"

    private struct Named: RowReadable {
        var code: PupilCode
        var name: PersonName

        init(row: borrowing Row) throws(SQLiteError) {
            code = try row[0]
            name = try row[1]
        }
    }
}

extension Pupil: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let policies: StoredList<PolicyCategory> = try row[7]
        let guardians: StoredList<Guardian> = try row[9]
        self.init(
            code: try row[0], school: try row[1], name: try row[2], birthDate: try row[3], sex: try row[4],
            ethnicity: try row[5], disability: try row[6], policies: policies.items, address: try row[8],
            guardians: guardians.items, mergedInto: try row.get(10))
    }
}
