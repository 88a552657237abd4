import CSQLite

extension Database {
    /// What is wrong with the file, one finding a line; none for a sound one.
    ///
    /// Never throws, since a file too broken to be checked is itself a finding.
    public func integrityCheck() -> [String] {
        connection.findings()
    }

    /// Moves everything in the log into the file and empties the log.
    ///
    /// Waits for readers no longer than the busy timeout, then throws an error that ``SQLiteError/isBusy``.
    public mutating func checkpoint() throws(SQLiteError) {
        let code = unsafe sqlite3_wal_checkpoint_v2(
            connection.handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK else { throw connection.failure(code, "wal_checkpoint") }
    }

    /// The schema as written, table by table with what hangs on it, for golden files.
    ///
    /// Only blanks at line ends are taken away; the order does not depend on that of the migrations.
    public borrowing func schema() throws(SQLiteError) -> String {
        var parts: [String] = []
        try reader.forEach(
            """
            SELECT sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'view' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name
            """
        ) { (row) throws(SQLiteError) in
            var lines: [Substring] = []
            for line in try row.text(0).split(separator: "\n", omittingEmptySubsequences: false) {
                var line = line
                while line.last?.isWhitespace == true { line.removeLast() }
                lines.append(line)
            }
            parts.append(lines.joined(separator: "\n") + ";\n")
        }
        return parts.joined(separator: "\n")
    }
}

extension Connection {
    func findings() -> [String] {
        let reader = Reader(connection: self)
        var findings: [String] = []
        do throws(SQLiteError) {
            try reader.forEach("PRAGMA integrity_check") { (row) throws(SQLiteError) in
                let line = try row.text(0)
                if line != "ok" { findings.append(line) }
            }
            try reader.forEach("PRAGMA foreign_key_check") { (row) throws(SQLiteError) in
                let key: Int64? = try row.get(1)
                let child = try row.text(0)
                let parent = try row.text(2)
                findings.append("row \(key.map { "\($0)" } ?? "?") of \(child) refers to no row of \(parent)")
            }
        } catch {
            findings.append(error.description)
        }
        return findings
    }
}
