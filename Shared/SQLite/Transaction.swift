import CSQLite

/// One open write transaction: the only way to change a database.
///
/// Made by ``Database/write(_:)`` alone, which commits when its body returns and rolls back when it throws. Where SQLite
/// itself has undone the transaction (a full disk, say), every later statement throws `SQLITE_ABORT_ROLLBACK`; nothing
/// is ever written outside a transaction by mistake.
public struct Transaction: ~Copyable {
    let connection: Connection

    init(on connection: Connection) { self.connection = connection }

    /// Reads what the transaction sees, its own changes included.
    public var reader: Reader { Reader(connection: connection) }

    /// Reads the answers of writing statements too: `INSERT … RETURNING`.
    private var answers: Reader { Reader(connection: connection, mayWrite: true) }

    public var lastInsertedRow: Int64 { connection.lastInsertedRow }

    /// Runs one statement to its end; gives the number of rows it changed.
    @discardableResult
    public mutating func run(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> Int {
        try connection.run(sql, values)
    }

    @discardableResult
    public mutating func run(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> Int {
        try connection.run(sql, values)
    }

    /// Compiles `sql` for many runs on this connection, in this transaction and later ones.
    public mutating func prepare(_ sql: String) throws(SQLiteError) -> Statement { try answers.prepare(sql) }

    /// See ``Reader/first(_:_:)-([Bindable])``; here `INSERT … RETURNING` is welcome.
    public mutating func first<T: RowReadable>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> T? {
        try answers.first(sql, values)
    }

    public mutating func first<T: RowReadable>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> T? {
        try answers.first(sql, values)
    }

    public mutating func all<T: RowReadable>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> [T] {
        try answers.all(sql, values)
    }

    public mutating func all<T: RowReadable>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> [T] {
        try answers.all(sql, values)
    }

    public mutating func value<C: Column>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> C? {
        try answers.value(sql, values)
    }

    public mutating func value<C: Column>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> C? {
        try answers.value(sql, values)
    }

    public mutating func values<C: Column>(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> [C] {
        try answers.values(sql, values)
    }

    public mutating func values<C: Column>(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> [C] {
        try answers.values(sql, values)
    }

    public mutating func exists(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> Bool {
        try answers.exists(sql, values)
    }

    public mutating func exists(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> Bool {
        try answers.exists(sql, values)
    }
}

extension Connection {
    var lastInsertedRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }
}
