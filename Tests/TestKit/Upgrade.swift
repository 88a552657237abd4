import Messaging
public import SQLite
public import ServiceKit
import Testing
public import Vocabulary

/// Runs `before` on a store in memory as it was before a migration, brings it up to date, and runs `after` on it.
public func upgrade<S: Service>(
    _ service: S.Type, over migration: String, from before: (inout Transaction) throws -> Void,
    _ after: (inout Transaction) throws -> Void
) throws {
    let all = S.allMigrations
    let first = try #require(all.firstIndex { $0.name == migration })
    var database = try Database.open(":memory:")
    _ = try database.migrate(Array(all[..<first]))
    try database.write { (transaction) throws in try before(&transaction) }
    _ = try database.migrate(all)
    try database.write { (transaction) throws in try after(&transaction) }
}

extension Transaction {
    /// Has heard seven facts of a service and five of somebody else, and waits for the third of each.
    public mutating func hasHeard(_ context: Context) throws {
        for sql in [
            """
            INSERT INTO source(number, name, sequence)
            VALUES (1, '/khuevan/here/\(context.rawValue)', 7), (2, '/khuevan/here/x', 5)
            """,
            "INSERT INTO event_seen VALUES (1, zeroblob(16)), (2, zeroblob(16))",
            "INSERT INTO gap(source, first, last, found, due) VALUES (1, 3, 3, 0, 0), (2, 3, 3, 0, 0)",
        ] { try run(sql) }
    }
}

extension Reader {
    /// Whether the service of ``Transaction/hasHeard(_:)`` is read from its beginning again, and nobody else.
    public var readsAnew: Bool {
        get throws {
            let sequences: [Int64] = try values("SELECT sequence FROM source ORDER BY number")
            let seen: [Int64] = try values("SELECT source FROM event_seen")
            let gaps: [Int64] = try values("SELECT source FROM gap")
            return sequences == [0, 5] && seen == [2] && gaps == [2]
        }
    }
}
