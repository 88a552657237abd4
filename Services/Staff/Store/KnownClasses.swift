import Contracts
import Messaging
import SQLite
import Vocabulary

/// The service's own copy of which classes there are.
enum KnownClasses {
    /// Keeps a class, unless a later state of it is known.
    static func keep(
        _ schoolClass: SchoolClass, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_class(id, status, version) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET status = ?2, version = ?3 WHERE version < ?3
            """, schoolClass.id, schoolClass.status, version)
    }

    /// Whether a class is open; nothing for one not heard of.
    static func status(of schoolClass: ClassID, in store: Reader) throws(SQLiteError) -> ClassStatus? {
        try store.value("SELECT status FROM known_class WHERE id = ?1", schoolClass)
    }
}
