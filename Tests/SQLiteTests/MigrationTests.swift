import Testing

@testable import SQLite

@Suite("Migrating a store") struct MigrationTests {
    private let house = Migration("house/V001", "CREATE TABLE house (id INTEGER PRIMARY KEY) STRICT")
    private let pupil = Migration(
        "V001_pupil",
        "CREATE TABLE pupil (id INTEGER PRIMARY KEY, house INTEGER REFERENCES house (id)) STRICT; -- two statements\n"
            + "INSERT INTO pupil VALUES (1, NULL)")
    private let later = Migration("V002_name", "ALTER TABLE pupil ADD COLUMN name TEXT")

    private func names(_ database: borrowing Database) throws -> [String] {
        try database.reader.values("SELECT name FROM migration ORDER BY name")
    }

    @Test("applies what is missing, once")
    func applies() throws {
        var database = try Database.open(":memory:")
        #expect(try database.migrate([house, pupil]) == 2)
        #expect(try database.migrate([house, pupil]) == 0)
        #expect(try database.migrate([house, pupil, later]) == 1)
        #expect(try names(database) == ["V001_pupil", "V002_name", "house/V001"])
        #expect(try database.reader.value("SELECT min(applied_at) > 1600000000000 FROM migration") == true)
        #expect(try database.reader.value("PRAGMA foreign_keys") == 1)
    }

    @Test("lets each list grow by itself")
    func lists() throws {
        var database = try Database.open(":memory:")
        try database.migrate([house, pupil])
        let grown = Migration("house/V002", "ALTER TABLE house ADD COLUMN name TEXT")
        #expect(try database.migrate([house, grown, pupil, later]) == 2)
    }

    @Test("refuses an applied migration that was edited")
    func changed() throws {
        var database = try Database.open(":memory:")
        try database.migrate([house])
        #expect(throws: MigrationError.changed("house/V001")) {
            try database.migrate([Migration("house/V001", house.sql + Array(" ".utf8)), pupil])
        }
        #expect(try names(database) == ["house/V001"])
    }

    @Test("refuses a store newer than the program")
    func unknown() throws {
        var database = try Database.open(":memory:")
        try database.migrate([house, pupil])
        let error = #expect(throws: MigrationError.unknown("V001_pupil")) { try database.migrate([house, later]) }
        #expect(error?.description.contains("newer version") == true)
        #expect(try names(database).count == 2)
    }

    @Test("refuses a migration slipped in before an applied one of its list")
    func outOfOrder() throws {
        var database = try Database.open(":memory:")
        try database.migrate([house, pupil])
        #expect(throws: MigrationError.outOfOrder("V000", before: "V001_pupil")) {
            try database.migrate([house, Migration("V000", "SELECT 1"), pupil])
        }
    }

    @Test("refuses two of one name")
    func repeated() throws {
        var database = try Database.open(":memory:")
        #expect(throws: MigrationError.repeated("V001_pupil")) { try database.migrate([house, pupil, pupil]) }
    }

    @Test(
        "undoes one that fails, and keeps those before it",
        arguments: [
            "CREATE TABLE half (x ANY) STRICT; SELECT * FROM nowhere",
            "CREATE TABLE half (x ANY) STRICT; INSERT INTO pupil VALUES (9, 77)",
            "CREATE TABLE half (x ANY) STRICT;\0",
        ])
    func fails(script: String) throws {
        var database = try Database.open(":memory:")
        let error = #expect(throws: MigrationError.self) {
            try database.migrate([house, pupil, Migration("V002", script)])
        }
        guard case .failed("V002", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try names(database) == ["V001_pupil", "house/V001"])
        #expect(try !database.schema().contains("half"))
        #expect(try database.reader.value("PRAGMA foreign_keys") == 1)
    }

    @Test("rebuilds a table others refer to")
    func rebuilds() throws {
        var database = try Database.open(":memory:")
        try database.migrate([
            house, pupil, Migration("V002", "INSERT INTO house VALUES (5); INSERT INTO pupil VALUES (2, 5)"),
        ])
        try database.migrate([
            house, pupil, Migration("V002", "INSERT INTO house VALUES (5); INSERT INTO pupil VALUES (2, 5)"),
            Migration(
                "V003",
                """
                CREATE TABLE new_house (id INTEGER PRIMARY KEY, name TEXT) STRICT;
                INSERT INTO new_house SELECT id, 'Lam Sơn' FROM house;
                DROP TABLE house;
                ALTER TABLE new_house RENAME TO house;
                """),
        ])
        #expect(try database.reader.value("SELECT name FROM house JOIN pupil ON pupil.house = house.id") == "Lam Sơn")
    }

    @Test(
        "knows a script by the published checksum",
        arguments: [("", "cbf29ce484222325"), ("foobar", "85944171f73967e8")])
    func checksum(script: String, sum: String) {
        #expect(Migration("x", script).checksum == sum)
    }
}

extension Migration {
    fileprivate init(_ name: String, _ script: String) { self.init(name, Array(script.utf8)) }
}
