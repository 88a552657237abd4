import Testing

@testable import SQLite

@Suite("A reader") struct ReaderTests {
    private func filled() throws -> Database {
        var database = try Pupils.fresh()
        try database.write { (transaction) throws(SQLiteError) in
            for (id, name) in ["An", "Ba", "Cam"].enumerated() {
                try transaction.run("INSERT INTO pupil VALUES (?1, ?2, NULL)", id, name)
            }
        }
        return database
    }

    @Test("finds rows, one row, columns, one column, or none")
    func finds() throws {
        let reader = try filled().reader
        let all: [Pupil] = try reader.all("SELECT * FROM pupil WHERE id > ?1 ORDER BY id", 0)
        #expect(all == [Pupil(1, "Ba"), Pupil(2, "Cam")])
        #expect(try reader.first("SELECT * FROM pupil WHERE name = ?1", "An") == Pupil(0, "An"))
        #expect(try reader.first("SELECT * FROM pupil WHERE name = ?1", ["Ya"]) == Pupil?.none)
        #expect(try reader.values("SELECT id FROM pupil ORDER BY id DESC") == [2, 1, 0])
        #expect(try reader.exists("SELECT 1 FROM pupil WHERE id = ?1", 2))
        #expect(try !reader.exists("SELECT 1 FROM pupil WHERE id = ?1", 3))
    }

    @Test("tells no row from a NULL only to those who ask for an optional")
    func nulls() throws {
        let reader = try filled().reader
        let greatest: Int? = try reader.value("SELECT max(id) FROM pupil WHERE id > 9")
        #expect(greatest == nil)
        let height: Double?? = try reader.value("SELECT height FROM pupil WHERE id = 1")
        #expect(height == .some(nil))
        let nobody: Double?? = try reader.value("SELECT height FROM pupil WHERE id = 9")
        #expect(nobody == nil)
        #expect(throws: SQLiteError.self) { let _: [Double] = try reader.values("SELECT height FROM pupil") }
    }

    @Test(
        "does not write, nor end transactions, nor take two statements for one",
        arguments: [
            "DELETE FROM pupil", "INSERT INTO pupil VALUES (9, 'Y', 1) RETURNING id", "SELECT 1; SELECT 2", "", "-- no",
            "SELECT \"no such column\"",
        ])
    func refuses(sql: String) throws {
        let reader = try filled().reader
        #expect(throws: SQLiteError.self) { _ = try reader.exists(sql) }
        #expect(try reader.value("SELECT count(*) FROM pupil") == 3)
    }

    @Test("takes a comment or a semicolon behind the statement")
    func trailingBlanks() throws {
        #expect(try filled().reader.value("SELECT 1 ; -- and that is all\n") == 1)
    }

    @Test("wants a value for every parameter and a parameter for every value", arguments: [0, 1, 3])
    func parameterCount(count: Int) throws {
        let reader = try filled().reader
        #expect(throws: SQLiteError.self) {
            _ = try reader.exists("SELECT ?1, ?2", Array(repeating: 1 as any Bindable, count: count))
        }
        #expect(try reader.exists("SELECT ?1, ?2", 1, 2))
    }

    @Test("compiles a statement once, and once more inside a walk over itself")
    func keepsStatements() throws {
        let database = try filled()
        let reader = database.reader
        let before = database.connection.keptStatementCount
        let sql = "SELECT id FROM pupil WHERE id <= ?1 ORDER BY id"
        for _ in 0..<3 { _ = try reader.exists(sql, 1) }
        #expect(database.connection.keptStatementCount == before + 1)

        var pairs = 0
        try reader.forEach(sql, [1]) { (row) throws(SQLiteError) in
            pairs += try (reader.values(sql, try row.integer(0)) as [Int]).count
        }
        #expect(pairs == 3)
        #expect(database.connection.keptStatementCount == before + 1)
        #expect(database.connection.busyStatementCount == 0)
    }

    @Test("lets go of idle statements when SQL is made out of values")
    func boundsTheCache() throws {
        let database = try filled()
        for number in 0..<1_000 { _ = try database.reader.exists("SELECT \(number)") }
        #expect(database.connection.keptStatementCount <= 256)
    }

    @Test("leaves nothing busy, whether a walk ends early or badly")
    func leavesNothingBusy() throws {
        let database = try filled()
        #expect(throws: SQLiteError.self) {
            try database.reader.forEach("SELECT id FROM pupil") { (_) throws(SQLiteError) in
                throw SQLiteError(code: 4, message: "enough")
            }
        }
        let _: Int? = try database.reader.value("SELECT id FROM pupil")
        #expect(throws: SQLiteError.self) { _ = try database.reader.exists("SELECT abs(-9223372036854775808)") }
        #expect(database.connection.busyStatementCount == 0)
    }

    @Test("tells how a query would be answered")
    func plan() throws {
        let reader = try filled().reader
        #expect(try reader.plan("SELECT id FROM pupil WHERE name = ?1").joined().contains("SEARCH"))
        #expect(try reader.plan("SELECT id FROM pupil WHERE height = ?1").joined().contains("SCAN"))
    }
}

@Suite("A prepared statement") struct StatementTests {
    @Test("runs again and again, in this transaction and the next")
    func runs() throws {
        var database = try Pupils.fresh()
        let upsert = try database.write { (transaction) throws(SQLiteError) in
            let upsert = try transaction.prepare(
                "INSERT INTO pupil VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET name = excluded.name")
            for id in 0..<10 { #expect(try upsert.run(.integer(Int64(id)), .text("P\(id)"), .null) == 1) }
            return upsert
        }
        try database.write { (_) throws(SQLiteError) in try upsert.run([1, "An", 1.5]) }
        #expect(try database.reader.value("SELECT name FROM pupil WHERE id = 1") == "An")
        #expect(try database.reader.value("SELECT count(*) FROM pupil") == 10)
    }

    @Test("that writes does not run outside a transaction")
    func needsATransaction() throws {
        var database = try Pupils.fresh()
        let insert = try database.write { (transaction) throws(SQLiteError) in
            try transaction.prepare("INSERT INTO pupil VALUES (?1, ?2, NULL)")
        }
        let error = #expect(throws: SQLiteError.self) { try insert.run(1, "An") }
        #expect(error?.code == 516)
        let stale = try database.reader.prepare("DELETE FROM pupil")
        #expect(throws: SQLiteError.self) { try database.write { (_) throws(SQLiteError) in try stale.run() } }
    }

    @Test("is usable after an error, with nothing left bound")
    func afterAnError() throws {
        var database = try Pupils.fresh()
        try database.write { (transaction) throws(SQLiteError) in
            let insert = try transaction.prepare("INSERT INTO pupil VALUES (?1, ?2, ?3)")
            try insert.run(1, "An", nil)
            #expect(throws: SQLiteError.self) { try insert.run(1, "Ba", nil) }
            #expect(throws: SQLiteError.self) { try insert.run(2, "Ba") }
            try insert.run(2, "Ba", nil)
        }
        #expect(try database.reader.values("SELECT id FROM pupil") == [1, 2])
    }

    @Test("outlives the database it was made on")
    func outlives() throws {
        let statement = try Pupils.fresh().reader.prepare("SELECT count(*) FROM pupil WHERE id > ?1")
        #expect(try statement.value(0) == 0)
    }

    @Test("reads rows, and refuses to be run inside its own walk")
    func reads() throws {
        let database = try Pupils.fresh()
        let statement = try database.reader.prepare("SELECT 1, 'An', ?1 UNION ALL SELECT 2, 'Ba', NULL")
        #expect(try statement.all(1.5) == [Pupil(1, "An", 1.5), Pupil(2, "Ba")])
        #expect(try statement.first(1.5) == Pupil(1, "An", 1.5))
        #expect(throws: SQLiteError.self) {
            try statement.forEach([nil]) { (_) throws(SQLiteError) in _ = try statement.value(nil) as Int? }
        }
        #expect(try statement.value(nil) == 1)
    }
}
