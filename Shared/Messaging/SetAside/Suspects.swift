import AMQP
import SQLite

/// Finds the one message that a process dies on, and spares its neighbours.
///
/// A crash counts against every message that was prefetched, and after a hundred of them the broker would give them all
/// up. So a message that has come back twice is tried alone, and that it is being tried is written down first: whoever
/// finds it begun three times and never ended has found the culprit.
enum Suspects {
    /// Times that a message must have come back before it is tried alone.
    static let threshold = 2
    /// Times that it is tried alone.
    static let patience = 3

    /// Writes down that a message is about to be tried; says how often it has been begun without an end.
    static func begin(_ delivery: Delivery, in transaction: inout Transaction) throws(SQLiteError) -> Int {
        try transaction.value(
            """
            INSERT INTO suspect(one, digest, attempts) VALUES (1, ?1, 1)
            ON CONFLICT DO UPDATE SET attempts = CASE WHEN digest = ?1 THEN attempts + 1 ELSE 1 END, digest = ?1
            RETURNING attempts
            """, delivery.digest) ?? 1
    }

    /// Writes down that it ended, well or not.
    static func end(in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("DELETE FROM suspect")
    }
}

extension Delivery {
    /// Whether the process may have died on it.
    var isSuspect: Bool { timesReturned >= Suspects.threshold }
}
