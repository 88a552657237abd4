/// A statement compiled once and run many times, on the connection that prepared it.
///
/// For the hot path: no look-up by text, no boxing of values. A statement that writes runs only while a transaction is
/// open, as everywhere.
public struct Statement {
    let connection: Connection
    let prepared: Prepared
    let mayWrite: Bool

    public var sql: String { prepared.sql }

    /// Runs the statement to its end; gives the number of rows it changed.
    @discardableResult
    public func run(_ values: Value...) throws(SQLiteError) -> Int { try run(values) }

    @discardableResult
    public func run(_ values: [Value]) throws(SQLiteError) -> Int {
        let borrowed = try connection.borrow(prepared, writing: mayWrite)
        defer { borrowed.giveBack() }
        try borrowed.bind(values)
        return try connection.runToEnd(borrowed)
    }

    /// The first row, read into `T`, or nil where there is none.
    public func first<T: RowReadable>(_ values: Value...) throws(SQLiteError) -> T? {
        let borrowed = try connection.borrow(prepared, writing: mayWrite)
        defer { borrowed.giveBack() }
        try borrowed.bind(values)
        return try borrowed.step() ? try T(row: Row(prepared: borrowed)) : nil
    }

    /// Every row, read into `T`.
    public func all<T: RowReadable>(_ values: Value...) throws(SQLiteError) -> [T] {
        var found: [T] = []
        try forEach(values) { (row) throws(SQLiteError) in found.append(try T(row: row)) }
        return found
    }

    /// The first column of the first row; see ``Reader/value(_:_:)-([Bindable])``.
    public func value<C: Column>(_ values: Value...) throws(SQLiteError) -> C? {
        let borrowed = try connection.borrow(prepared, writing: mayWrite)
        defer { borrowed.giveBack() }
        try borrowed.bind(values)
        return try borrowed.step() ? try Row(prepared: borrowed).firstColumn() : nil
    }

    public func forEach(
        _ values: [Value], _ body: (borrowing Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let borrowed = try connection.borrow(prepared, writing: mayWrite)
        defer { borrowed.giveBack() }
        try borrowed.bind(values)
        let row = Row(prepared: borrowed)
        while try borrowed.step() { try body(row) }
    }
}
