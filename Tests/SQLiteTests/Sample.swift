import Glibc
import SQLite

/// A directory of its own for one test, gone when the test is.
final class Scratch {
    let path: String

    init() throws {
        let template = unsafe strdup("/var/tmp/khuevan-sqlite-XXXXXX")
        defer { unsafe free(template) }
        guard let template = unsafe template, let made = unsafe mkdtemp(template) else {
            throw SQLiteError(code: 14, message: "no scratch directory")
        }
        path = unsafe String(cString: made)
    }

    deinit {
        for name in ["a.sqlite", "b.sqlite"] {
            for suffix in ["", "-wal", "-shm", "-journal", ".partial"] { unsafe unlink("\(path)/\(name)\(suffix)") }
        }
        unsafe rmdir(path)
    }

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
