import Testing

@testable import SQLite

@Suite("A savepoint") struct SavepointTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func names(_ work: (inout Transaction) throws(SQLiteError) -> Void) throws -> [String] {
        var database = try Pupils.fresh()
        try database.write { (transaction) throws(SQLiteError) in try work(&transaction) }
        return try database.reader.values("SELECT name FROM pupil ORDER BY id")
    }

    @Test("keeps or undoes its own changes and no others, and gives its answer either way")
    func keepsOrUndoes() throws {
        let names = try names { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
            let kept = try transaction.savepoint { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (2, 'Ba', NULL)")
                return .keep("kept")
            }
            let undone = try transaction.savepoint { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (3, 'Cam', NULL)")
                return .undo("undone")
            }
            #expect([kept, undone] == ["kept", "undone"])
        }
        #expect(names == ["An", "Ba"])
    }

    @Test("nests: undoing the outer undoes the inner, undoing the inner spares the outer")
    func nests() throws {
        let names = try names { (transaction) throws(SQLiteError) in
            try transaction.savepoint { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
                try transaction.savepoint { (transaction) throws(SQLiteError) in
                    try transaction.run("INSERT INTO pupil VALUES (2, 'Ba', NULL)")
                    return .undo(())
                }
                return .keep(())
            }
            try transaction.savepoint { (transaction) throws(SQLiteError) in
                try transaction.savepoint { (transaction) throws(SQLiteError) in
                    try transaction.run("INSERT INTO pupil VALUES (3, 'Cam', NULL)")
                    return .keep(())
                }
                return .undo(())
            }
        }
        #expect(names == ["An"])
    }

    @Test("undoes its changes when its body throws, and the transaction goes on")
    func throwing() throws {
        let names = try names { (transaction) throws(SQLiteError) in
            do throws(WriteError<Refusal>) {
                try transaction.savepoint { (transaction) throws(Refusal) -> Savepoint<Void> in
                    _ = try? transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
                    throw .tooYoung
                }
            } catch {
                #expect(error.description == "tooYoung")
            }
            let broken = #expect(throws: SQLiteError.self) {
                try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Void> in
                    try transaction.run("INSERT INTO pupil VALUES (2, 'Ba', NULL)")
                    try transaction.run("INSERT INTO pupil VALUES (3, 'Ba', NULL)")
                    return .keep(())
                }
            }
            #expect(broken?.isConstraint == true)
            try transaction.run("INSERT INTO pupil VALUES (4, 'Dung', NULL)")
        }
        #expect(names == ["Dung"])
    }

    @Test("undoes more than SQLite keeps in memory by itself", arguments: ["FILE", "MEMORY"])
    func undoesMuch(place: String) throws {
        let rows = 500
        var database = try Database.open(scratch.store)
        try database.execute("PRAGMA temp_store = \(place)")
        let sum = try database.write { (transaction) throws(SQLiteError) -> Int? in
            // A row fills a page of 4 KiB.
            try transaction.run("CREATE TABLE page(number INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT")
            for number in 1...rows { try transaction.run("INSERT INTO page VALUES (?1, zeroblob(4000))", number) }
            try transaction.savepoint { (transaction) throws(SQLiteError) in
                try transaction.run("UPDATE page SET number = -number, content = randomblob(4000)")
                return .undo(())
            }
            return try transaction.reader.value("SELECT sum(number) FROM page WHERE content = zeroblob(4000)")
        }
        #expect(sum == rows * (rows + 1) / 2)
        #expect(try database.reader.value("SELECT integrity_check FROM pragma_integrity_check") == "ok")
    }

    @Test("does not open where SQLite has undone the transaction")
    func notOutsideATransaction() throws {
        var database = try Pupils.fresh()
        let error = #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                _ = try? transaction.run("INSERT OR ROLLBACK INTO pupil VALUES (1, NULL, NULL)")
                try transaction.savepoint { (_) throws(SQLiteError) in .keep(()) }
            }
        }
        #expect(error?.code == 516)
        #expect(!database.connection.isInTransaction)
    }
}
