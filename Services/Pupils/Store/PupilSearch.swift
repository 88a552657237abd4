import Messaging
import SQLite
import Vocabulary

/// Looks for pupils of a school among the `pupil` table, in Vietnamese order; each person once, under the code in use.
struct PupilSearch {
    var school: UnitCode
    var today: LocalDate
    /// Words that must each begin a word of the name, in the form of ``Vietnamese/searchForm(_:)``.
    var words: [String] = []
    var schoolClass: ClassID?
    var grade: Grade?
    var status: EnrolmentStatus?

    /// The page after a pupil, with each pupil's latest stay.
    func page(
        after code: PupilCode?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [PupilList.Entry] {
        let (sql, values) = statement(after: code, limit: limit)
        return try store.all(sql, values)
    }

    /// A pupil's stay is the one that has begun last, or the first to come where none has begun.
    func statement(after code: PupilCode?, limit: Int) -> (sql: String, values: [any Bindable]) {
        var values: [any Bindable] = [school, today]
        var conditions = ["pupil.school = ?1", "pupil.merged_into IS NULL"]
        func bind(_ value: any Bindable, _ condition: (String) -> String) {
            values.append(value)
            conditions.append(condition("?\(values.count)"))
        }
        for word in words { bind(" " + word) { "instr(' ' || pupil.search, \($0)) > 0" } }
        // The plus keeps SQLite to the stays of the pupil at hand; those of the class, gone through for each pupil, took
        // thirty times as long.
        let isThere = "(place.to_day IS NULL OR ?2 < place.to_day)"
        if let schoolClass { bind(schoolClass) { "+place.class = \($0) AND \(isThere)" } }
        if let grade { bind(grade) { "class.grade = \($0) AND \(isThere)" } }
        if let status { bind(status) { "place.status = \($0)" } }
        if let code { bind(code, Self.after) }
        values.append(limit)
        let sql = """
            SELECT pupil.code, pupil.name, pupil.sex, pupil.birth_date, place.class, class.grade, place.status
            FROM pupil
            LEFT JOIN place ON place.pupil IN \(Merges.codes(of: "pupil.code")) AND place.from_day =
                (SELECT coalesce(max(stay.from_day) FILTER (WHERE stay.from_day <= ?2), min(stay.from_day))
                FROM place AS stay WHERE stay.pupil IN \(Merges.codes(of: "pupil.code")))
            LEFT JOIN class ON class.id = place.class
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY pupil.sort_key, pupil.code LIMIT ?\(values.count)
            """
        return (sql, values)
    }

    /// What comes after the pupil of that code, by name.
    static func after(_ parameter: String) -> String {
        "(pupil.sort_key, pupil.code) > (SELECT p.sort_key, p.code FROM pupil AS p WHERE p.code = \(parameter))"
    }
}

extension PupilList.Entry: RowReadable {
    init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            code: try row[0], name: try row[1], sex: try row[2], birthDate: try row[3], schoolClass: try row[4],
            grade: try row[5], status: try row[6])
    }
}
