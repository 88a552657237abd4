public import Contracts
import Messaging
public import SQLite
import Vocabulary
import Wire

/// How teachers have been evaluated.
enum Evaluations {
    private static let columns = "id, school, rule, criteria, level, on_day, note"

    static func find(_ id: EvaluationID, in store: Reader) throws(SQLiteError) -> Evaluation? {
        try store.first("SELECT \(columns) FROM evaluation WHERE id = ?1", id)
    }

    /// A member's evaluations, the latest year's first.
    static func all(of member: MemberCode, from store: Reader) throws(SQLiteError) -> [Evaluation] {
        try store.all(ofMemberSQL, member)
    }

    static let ofMemberSQL = "SELECT \(columns) FROM evaluation WHERE member = ?1 ORDER BY year DESC, assessor DESC"

    /// The evaluations at a school, by id; of one member, of one year and by one assessor where these are given.
    static func all(
        at school: UnitCode, of member: MemberCode?, in year: SchoolYear?, by assessor: Assessor?, after id: String,
        limit: Int, from store: Reader
    ) throws(SQLiteError) -> [Evaluation] {
        try store.all(listSQL, school, id, member, year, assessor, limit)
    }

    static let listSQL = """
        SELECT \(columns) FROM evaluation
        WHERE school = ?1 AND id > ?2 AND (?3 IS NULL OR member = ?3) AND (?4 IS NULL OR year = ?4)
            AND (?5 IS NULL OR assessor = ?5)
        ORDER BY id LIMIT ?6
        """

    /// Keeps an evaluation, the first or a revised one.
    static func keep(_ evaluation: Evaluation, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO evaluation(\(columns), member, year, assessor)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT(id) DO UPDATE SET school = ?2, rule = ?3, criteria = ?4, level = ?5, on_day = ?6, note = ?7
            """, evaluation.id, evaluation.school, evaluation.rule, StoredLevels(levels: evaluation.criteria),
            evaluation.level, evaluation.on, evaluation.note, evaluation.member, evaluation.year, evaluation.by)
    }
}

extension Evaluation: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        let criteria: StoredLevels = try row[3]
        self.init(
            id: try row[0], school: try row[1], rule: try row[2], criteria: criteria.levels, level: try row[4],
            on: try row[5], note: try row.get(6))
    }
}

/// Levels as the column has them, a digit each, so that the schema can look at them.
private struct StoredLevels: Bindable, Column {
    var levels: [StandardLevel]

    init(levels: [StandardLevel]) { self.levels = levels }

    var value: Value { .text(levels.map { "\($0.place)" }.joined()) }

    init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        levels = text.utf8.compactMap { digit in
            let index = Int(digit) - Int(UInt8(ascii: "0"))
            return StandardLevel.allCases.indices.contains(index) ? StandardLevel.allCases[index] : nil
        }
        guard levels.count == text.utf8.count else { return nil }
    }
}
