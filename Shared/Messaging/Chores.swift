import AMQP
import Platform
import SQLite
import Vocabulary
import Wire

/// What the writer does between batches: tries again what is due, seals the journal, writes down who was refused and who
/// has read what of whom, does the service's routines, forgets what is old.
struct Chores {
    private static let pauseMilliseconds: Int64 = 250
    /// Messages tried again in one transaction.
    private static let batch = 64

    private static let tidyingMilliseconds: Int64 = 600_000

    /// Whether there was more to try again than went into one transaction: then nothing is waited for.
    private(set) var isBusy = false
    private var next: Int64 = 0
    private var nextTidying: Int64 = 0
    /// When each routine is looked at next, in their order.
    private var nextRoutine: [Int64] = []
    private let traces: Traces

    init(_ traces: Traces = Traces()) { self.traces = traces }

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
        if !traces.isEmpty || desks.hasCounted(at: now) { try settleTraces(with: &desks, at: now, in: &database) }
        try runRoutines(with: desks, at: now, in: &database)
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

    /// Writes down what the responder waits for, and what has been counted whose time is over.
    func settleTraces(
        with desks: inout Desks, at now: Instant, in database: inout Database
    ) throws(SQLiteError) {
        do throws(SQLiteError) {
            let slips = try database.write { (transaction) throws(SQLiteError) in
                // Taken once the store is ours: whoever has given up waiting by then has not been answered.
                let slips = traces.take()
                try desks.settle(slips, at: now, in: &transaction)
                return slips
            }
            desks.beginBatch()
            traces.noteWritten(slips)
        } catch {
            guard error.isOfStatement else { throw error }
            desks.log.note(.error, "traces of access could not be written down", ["reason": "\(error)"])
            desks.dropTraces()
            traces.noteLost()
        }
    }

    /// Writes down all that has only been counted: the service is about to stop.
    func finish(with desks: inout Desks, at now: Instant, in database: inout Database) throws(SQLiteError) {
        try database.write { (transaction) throws(SQLiteError) in
            try desks.settleCounted(at: nil, now: now, in: &transaction)
        }
    }

    /// Each in a transaction of its own: one that stumbles is tried again, and keeps no other from its work.
    private mutating func runRoutines(
        with desks: Desks, at now: Instant, in database: inout Database
    ) throws(SQLiteError) {
        let routines = desks.catalogue.routines
        if nextRoutine.isEmpty { nextRoutine = routines.map { _ in 0 } }
        for (index, routine) in routines.enumerated() where Clock.monotonicMilliseconds() >= nextRoutine[index] {
            nextRoutine[index] = Clock.monotonicMilliseconds() + routine.pause
            do throws(SQLiteError) {
                guard try routine.isDue(at: now, in: database.reader) else { continue }
                let occasion = desks.occasion(at: now)
                try database.write { (transaction) throws(SQLiteError) in
                    try routine.run(on: occasion, in: &transaction)
                }
            } catch {
                guard error.isOfStatement else { throw error }
                desks.log.note(.error, "a routine stumbled", ["routine": "\(routine.name)", "reason": "\(error)"])
            }
        }
    }
}
