import SQLite
import Vocabulary
import Wire

/// Where and when figures are asked for.
struct Standpoint: Sendable {
    var unit: UnitCode
    /// The day in the world.
    var on: LocalDate
    /// The moment at the office up to which facts were known; nothing for all that is known.
    var known: Instant?

    var values: [any Bindable] {
        [unit.text, Int64(on.day), known?.milliseconds ?? FactTable.now - 1]
    }
}

/// Several counts of one kind of fact, by the same breakdowns: one walk over the facts for all of them.
struct Question {
    var kind: FactKind
    var counts: [[Condition]]
    var by: [Breakdown]

    /// The counts under each combination of values; nothing where the kind cannot be parted so.
    func ask(at standpoint: Standpoint, in store: Reader) throws(SQLiteError) -> [[String]: [Int64]]? {
        var sql = SQLText(kind: kind)
        var keys: [String] = []
        for breakdown in by {
            guard let key = sql.expression(breakdown) else { return nil }
            keys.append(key)
        }
        var columns = keys
        for conditions in counts {
            guard let test = sql.test(conditions) else { return nil }
            columns.append("count(\(kind.counted))" + (test.isEmpty ? "" : " FILTER (WHERE \(test))"))
        }
        var text = "\(Tree.below) SELECT \(columns.joined(separator: ", ")) \(sql.source)"
        if !keys.isEmpty { text += " GROUP BY " + (1...keys.count).map { "\($0)" }.joined(separator: ", ") }
        var answers: [[String]: [Int64]] = [:]
        try store.forEach(text, standpoint.values + sql.values) { (row) throws(SQLiteError) in
            var key: [String] = []
            for index in 0..<keys.count { key.append(try row.text(index)) }
            var numbers: [Int64] = []
            for index in 0..<counts.count { numbers.append(try row.integer(keys.count + index)) }
            answers[key] = numbers
        }
        return answers
    }
}
