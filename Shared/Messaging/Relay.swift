import AMQP
public import Platform
public import SQLite
import Vocabulary
public import Wire

/// The thread that publishes the journal, in order, and moves its cursor only past what the broker has confirmed.
///
/// After a crash it may publish again what it had published already; consumers know an event by its id and drop it.
/// It is woken by a commit and looks at most once a second when idle. A broker that blocks us (low on memory or disk)
/// pauses it; writes go on, and the journal holds what waits. In between it does the ``Errands``.
public struct Relay: Sendable {
    /// Rows published before their confirms are awaited.
    public static let window = 500
    /// Milliseconds for which it goes on publishing after it was told to stop; what is left is published at the next start.
    private static let farewell: Int64 = 5_000

    let line: Line
    let source: EventSource
    let path: String
    let committed: Wake
    let published: Published
    let workload: Workload

    public init(
        line: Line, source: EventSource, path: String, committed: Wake, published: Published = Published(),
        workload: Workload = Workload()
    ) {
        self.line = line
        self.source = source
        self.path = path
        self.committed = committed
        self.published = published
        self.workload = workload
    }

    /// Runs on the calling thread until told to stop, and then for a while until what is committed is published.
    public func run() throws(SQLiteError) {
        var database = try Database.open(path)
        // A cursor that a power cut sets back only publishes again: not worth a sync of its own.
        try database.execute("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000")
        var pen = try Database.open(path)
        try pen.execute("PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 0")
        published.begin(at: try database.reader.value("SELECT seq FROM relay_cursor") ?? 0)
        var stopBy: Int64?
        line.keepOpen("relay") { (connection) throws(AMQPError) in
            try connection.confirmPublishes()
            var nextLook = Clock.monotonicMilliseconds()
            var restraint = Restraint()
            while true {
                let now = Clock.monotonicMilliseconds()
                if restraint.holds(whileBusy: workload.isBusy(at: now), at: now) && !line.stop.isRaised {
                    _ = try connection.pump(milliseconds: Restraint.pause)
                    continue
                }
                let hasPublished = try publishNext(from: &database, on: connection) > 0
                keepPosition(with: &pen)
                if line.stop.isRaised {
                    let until = stopBy ?? now + Self.farewell
                    stopBy = until
                    if !hasPublished || now >= until { return }
                }
                if hasPublished { continue }
                if try replayNext(from: &database, on: connection) > 0 { continue }
                if Clock.monotonicMilliseconds() >= nextLook {
                    nextLook = Clock.monotonicMilliseconds() + 1000
                    try askForMissing(from: &database, on: connection)
                }
                _ = try connection.pump(milliseconds: 0)
                _ = try connection.wait(milliseconds: published.pending == nil ? 1000 : 20, until: committed)
            }
        }
    }

    /// Writes down how far it has come, where the writer does not have the store just now.
    private func keepPosition(with pen: inout Database) {
        guard published.pending != nil else { return }
        do throws(SQLiteError) {
            published.noteKept(
                try pen.write { (transaction) throws(SQLiteError) in try published.keep(in: &transaction) })
        } catch {
            if !error.isBusy { line.tell("journal", .unhealthy, "\(error)", as: "the relay cannot use the store") }
        }
    }

    // MARK: What is new

    /// Publishes one window of rows; gives how many were confirmed.
    private func publishNext(
        from database: inout Database, on connection: borrowing Connection
    ) throws(AMQPError) -> Int {
        guard
            let rows = inStore({ () throws(SQLiteError) in
                try Journal.rows(after: published.position, limit: Self.window, in: database.reader)
            }), !rows.isEmpty
        else { return 0 }
        let confirmed = try publish(rows, on: connection) { ($0.exchange, $0.routingKey) }
        Failpoint.afterConfirm.pass()
        if confirmed.count < rows.count {
            // Nobody would have heard it, because a binding is missing: the cursor stays before it, nothing is lost.
            line.tell("journal", .degraded, "the broker did not take every event", as: "events have no reader")
        }
        guard let last = confirmed.last else { return 0 }
        published.noteConfirmed(last.seq)
        guard confirmed.count == rows.count else { return 0 }
        line.tell("journal", .healthy)
        return rows.count
    }

    /// Publishes rows; gives those from the first on that the broker has taken without one missing between.
    private func publish(
        _ rows: [Journal.Row], on connection: borrowing Connection,
        to place: (Letter) -> (exchange: String, key: String)
    ) throws(AMQPError) -> ArraySlice<Journal.Row> {
        /// The tag of each row's last copy.
        var tags: [UInt64] = []
        var tag: UInt64 = 0
        for row in rows {
            if Fault.skipRows.isPlanted && row.seq % 100 == 0 {
                tags.append(tag)
                continue
            }
            guard let letter = Letter(row, from: source) else {
                line.tell("journal", .unhealthy, "row \(row.seq) is no event", as: "the journal was altered")
                break
            }
            let (exchange, key) = place(letter)
            tag = try connection.publish(letter.message, exchange: exchange, routingKey: key)
            tags.append(tag)
            if let copy = letter.copyKey {
                // A vendor without a queue for them has asked for none: not mandatory.
                tag = try connection.publish(
                    letter.message, exchange: SuiteTopology.rejections, routingKey: copy, mandatory: false)
            }
        }
        Failpoint.afterPublish.pass()
        let publications = try awaitConfirms(upTo: tag, on: connection)
        // A channel that refuses once may refuse for as long as a dead node stays dead; another does not.
        if publications.contains(where: { $0.outcome == .rejected }) {
            throw .disconnected("the broker would not take an event")
        }
        let firstLost = publications.first { $0.outcome != .confirmed }?.tag
        let taken = tags.prefix { tag in firstLost.map { tag < $0 } ?? true }.count
        return rows.prefix(taken)
    }

    /// Waits for as long as the broker blocks us: what is on its way is not lost, and sending it again would not help.
    private func awaitConfirms(
        upTo tag: UInt64, on connection: borrowing Connection
    ) throws(AMQPError) -> [Publication] {
        while true {
            do throws(AMQPError) { return try connection.awaitConfirms(upTo: tag, milliseconds: 30_000) } catch {
                guard case .timedOut = error, connection.isBlocked, !line.stop.isRaised else { throw error }
                line.tell("journal", .degraded, connection.blockedReason, as: "the broker takes nothing at present")
            }
        }
    }

    // MARK: What others ask for

    /// Publishes a part of a range that somebody has asked for again; gives how many rows.
    private func replayNext(
        from database: inout Database, on connection: borrowing Connection
    ) throws(AMQPError) -> Int {
        let read = inStore { () throws(SQLiteError) -> (Errands.Replay, [Journal.Row])? in
            guard let replay = try Errands.nextReplay(in: database.reader) else { return nil }
            let count = Int(min(Int64(Self.window), replay.last - replay.next + 1))
            return (replay, try Journal.rows(after: replay.next - 1, limit: count, in: database.reader))
        }
        guard let (replay, rows) = read ?? nil else { return 0 }
        let confirmed = try publish(rows, on: connection) { _ in ("", replay.queue) }
        if confirmed.count < rows.count || rows.isEmpty {
            line.log.note(.warning, "a replay was given up", ["queue": replay.queue, "row": "\(replay.next)"])
        }
        let next = confirmed.count == rows.count ? rows.last.map { $0.seq + 1 } : nil
        let isMoved: Bool? = inStore { () throws(SQLiteError) in
            try database.write { (transaction) throws(SQLiteError) in
                try Errands.advance(replay, to: next, in: &transaction)
            }
            return true
        }
        return isMoved == nil ? 0 : max(1, confirmed.count)
    }

    /// Asks sources of this installation for what is missing of theirs; another vendor's system cannot be asked.
    private func askForMissing(
        from database: inout Database, on connection: borrowing Connection
    ) throws(AMQPError) {
        let now = Instant(milliseconds: line.clock.now())
        let missing = inStore { () throws(SQLiteError) in try Errands.missing(at: now, in: database.reader) } ?? []
        guard !missing.isEmpty else { return }
        var tag: UInt64 = 0
        for each in missing {
            guard let asked = EventSource(each.source), asked.site == source.site else { continue }
            let request = Errands.request(
                each.gap, of: asked.name, for: source, id: requestIDs.make(now: now.milliseconds))
            tag = try connection.publish(
                request, exchange: SuiteTopology.commands, routingKey: request.properties.type ?? "")
            line.log.note(
                .notice, "asked for missing events",
                ["source": each.source, "first": "\(each.gap.first)", "last": "\(each.gap.last)"])
        }
        _ = try awaitConfirms(upTo: tag, on: connection)
        _ = inStore { () throws(SQLiteError) in
            try database.write { (transaction) throws(SQLiteError) in
                for each in missing { try Errands.noteAsked(each.gap, at: now, in: &transaction) }
            }
        }
    }

    /// Runs something on the store; nothing when it refused, which is told.
    private func inStore<R>(_ body: () throws(SQLiteError) -> R) -> R? {
        do throws(SQLiteError) { return try body() } catch {
            line.tell("journal", .unhealthy, "\(error)", as: "the relay cannot use the store")
            return nil
        }
    }
}

private let requestIDs = MessageID.Source()
