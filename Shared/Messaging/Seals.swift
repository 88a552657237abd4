public import SQLite
public import Vocabulary
public import Wire

/// The head of a service's journal as it stood once, told to everybody: whoever has it can show that a row up to there
/// was altered, removed or cut off, even where the whole chain was computed anew.
public struct JournalSeal: Recordable, Hashable {
    public static let entity = "journal"
    public static let facts = ["sealed"]
    public static let classification = DataClassification.open

    public var service: Context
    /// The day on which it was sealed.
    public var day: LocalDate
    /// The number of the last row, and its hash as 64 hexadecimal digits.
    public var seq: Int64
    public var hash: JournalHash

    public var key: String { service.rawValue }
    public var unit: UnitCode { .root }

    public init(service: Context, day: LocalDate, seq: Int64, hash: JournalHash) {
        self.service = service
        self.day = day
        self.seq = seq
        self.hash = hash
    }
}

/// Seals a journal once a day, on the first occasion of a day that is not that of its last seal or first row.
public enum Seals {
    /// Seals what there is now; nothing where nothing has been added since the last seal.
    @discardableResult
    public static func seal(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> JournalSeal? {
        let head = try Journal.head(in: transaction.reader)
        let last: Int64 = try transaction.value("SELECT max(seq) FROM seal") ?? -1
        // The fact of the last seal itself is no news.
        guard head.seq > last + 1, let hash = JournalHash(bytes: head.hash) else { return nil }
        let seal = JournalSeal(service: occasion.service, day: occasion.today, seq: head.seq, hash: hash)
        try transaction.run(
            "INSERT INTO seal(seq, hash, day) VALUES (?1, ?2, ?3)", head.seq, head.hash, occasion.today)
        try transaction.record("sealed", seal, on: occasion)
        return seal
    }

    /// Whether a new day has begun since the journal was sealed last, or since its first row.
    static func isDue(on today: LocalDate, in store: Reader) throws(SQLiteError) -> Bool {
        if let last: LocalDate = try store.value("SELECT day FROM seal ORDER BY seq DESC LIMIT 1") {
            return last < today
        }
        guard let first: Instant = try store.value("SELECT recorded FROM journal WHERE seq = 1") else { return false }
        return LocalDate(of: first).map { $0 < today } ?? false
    }

    /// The seals that a service has published itself.
    public static func all(of service: Context, in store: Reader) throws(SQLiteError) -> [JournalSeal] {
        let rows: [Stored] = try store.all("SELECT seq, hash, day FROM seal ORDER BY seq")
        return rows.compactMap { row in
            JournalHash(bytes: row.hash).map { JournalSeal(service: service, day: row.day, seq: row.seq, hash: $0) }
        }
    }

    private struct Stored: RowReadable {
        var seq: Int64
        var hash: [UInt8]
        var day: LocalDate
        init(row: borrowing Row) throws(SQLiteError) {
            seq = try row.integer(0)
            hash = try row.blob(1)
            day = try row[2]
        }
    }
}
