import AMQP
import Platform
import SQLite
import Vocabulary
import Wire

/// What the writer does between batches: tries again what is due, seals the journal, forgets what is old.
struct Chores {
    private static let pauseMilliseconds: Int64 = 250
    /// Messages tried again in one transaction.
    private static let batch = 64

    private static let tidyingMilliseconds: Int64 = 600_000

    /// Whether there was more to try again than went into one transaction: then nothing is waited for.
    private(set) var isBusy = false
    private var next: Int64 = 0
    private var nextTidying: Int64 = 0

    /// Whether it is time to look, at most a few times a second.
    mutating func isTime(now: Int64 = Clock.monotonicMilliseconds()) -> Bool {
        guard isBusy || now >= next else { return false }
        next = now + Self.pauseMilliseconds
        return true
    }

    /// Does what is due in one transaction, if anything is; gives the replies to commands that were tried again.
    mutating func run(
        with desks: inout Desks, at now: Instant, in database: inout Database
    ) throws(SQLiteError) -> [(Delivery, Reply?)] {
        let retry = try SetAside.nextDue(in: database.reader)
        let hasRetries = retry.map { $0 <= now } ?? false
        let isSealDue = try LocalDate(of: now).map { (day) throws(SQLiteError) in
            try Seals.isDue(on: day, in: database.reader)
        }
        let hasOld = try Inbox.hasOldAnswers(at: now, in: database.reader)
        let tidies = Clock.monotonicMilliseconds() >= nextTidying
        isBusy = false
        guard hasRetries || isSealDue == true || hasOld || tidies else { return [] }
        nextTidying = tidies ? Clock.monotonicMilliseconds() + Self.tidyingMilliseconds : nextTidying
        let settled = try database.write { (transaction) throws(SQLiteError) in
            let settled = hasRetries ? try desks.retry(limit: Self.batch, at: now, in: &transaction) : []
            if isSealDue == true { try Seals.seal(on: desks.occasion(at: now), in: &transaction) }
            try Inbox.forgetOldAnswers(at: now, in: &transaction)
            if tidies { try SetAside.forgetDiscarded(at: now, in: &transaction) }
            return settled
        }
        isBusy = settled.count == Self.batch
        return settled
    }
}
