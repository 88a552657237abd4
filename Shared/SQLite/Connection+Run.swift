import CSQLite

extension Connection {
    /// Steps a bound statement to its end; gives the number of rows it changed.
    ///
    /// `sqlite3_changes` keeps the answer of an earlier statement where this one was no INSERT, UPDATE or DELETE; the
    /// running total tells the two apart.
    func runToEnd(_ prepared: Prepared) throws(SQLiteError) -> Int {
        let before = unsafe sqlite3_total_changes64(handle)
        while try prepared.step() {}
        guard unsafe sqlite3_total_changes64(handle) != before else { return 0 }
        return unsafe Int(sqlite3_changes64(handle))
    }

    func run(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> Int {
        let prepared = try borrow(sql, writing: true)
        defer { prepared.giveBack() }
        try prepared.bind(values)
        return try runToEnd(prepared)
    }
}
