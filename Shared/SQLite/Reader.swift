/// Reads on one connection: a cheap view, free to copy, bound to the thread of its database.
///
/// Refuses any statement that would write, so what holds a reader cannot change the store.
public struct Reader {
    let connection: Connection
    var mayWrite = false

    /// The first row, read into `T`, or nil where there is none.
    public func first<T: RowReadable>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> T? {
        try first(sql, values)
    }

    public func first<T: RowReadable>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> T? {
        let prepared = try connection.borrow(sql, writing: mayWrite)
        defer { prepared.giveBack() }
        try prepared.bind(values)
        return try prepared.step() ? try T(row: Row(prepared: prepared)) : nil
    }

    /// Every row, read into `T`, in the order of the query.
    public func all<T: RowReadable>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> [T] {
        try all(sql, values)
    }

    public func all<T: RowReadable>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> [T] {
        var found: [T] = []
        try forEach(sql, values) { (row) throws(SQLiteError) in found.append(try T(row: row)) }
        return found
    }

    /// The first column of the first row, or nil where there is no row.
    ///
    /// A NULL is nil too (`SELECT max(x)` of no rows), unless `C` is itself optional: then nil means no row and
    /// `.some(nil)` means NULL.
    public func value<C: Column>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> C? {
        try value(sql, values)
    }

    public func value<C: Column>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> C? {
        let prepared = try connection.borrow(sql, writing: mayWrite)
        defer { prepared.giveBack() }
        try prepared.bind(values)
        return try prepared.step() ? try Row(prepared: prepared).firstColumn() : nil
    }

    /// The first column of every row.
    public func values<C: Column>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> [C] {
        try self.values(sql, values)
    }

    public func values<C: Column>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> [C] {
        var found: [C] = []
        try forEach(sql, values) { (row) throws(SQLiteError) in found.append(try row.get(0)) }
        return found
    }

    /// Whether the query finds any row at all.
    public func exists(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> Bool {
        try exists(sql, values)
    }

    public func exists(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> Bool {
        let prepared = try connection.borrow(sql, writing: mayWrite)
        defer { prepared.giveBack() }
        try prepared.bind(values)
        return try prepared.step()
    }

    /// Hands each row to `body`, keeping none: for answers too long to hold.
    public func forEach(
        _ sql: String, _ values: [any Bindable] = [], _ body: (borrowing Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let prepared = try connection.borrow(sql, writing: mayWrite)
        defer { prepared.giveBack() }
        try prepared.bind(values)
        let row = Row(prepared: prepared)
        while try prepared.step() { try body(row) }
    }

    /// Compiles `sql` for many runs.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        Statement(connection: connection, prepared: try connection.keep(sql), mayWrite: mayWrite)
    }

    /// How SQLite means to answer `sql`, one line per step, for tests that forbid a scan of a big table.
    public func plan(_ sql: String) throws(SQLiteError) -> [String] {
        let prepared = try connection.prepare("EXPLAIN QUERY PLAN " + sql)
        defer { prepared.giveBack() }
        let row = Row(prepared: prepared)
        var steps: [String] = []
        while try prepared.step() { steps.append(try row.text(3)) }
        return steps
    }
}

extension Row {
    /// The first column as a lone answer, NULL being none where `C` has no place for it.
    func firstColumn<C: Column>() throws(SQLiteError) -> C? {
        if isNull(0) { return C(.null) }
        let column: C = try get(0)
        return column
    }
}
