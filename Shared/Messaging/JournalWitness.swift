public import SQLite
import Vocabulary

/// What others know of a journal: the only way to see that its end was cut off, or all of it written anew.
public struct JournalWitness {
    /// What a reader keeps of one row.
    public struct Trace: Equatable {
        public var id: String
        public var subject: String
        public var version: Int64
        public var occurred: Int64
        public var recorded: Int64
        public var actor: String

        public init(id: String, subject: String, version: Int64, occurred: Int64, recorded: Int64, actor: String) {
            self.id = id
            self.subject = subject
            self.version = version
            self.occurred = occurred
            self.recorded = recorded
            self.actor = actor
        }
    }

    /// Heads that the journal once had.
    public var seals: [JournalSeal]
    /// The highest number that a reader has of it.
    public var heard: Int64
    /// What a reader keeps of a range of rows, by number.
    public var traces: (ClosedRange<Int64>) throws(SQLiteError) -> [Int64: Trace]

    public init(
        seals: [JournalSeal] = [], heard: Int64 = 0,
        traces: @escaping (ClosedRange<Int64>) throws(SQLiteError) -> [Int64: Trace] = { (_) throws(SQLiteError) in [:]
        }
    ) {
        self.seals = seals
        self.heard = heard
        self.traces = traces
    }
}

extension Journal {
    /// What is wrong with the journal, from its first row on, naming the first bad row; nothing when it is whole.
    public static func flaw(
        in store: Reader, against witness: JournalWitness = JournalWitness()
    ) throws(SQLiteError) -> String? {
        // Before the rows, since the relay may go on while they are read.
        let published: Int64 = try store.value("SELECT seq FROM relay_cursor") ?? 0
        let seals = witness.seals.sorted { $0.seq < $1.seq }
        var (next, sound) = (seals[...], Int64(0))
        var (seq, hash) = (Int64(0), origin)
        while true {
            let rows = try rows(after: seq, limit: 1000, in: store)
            for row in rows {
                guard row.seq == seq + 1 else { return "row \(seq + 1) is missing" }
                guard row.previousHash == hash else { return "row \(row.seq) does not continue row \(seq)" }
                guard row.computedHash == row.hash else { return "row \(row.seq) was altered" }
                (seq, hash) = (row.seq, row.hash)
                while let seal = next.first, seal.seq == seq {
                    guard seal.hash.bytes == hash else {
                        return try forgery(between: sound + 1, and: seal, in: store, witness)
                    }
                    (next, sound) = (next.dropFirst(), seq)
                }
            }
            if rows.isEmpty { break }
        }
        if let seal = next.first {
            return "row \(seq + 1) is missing: the seal of \(seal.day.text) covers rows up to \(seal.seq)"
        }
        if published > seq { return "row \(seq + 1) is missing, though it was published" }
        return witness.heard > seq ? "row \(seq + 1) is missing, though others have read it" : nil
    }

    /// A chain that holds in itself but not against its seal was computed anew; readers may still know the old rows.
    private static func forgery(
        between first: Int64, and seal: JournalSeal, in store: Reader, _ witness: JournalWitness
    ) throws(SQLiteError) -> String {
        let end = "and the chain computed anew: the seal of \(seal.day.text) over row \(seal.seq) is broken"
        let traces = try witness.traces(first...seal.seq)
        var seq = first - 1
        while seq < seal.seq {
            let rows = try rows(after: seq, limit: Int(min(1000, seal.seq - seq)), in: store)
            guard let last = rows.last else { break }
            for row in rows {
                if let trace = traces[row.seq], trace != row.trace { return "row \(row.seq) was altered \(end)" }
            }
            seq = last.seq
        }
        return "row \(first) or a later one was altered \(end)"
    }
}

extension Journal.Row {
    fileprivate var trace: JournalWitness.Trace {
        JournalWitness.Trace(
            id: id, subject: subject, version: version, occurred: occurred, recorded: recorded, actor: actor)
    }
}
