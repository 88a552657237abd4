import Synchronization
import Testing

@testable import SQLite

@Suite("A transaction") struct TransactionTests {
    @Test("commits when its body returns")
    func commits() throws {
        var database = try Pupils.fresh()
        let changed = try database.write { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO pupil VALUES (?1, ?2, ?3)", 1, "An", 1.4)
        }
        #expect(changed == 1)
        #expect(try database.reader.all("SELECT * FROM pupil") == [Pupil(1, "An", 1.4)])
    }

    @Test("is undone when its body throws, whatever it throws")
    func rollsBack() throws {
        var database = try Pupils.fresh()
        #expect(throws: WriteError<Refusal>.self) {
            try database.write { (transaction) throws(Refusal) in
                _ = try? transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
                throw Refusal.tooYoung
            }
        }
        #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (2, 'An', NULL)")
                try transaction.run("INSERT INTO nowhere VALUES (2)")
            }
        }
        #expect(try database.reader.value("SELECT count(*) FROM pupil") == 0)
        #expect(!database.connection.isInTransaction)
    }

    @Test("says how many rows it changed, and nought for what changes none")
    func counts() throws {
        var database = try Pupils.fresh()
        try database.write { (transaction) throws(SQLiteError) in
            #expect(try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL), (2, 'Ba', NULL)") == 2)
            #expect(transaction.lastInsertedRow == 2)
            #expect(try transaction.run("CREATE TABLE other (x ANY) STRICT") == 0)
            #expect(try transaction.run("DELETE FROM pupil WHERE id > ?1", 5) == 0)
            #expect(try transaction.run("DELETE FROM pupil WHERE id > ?1", [1]) == 1)
        }
    }

    @Test("reads its own changes and the answers of RETURNING")
    func returning() throws {
        var database = try Pupils.fresh()
        try database.write { (transaction) throws(SQLiteError) in
            let made: Pupil? = try transaction.first("INSERT INTO pupil VALUES (7, 'An', 1) RETURNING *")
            #expect(made == Pupil(7, "An", 1))
            #expect(try transaction.exists("SELECT 1 FROM pupil WHERE id = ?1", 7))
            #expect(try transaction.values("SELECT name FROM pupil") == ["An"])
            #expect(try transaction.reader.value("SELECT id FROM pupil") == 7)
        }
    }

    @Test(
        "names the rule of the schema that was broken",
        arguments: [
            ("INSERT INTO pupil VALUES (1, 'Ba', NULL)", 1555), ("INSERT INTO pupil VALUES (9, 'An', NULL)", 2067),
            ("INSERT INTO pupil VALUES (9, NULL, NULL)", 1299), ("INSERT INTO pupil VALUES (9, 'C', -1)", 275),
            ("INSERT INTO pupil VALUES ('x', 'C', 1)", 3091), ("INSERT INTO mark VALUES (99, 1)", 787),
        ] as [(String, Int32)])
    func constraints(sql: String, code: Int32) throws {
        var database = try Pupils.fresh()
        try database.write { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
        }
        let error = #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in try transaction.run(sql) }
        }
        if code == 3091 {
            #expect(error?.isConstraint == true || error?.primaryCode == 20)
        } else {
            #expect(error?.code == code)
            #expect(error?.isConstraint == true)
        }
    }

    @Test("never shows a bound value in an error")
    func hidesValues() throws {
        var database = try Pupils.fresh()
        let error = #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (1, ?1, NULL), (2, ?1, NULL)", "Trần Bí Mật")
            }
        }
        #expect(error?.sql == "INSERT INTO pupil VALUES (1, ?1, NULL), (2, ?1, NULL)")
        #expect(error?.description.contains("Bí Mật") == false)
    }

    @Test("that SQLite has undone by itself lets nothing more be written")
    func undoneBySQLite() throws {
        var database = try Pupils.fresh()
        let error = #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                // The conflict clause makes SQLite roll back the whole transaction, as a full disk would.
                _ = try? transaction.run("INSERT OR ROLLBACK INTO pupil VALUES (1, NULL, NULL)")
                try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
            }
        }
        #expect(error?.code == 516)
        #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                _ = try? transaction.run("INSERT OR ROLLBACK INTO pupil VALUES (1, NULL, NULL)")
            }
        }
        #expect(try !database.reader.exists("SELECT 1 FROM pupil"))
    }

    @Test("fails as one when a commit finds a deferred rule broken")
    func deferredRule() throws {
        var database = try Pupils.fresh()
        let error = #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                try transaction.run("PRAGMA defer_foreign_keys = ON")
                try transaction.run("INSERT INTO mark VALUES (5, 1)")
            }
        }
        #expect(error?.isConstraint == true)
        #expect(!database.connection.isInTransaction)
        #expect(try !database.reader.exists("SELECT 1 FROM mark"))
    }

    @Test("can be kept behind a lock")
    func behindALock() throws {
        let store = Mutex(try Pupils.fresh())
        let count = try store.withLock { (database) throws(SQLiteError) -> Int? in
            try database.write { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
                return try transaction.value("SELECT count(*) FROM pupil")
            }
        }
        #expect(count == 1)
    }
}
