import Glibc
import Testing

@testable import SQLite

@Suite("A database file") struct FileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(
        "is opened to lose no commit and trust no file",
        arguments: [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
            ("cell_size_check", "1"), ("busy_timeout", "5000"), ("cache_size", "-2000"), ("wal_autocheckpoint", "1000"),
            ("journal_size_limit", "16777216"),
        ])
    func pragmas(name: String, value: String) throws {
        var database = try Database.open(scratch.store)
        try database.write { (transaction) throws(SQLiteError) in
            let answer: Value? = try transaction.value("PRAGMA \(name)")
            #expect(answer == .text(value) || answer == Int64(value).map { .integer($0) })
        }
    }

    @Test("does not let its schema be written by hand")
    func defensive() throws {
        var database = try Pupils.fresh(scratch.store)
        #expect(throws: SQLiteError.self) {
            try database.execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")
        }
    }

    @Test("that cannot be opened says which and why")
    func cannotOpen() throws {
        let path = scratch.path + "/no/such/place"
        #expect(throws: SQLiteError.self) { _ = try Database.open(path) }
        let error = #expect(throws: SQLiteError.self) { _ = try Database.openReadOnly(scratch.store) }
        #expect(error?.primaryCode == 14)
        #expect(error?.description.contains(scratch.store) == true)
    }

    @Test("shows a second connection each commit, and nothing before it")
    func secondConnection() throws {
        var writer = try Pupils.fresh(scratch.store)
        let reader = try Database.openReadOnly(scratch.store)
        let count = "SELECT count(*) FROM pupil"
        try writer.write { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
            #expect(try reader.reader.value(count) == 0)
        }
        #expect(try reader.reader.value(count) == 1)
    }

    @Test("stands still for one who reads a snapshot")
    func snapshot() throws {
        var writer = try Pupils.fresh(scratch.store)
        var reader = try Database.openReadOnly(scratch.store)
        let count = "SELECT count(*) FROM pupil"
        try reader.read { (snapshot) throws(SQLiteError) in
            #expect(try snapshot.value(count) == 0)
            try writer.write { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
            }
            #expect(try snapshot.value(count) == 0)
        }
        #expect(try reader.reader.value(count) == 1)
        #expect(throws: WriteError<Refusal>.self) { try reader.read { (_) throws(Refusal) in throw Refusal.tooYoung } }
        #expect(!reader.connection.isInTransaction)
    }

    @Test("opened for reading takes no writes")
    func readOnly() throws {
        _ = try Pupils.fresh(scratch.store)
        var reader = try Database.openReadOnly(scratch.store)
        #expect(throws: SQLiteError.self) {
            try reader.write { (transaction) throws(SQLiteError) in try transaction.run("DELETE FROM pupil") }
        }
        #expect(throws: SQLiteError.self) { try reader.execute("DELETE FROM pupil") }
    }

    @Test("held by another writer is busy once the wait is over, and free after it")
    func busy() throws {
        var first = try Pupils.fresh(scratch.store)
        var second = try Database.open(scratch.store, busyMilliseconds: 0)
        try first.write { (_) throws(SQLiteError) in
            let error = #expect(throws: SQLiteError.self) { try second.write { (_) throws(SQLiteError) in } }
            #expect(error?.isBusy == true)
        }
        try second.write { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
        }
        #expect(try first.reader.exists("SELECT 1 FROM pupil"))
    }

    @Test("that is full says so, and stays whole")
    func full() throws {
        var database = try Pupils.fresh(scratch.store)
        try database.execute("PRAGMA max_page_count = 12")
        let error = #expect(throws: SQLiteError.self) {
            try database.write { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO pupil VALUES (1, 'An', NULL)")
                try transaction.run("INSERT INTO pupil VALUES (2, ?1, NULL)", String(repeating: "a", count: 100_000))
            }
        }
        #expect(error?.isFull == true)
        #expect(try !database.reader.exists("SELECT 1 FROM pupil"))
        #expect(database.integrityCheck() == [])
    }

    @Test("keeps its log no longer than a checkpoint")
    func checkpoint() throws {
        var database = try Pupils.fresh(scratch.store)
        #expect(size(scratch.store + "-wal") > 0)
        try database.checkpoint()
        #expect(size(scratch.store + "-wal") == 0)
    }

    @Test("ends scripts that stop half-way as if they had not begun")
    func scripts() throws {
        var database = try Pupils.fresh(scratch.store)
        for script in ["BEGIN; DELETE FROM nowhere", "BEGIN; SELECT 1", "SELECT 1;\0 DELETE FROM pupil"] {
            #expect(throws: SQLiteError.self) { try database.execute(script) }
            #expect(!database.connection.isInTransaction)
        }
    }

    private func size(_ path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : -1
    }
}
