public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The classes that schools have defined.
enum Classes {
    private static let columns = "id, name, grade, session, status, mixed_with, languages, boarding"

    static func find(_ id: ClassID, in store: Reader) throws(SQLiteError) -> SchoolClass? {
        try store.first("SELECT \(columns) FROM class WHERE id = ?1", id)
    }

    static func exists(_ id: ClassID, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM class WHERE id = ?1", id)
    }

    /// The classes of a school in a year, by id; of those who are in a group on a day, where one is given.
    static func all(
        of school: UnitCode, in year: SchoolYear, group: GroupID?, on day: LocalDate, after id: String, limit: Int,
        from store: Reader
    ) throws(SQLiteError) -> [SchoolClass] {
        try store.all(
            """
            SELECT \(columns) FROM class
            WHERE school = ?1 AND year = ?2 AND id > ?3 AND \(KnownGroups.isOf("?5", on: "?6"))
            ORDER BY id LIMIT ?4
            """, school, year, id, limit, group, day)
    }

    /// The classes of a school in a year that somebody is in on a day and that have no sheet for it, by id; of one group's
    /// members where one is given.
    static func unmarked(
        of school: UnitCode, in year: SchoolYear, on day: LocalDate, group: GroupID?, after id: String, limit: Int,
        from store: Reader
    ) throws(SQLiteError) -> [SchoolClass] {
        try store.all(
            """
            SELECT \(columns) FROM class WHERE school = ?1 AND year = ?2 AND id > ?3
                AND NOT EXISTS (SELECT 1 FROM attendance_sheet WHERE attendance_sheet.class = class.id AND day = ?4)
                AND EXISTS (
                    SELECT 1 FROM place WHERE place.class = class.id AND from_day <= ?4
                        AND (to_day IS NULL OR ?4 < to_day) AND place.status <> 'suspended')
                AND \(KnownGroups.isOf("?6", on: "?4"))
            ORDER BY id LIMIT ?5
            """, school, year, id, day, limit, group)
    }

    /// Keeps what is said of a class now.
    static func change(_ schoolClass: SchoolClass, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE class SET name = ?2, grade = ?3, session = ?4, status = ?5, mixed_with = ?6, languages = ?7,
                boarding = ?8
            WHERE id = ?1
            """, schoolClass.id, schoolClass.name, schoolClass.grade, schoolClass.session, schoolClass.status,
            schoolClass.mixedWith.map { StoredList($0) }, schoolClass.languages.map { StoredList($0) },
            schoolClass.boarding)
    }

    static func add(_ schoolClass: SchoolClass, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO class(\(columns), school, year) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            schoolClass.id, schoolClass.name, schoolClass.grade, schoolClass.session, schoolClass.status,
            schoolClass.mixedWith.map { StoredList($0) }, schoolClass.languages.map { StoredList($0) },
            schoolClass.boarding, schoolClass.school, schoolClass.year)
    }
}

extension SchoolClass: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let mixedWith: StoredList<Grade>? = try row[5]
        let languages: StoredList<ForeignLanguage>? = try row[6]
        self.init(
            id: try row[0], name: try row[1], grade: try row[2], session: try row[3], status: try row[4],
            mixedWith: mixedWith?.items, languages: languages?.items, boarding: try row[7])
    }
}
