import Messaging
import SQLite
import Vocabulary
import Wire

/// The seals of every service's journal, kept where the service itself cannot reach them.
enum KeptSeals {
    /// Keeps what a service says of its own journal; of another's it cannot speak.
    static func take(
        _ event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        let seal: JournalSeal
        switch event.envelope.decodeData(JournalSeal.self) {
        case .failure(let violations): return violations
        case .success(let read): seal = read
        }
        guard seal.service == event.context else {
            return Violations(
                Violation(
                    at: "/data/service", .invalid,
                    Bilingual(en: "must be the service that speaks", vi: "phải là chính dịch vụ gửi sự kiện")))
        }
        let number = try Events.keep(event, in: &transaction)
        try transaction.run(
            """
            INSERT INTO kept_seal(service, seq, hash, day, event) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
            """, seal.service, seal.seq, seal.hash, seal.day, number)
        return nil
    }

    static func all(of service: Context?, in store: Reader) throws(SQLiteError) -> [JournalSeal] {
        let rows: [Stored] = try store.all(
            "SELECT service, seq, hash, day FROM kept_seal WHERE service = coalesce(?1, service) ORDER BY service, seq",
            service)
        return rows.map(\.seal)
    }

    private struct Stored: RowReadable {
        var seal: JournalSeal
        init(row: borrowing Row) throws(SQLiteError) {
            seal = JournalSeal(service: try row[0], day: try row[3], seq: try row.integer(1), hash: try row[2])
        }
    }
}
