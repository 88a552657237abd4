import CSQLite
import Platform

extension Database {
    /// Applies those of `migrations` the store does not have yet, each in a transaction of its own.
    ///
    /// Everything is compared before anything is changed. Foreign keys are off while a script runs and checked before it
    /// is committed, the procedure of <https://www.sqlite.org/lang_altertable.html#otheralter>: steps 1 "disable them
    /// using PRAGMA foreign_keys=OFF", 10 "run PRAGMA foreign_key_check", 12 "reenable".
    ///
    /// - Returns: How many were applied.
    @discardableResult
    public mutating func migrate(_ migrations: [Migration]) throws(MigrationError) -> Int {
        let pending = try pending(of: migrations)
        guard !pending.isEmpty else { return 0 }
        do throws(SQLiteError) { try connection.execute("PRAGMA foreign_keys = OFF") } catch { throw .store(error) }
        defer { try? connection.execute("PRAGMA foreign_keys = ON") }
        for migration in pending {
            do throws(SQLiteError) { try apply(migration) } catch { throw .failed(migration.name, error) }
        }
        return pending.count
    }

    private mutating func pending(of migrations: [Migration]) throws(MigrationError) -> [Migration] {
        var applied: [String: String]
        do throws(SQLiteError) { applied = try appliedChecksums() } catch { throw .store(error) }
        var waiting: [Migration] = []
        var seen: Set<String> = []
        var firstWaiting: [Substring: String] = [:]
        for migration in migrations {
            guard seen.insert(migration.name).inserted else { throw .repeated(migration.name) }
            if let checksum = applied.removeValue(forKey: migration.name) {
                guard checksum == migration.checksum else { throw .changed(migration.name) }
                if let early = firstWaiting[migration.list] { throw .outOfOrder(early, before: migration.name) }
            } else {
                waiting.append(migration)
                if firstWaiting[migration.list] == nil { firstWaiting[migration.list] = migration.name }
            }
        }
        if let name = applied.keys.min() { throw .unknown(name) }
        return waiting
    }

    private mutating func appliedChecksums() throws(SQLiteError) -> [String: String] {
        if try !reader.exists("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'") {
            try execute(
                """
                CREATE TABLE IF NOT EXISTS migration (
                    name TEXT PRIMARY KEY,
                    checksum TEXT NOT NULL,
                    applied_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """)
        }
        var applied: [String: String] = [:]
        try reader.forEach("SELECT name, checksum FROM migration") { (row) throws(SQLiteError) in
            applied[try row.text(0)] = try row.text(1)
        }
        return applied
    }

    private mutating func apply(_ migration: Migration) throws(SQLiteError) {
        try write { (transaction) throws(SQLiteError) in
            try transaction.connection.execute(String(decoding: migration.sql, as: UTF8.self))
            Failpoint.inMigration.pass()
            if let orphan: String = try transaction.value("SELECT \"table\" FROM pragma_foreign_key_check") {
                throw SQLiteError(
                    code: CSQLITE_CONSTRAINT_FOREIGNKEY, message: "a row of \(orphan) refers to a row that is not there"
                )
            }
            // Milliseconds UTC, as everywhere, though SQLite's own clock is read by the second here.
            try transaction.run(
                """
                INSERT INTO migration (name, checksum, applied_at)
                VALUES (?1, ?2, CAST(strftime('%s', 'now') AS INTEGER) * 1000)
                """, migration.name, migration.checksum)
        }
    }
}
