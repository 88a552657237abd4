import SQLite
import TestKit

/// A directory of its own for one test, gone when the test is.
final class Scratch {
    private let directory: TemporaryDirectory
    var path: String { directory.path }

    init() throws { directory = try TemporaryDirectory() }

    var store: String { path + "/a.sqlite" }
    var copy: String { path + "/b.sqlite" }
}

/// One row of the table the tests write in.
struct Pupil: RowReadable, Equatable {
    var id: Int64
    var name: String
    var height: Double?

    init(_ id: Int64, _ name: String, _ height: Double? = nil) {
        self.id = id
        self.name = name
        self.height = height
    }

    init(row: borrowing Row) throws(SQLiteError) {
        id = try row.integer(0)
        name = try row.text(1)
        height = try row[2]
    }
}

enum Pupils {
    static let schema = """
        CREATE TABLE pupil (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            height REAL CHECK (height > 0)
        ) STRICT;
        CREATE TABLE mark (pupil INTEGER NOT NULL REFERENCES pupil (id), score INTEGER NOT NULL) STRICT;
        """

    static func fresh(_ path: String = ":memory:") throws(SQLiteError) -> Database {
        var database = try Database.open(path)
        try database.execute(schema)
        return database
    }
}

/// An error that is not SQLite's.
enum Refusal: Error { case tooYoung }
