import Glibc
import Testing

@testable import SQLite

@Suite("The care of a database") struct CareTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func filled() throws -> Database {
        var database = try Pupils.fresh(scratch.store)
        try database.write { (transaction) throws(SQLiteError) in
            let insert = try transaction.prepare("INSERT INTO pupil VALUES (?1, ?2, 1.5)")
            for id in 0..<20_000 { try insert.run(.integer(Int64(id)), .text("Học sinh số \(id)")) }
        }
        return database
    }

    @Test("copies one moment of a store that goes on being written")
    func backup() throws {
        let database = try filled()
        var writer = try Database.open(scratch.store)
        var steps: [Int] = []
        var total = 0
        try database.backup(to: scratch.copy) { copied, of in
            steps.append(copied)
            total = of
            _ = try? writer.write { (transaction) throws(SQLiteError) in
                try transaction.run("DELETE FROM pupil WHERE id < ?1", steps.count)
            }
        }
        #expect(steps.last == total)
        #expect(try !writer.reader.exists("SELECT 1 FROM pupil WHERE id = 0"))

        let copy = try Database.openReadOnly(scratch.copy)
        let before: [Pupil] = try copy.reader.all("SELECT * FROM pupil ORDER BY id")
        #expect(before.count == 20_000)
        #expect(before.first == Pupil(0, "Học sinh số 0", 1.5))
        #expect(try copy.schema() == database.schema())
        #expect(try !usesWriteAheadLog(scratch.copy))
        #expect(try usesWriteAheadLog(scratch.store))
        #expect(unsafe access(scratch.copy + ".partial", F_OK) != 0)
    }

    @Test("gives a backup that opens as a store of its own")
    func restore() throws {
        try filled().backup(to: scratch.copy)
        var restored = try Database.open(scratch.copy)
        #expect(restored.integrityCheck() == [])
        try restored.write { (transaction) throws(SQLiteError) in try transaction.run("DELETE FROM pupil WHERE id = 1")
        }
        #expect(try restored.reader.value("SELECT count(*) FROM pupil") == 19_999)
    }

    @Test("never overwrites a backup, and leaves nothing of one that failed")
    func backupRefused() throws {
        let database = try Pupils.fresh(scratch.store)
        try database.backup(to: scratch.copy)
        #expect(throws: SQLiteError.self) { try database.backup(to: scratch.copy) }
        #expect(throws: SQLiteError.self) { try database.backup(to: scratch.path + "/no/where") }
        #expect(!database.connection.isInTransaction)
    }

    @Test("finds nothing in a sound file")
    func sound() throws {
        #expect(try filled().integrityCheck() == [])
    }

    @Test("reports pages overwritten behind its back")
    func corrupt() throws {
        do {
            var database = try filled()
            try database.checkpoint()
        }
        try overwrite(scratch.store, from: 8 * 4096, count: 40 * 4096)
        let database = try Database.open(scratch.store)
        #expect(!database.integrityCheck().isEmpty)
        let error = #expect(throws: SQLiteError.self) {
            let _: [Pupil] = try database.reader.all("SELECT * FROM pupil NOT INDEXED")
        }
        #expect(error?.isCorrupt == true)
        #expect(throws: SQLiteError.self) { try database.backup(to: scratch.copy) }
        #expect(unsafe access(scratch.copy, F_OK) != 0)
    }

    @Test("reports a file that is no database")
    func noDatabase() throws {
        try overwrite(scratch.store, from: 0, count: 8192)
        let error = #expect(throws: SQLiteError.self) { _ = try Database.openReadOnly(scratch.store) }
        #expect(error?.isCorrupt == true)
        let other = #expect(throws: SQLiteError.self) { _ = try Database.open(scratch.store) }
        #expect(other?.isCorrupt == true)
    }

    @Test("reports rows whose parent is gone")
    func orphans() throws {
        var database = try Pupils.fresh(scratch.store)
        try database.execute("PRAGMA foreign_keys = OFF; INSERT INTO mark VALUES (12, 10)")
        #expect(database.integrityCheck() == ["row 1 of mark refers to no row of pupil"])
    }

    @Test("writes the schema down in an order of its own")
    func schema() throws {
        var one = try Database.open(":memory:")
        try one.execute(
            "CREATE TABLE b (x ANY)   \n STRICT; CREATE TABLE a (y ANY) STRICT; CREATE INDEX i ON a (y)")
        var other = try Database.open(":memory:")
        try other.execute(
            "CREATE TABLE a (y ANY) STRICT; CREATE INDEX i ON a (y); CREATE TABLE b (x ANY)\n STRICT;")
        let expected = """
            CREATE TABLE a (y ANY) STRICT;

            CREATE INDEX i ON a (y);

            CREATE TABLE b (x ANY)
             STRICT;

            """
        #expect(try one.schema() == expected)
        #expect(try other.schema() == expected)
    }

    /// Bytes 18 and 19 of the header say which log a file needs (<https://www.sqlite.org/fileformat.html>).
    private func usesWriteAheadLog(_ path: String) throws -> Bool {
        let descriptor = unsafe open(path, O_RDONLY)
        defer { close(descriptor) }
        var versions: [UInt8] = [0, 0]
        try #require(unsafe pread(descriptor, &versions, 2, 18) == 2)
        return versions == [2, 2]
    }

    private func overwrite(_ path: String, from offset: Int, count: Int) throws {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT, 0o600)
        defer { close(descriptor) }
        let noise = [UInt8](repeating: 0xA5, count: count)
        #expect(unsafe pwrite(descriptor, noise, count, offset) == count)
    }
}
