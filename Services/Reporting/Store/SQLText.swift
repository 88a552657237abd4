import SQLite

/// SQL in the making: texts of the white list, and places for values.
struct SQLText {
    let kind: FactKind
    var joins: Set<FactKind.Join> = []
    private(set) var values: [any Bindable] = []

    init(kind: FactKind) { self.kind = kind }

    /// The first three parameters are the standpoint's.
    mutating func bind(_ value: Value) -> String {
        values.append(value)
        return "?\(values.count + 3)"
    }

    mutating func expression(_ breakdown: Breakdown) -> String? {
        guard let (sql, join) = kind.expression(breakdown) else { return nil }
        if let join { joins.insert(join) }
        return "coalesce(\(sql), '\(Breakdown.unknown)')"
    }

    /// All conditions together; empty where there are none.
    mutating func test(_ conditions: [Condition]) -> String? {
        var tests: [String] = []
        for condition in conditions {
            guard let sql = expression(condition.by) else { return nil }
            var places: [String] = []
            for value in condition.oneOf { places.append(bind(.text(value))) }
            tests.append("\(sql) IN (\(places.joined(separator: ", ")))")
        }
        return tests.joined(separator: " AND ")
    }

    var source: String { kind.source(joining: joins) }
}
