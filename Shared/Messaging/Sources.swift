import SQLite
import Wire

/// How far each source of events has been read, and what is missing of it.
///
/// A source numbers its events without a gap. A number beyond the next opens a gap, which closes as the missing ones
/// come, in whatever order. Numbers are noted for every event that is received and kept, also for one that is refused.
struct Sources {
    private struct Known {
        var number: Int64
        var highest: Int64
        var hasGaps: Bool
        var isNews = false
    }

    /// Below this are the numbers that a source may use.
    static let end: Int64 = 1 << 53

    /// Milliseconds before a gap counts as one: after a broken connection neighbours may come in the wrong order.
    static let patience: Int64 = 2_000

    private var known: [String: Known] = [:]

    /// Notes that the event of that number has come; gives the number under which the source's events are kept.
    @discardableResult
    mutating func note(
        _ sequence: Int64, of source: String, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Int64 {
        var known = try meet(source, in: &transaction)
        if sequence > known.highest + 1 {
            try transaction.run(
                "INSERT INTO gap(source, first, last, found, due) VALUES (?1, ?2, ?3, ?4, ?5)", known.number,
                known.highest + 1, sequence - 1, now.milliseconds, now.milliseconds + Self.patience)
            known.hasGaps = true
        } else if sequence <= known.highest, known.hasGaps {
            known.hasGaps = try close(sequence, of: known.number, in: &transaction)
        }
        known.highest = max(known.highest, sequence)
        known.isNews = true
        self.known[source] = known
        return known.number
    }

    /// Notes that an event has come of a source of which not every event comes: its numbers say nothing of a gap.
    mutating func note(
        in part: String, in transaction: inout Transaction
    ) throws(SQLiteError) -> Int64 { try meet(part, in: &transaction).number }

    /// Takes a number out of the gap that it was missing from; says whether any gap is left.
    private func close(
        _ sequence: Int64, of source: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        let gap: Gap? = try transaction.first(
            "SELECT \(Gap.columns) FROM gap WHERE source = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1", source,
            sequence)
        guard let gap, gap.last >= sequence else { return true }
        try transaction.run("DELETE FROM gap WHERE source = ?1 AND first = ?2", source, gap.first)
        for (first, last) in [(gap.first, sequence - 1), (sequence + 1, gap.last)] where first <= last {
            try transaction.run(
                "INSERT INTO gap(source, first, last, found, asked, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", source,
                first, last, gap.found, gap.asked, gap.due)
        }
        return try transaction.exists("SELECT 1 FROM gap WHERE source = ?1", source)
    }

    /// Writes down how far each source of the batch has been read.
    mutating func finishBatch(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        for (name, source) in known where source.isNews {
            try transaction.run(
                "UPDATE source SET sequence = ?2, heard = ?3 WHERE number = ?1", source.number, source.highest,
                now.milliseconds)
            known[name]?.isNews = false
        }
    }

    /// Forgets everything: a batch that was rolled back may have taken sources and numbers with it.
    mutating func forget() { known = [:] }

    private mutating func meet(_ source: String, in transaction: inout Transaction) throws(SQLiteError) -> Known {
        if let known = known[source] { return known }
        try transaction.run("INSERT INTO source(name) VALUES (?1) ON CONFLICT DO NOTHING", source)
        let number: Int64 = try transaction.value("SELECT number FROM source WHERE name = ?1", source) ?? 0
        let met = Known(
            number: number,
            highest: try transaction.value("SELECT sequence FROM source WHERE number = ?1", number) ?? 0,
            hasGaps: try transaction.exists("SELECT 1 FROM gap WHERE source = ?1", number))
        known[source] = met
        return met
    }
}

/// A range of a source's numbers that has not come.
struct Gap: RowReadable {
    var source: Int64
    var first: Int64
    var last: Int64
    var found: Int64
    var asked: Int64
    var due: Int64

    static let columns = "source, first, last, found, asked, due"

    init(row: borrowing Row) throws(SQLiteError) {
        source = try row.integer(0)
        first = try row.integer(1)
        last = try row.integer(2)
        found = try row.integer(3)
        asked = try row.integer(4)
        due = try row.integer(5)
    }
}
