import Crypto
public import SQLite
public import Vocabulary
public import Wire

/// The append-only record of every fact: outbox, audit trail and ledger in one table.
///
/// Each row's hash covers the row and the hash before it, so a row altered, removed or exchanged breaks the chain
/// from there on. The schema refuses `UPDATE`, `DELETE` and gaps. That the last rows were cut off shows only against
/// something that knew them: the relay's cursor, the seals, and how far others have read (``JournalWitness``).
public enum Journal {
    /// One row.
    public struct Row: RowReadable, Sendable {
        public var seq: Int64
        public var id: String
        public var entity: String
        public var fact: String
        public var subject: String
        public var unit: String
        public var version: Int64
        public var actor: String
        public var occasion: String
        public var occurred: Int64
        public var recorded: Int64
        public var reason: String?
        public var classification: String
        public var traceparent: String?
        public var body: [UInt8]
        public var previousHash: [UInt8]
        public var hash: [UInt8]

        static let columns = """
            seq, id, entity, fact, subject, unit, version, actor, occasion, occurred, recorded, reason, class,
            traceparent, body, previous_hash, hash
            """

        public init(row: borrowing SQLite.Row) throws(SQLiteError) {
            seq = try row.integer(0)
            id = try row.text(1)
            entity = try row.text(2)
            fact = try row.text(3)
            subject = try row.text(4)
            unit = try row.text(5)
            version = try row.integer(6)
            actor = try row.text(7)
            occasion = try row.text(8)
            occurred = try row.integer(9)
            recorded = try row.integer(10)
            reason = try row.get(11)
            classification = try row.text(12)
            traceparent = try row.get(13)
            body = try row.blob(14)
            previousHash = try row.blob(15)
            hash = try row.blob(16)
        }

        init(
            seq: Int64, id: String, entity: String, fact: String, subject: String, unit: String, version: Int64,
            occasion: Occasion, occurred: Instant, reason: String?, classification: String, body: [UInt8],
            after previousHash: [UInt8]
        ) {
            self.seq = seq
            self.id = id
            self.entity = entity
            self.fact = fact
            self.subject = subject
            self.unit = unit
            self.version = version
            self.actor = occasion.actor.text
            self.occasion = occasion.id.text
            self.occurred = occurred.milliseconds
            self.recorded = occasion.now.milliseconds
            self.reason = reason
            self.classification = classification
            self.traceparent = occasion.traceParent?.text
            self.body = body
            self.previousHash = previousHash
            self.hash = []
            self.hash = computedHash
        }

        /// SHA-256 over the previous hash and every column, each with its length before it.
        public var computedHash: [UInt8] {
            var hasher = SHA256()
            hasher.update(field: previousHash)
            for number in [seq, version, occurred, recorded] { hasher.update(field: String(number)) }
            for text in [id, entity, fact, subject, unit, actor, occasion, classification] {
                hasher.update(field: text)
            }
            // An absent text is no field and an empty one is one, so that the two differ.
            for text in [reason, traceparent] {
                hasher.update(field: text == nil ? "absent" : "present")
                if let text { hasher.update(field: text) }
            }
            hasher.update(field: body)
            return hasher.finalize().bytes
        }
    }

    /// The hash before the first row.
    public static let origin = [UInt8](repeating: 0, count: 32)

    /// The number and hash of the last row; 0 and ``origin`` when there is none.
    public static func head(in store: Reader) throws(SQLiteError) -> (seq: Int64, hash: [UInt8]) {
        guard let head: Head = try store.first("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1") else {
            return (0, origin)
        }
        return (head.seq, head.hash)
    }

    /// Rows after `seq`, in order.
    public static func rows(after seq: Int64, limit: Int, in store: Reader) throws(SQLiteError) -> [Row] {
        try store.all("SELECT \(Row.columns) FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2", seq, limit)
    }

    /// The revision of a subject; 0 where nothing has been said of it.
    public static func revision(of subject: String, in store: Reader) throws(SQLiteError) -> Int64 {
        try store.value("SELECT version FROM subject_version WHERE subject = ?1", subject) ?? 0
    }

    private struct Head: RowReadable {
        var seq: Int64
        var hash: [UInt8]
        init(row: borrowing SQLite.Row) throws(SQLiteError) {
            seq = try row.integer(0)
            hash = try row.blob(1)
        }
    }
}

/// One source of ids for the process, so that they never go backwards.
private let ids = MessageID.Source()

extension Transaction {
    /// Has a subject's revisions go on from where another installation's ended, so that readers of both fold rightly.
    public mutating func adopt(_ revision: Int64, of subject: String) throws(SQLiteError) {
        try run(
            """
            INSERT INTO subject_version(subject, version) VALUES (?1, ?2)
            ON CONFLICT DO UPDATE SET version = max(version, ?2)
            """, subject, revision)
    }

    /// Writes a fact and the state it led to into the journal, from where it is published once this commits.
    ///
    /// - Parameters:
    ///   - fact: one of the state's facts; another is a programming error.
    ///   - state: the whole public state that the fact led to.
    ///   - occasion: who, when, and as part of which command.
    ///   - occurred: when it happened in the world; now, unless known better.
    ///   - reason: given on corrections, unlocks and reversals.
    /// - Returns: the revision of the subject.
    /// - Throws: what the store says; then nothing of the transaction stands.
    @discardableResult
    public mutating func record<State: Recordable>(
        _ fact: String, _ state: State, on occasion: Occasion, occurred: Instant? = nil, reason: String? = nil
    ) throws(SQLiteError) -> Int64 {
        precondition(State.facts.contains(fact), "\(State.entity) has no fact \(fact)")
        let subject = state.subject
        let version: Int64 =
            try value(
                """
                INSERT INTO subject_version(subject, version) VALUES (?1, 1)
                ON CONFLICT DO UPDATE SET version = version + 1 RETURNING version
                """, subject) ?? 1
        let head = try Journal.head(in: reader)
        let row = Journal.Row(
            seq: head.seq + 1, id: ids.make(now: occasion.now.milliseconds).text, entity: State.entity, fact: fact,
            subject: subject, unit: state.unit.text, version: version, occasion: occasion,
            occurred: occurred ?? occasion.now, reason: reason, classification: State.classification.rawValue,
            body: WireEncoder.encode(state), after: head.hash)
        try run(
            """
            INSERT INTO journal(\(Journal.Row.columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
            """,
            row.seq, row.id, row.entity, row.fact, row.subject, row.unit, row.version, row.actor, row.occasion,
            row.occurred, row.recorded, row.reason, row.classification, row.traceparent, row.body, row.previousHash,
            row.hash)
        return version
    }
}
