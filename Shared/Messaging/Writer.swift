import AMQP
public import Platform
public import SQLite
import Vocabulary
import Wire

/// The one thread that changes the store.
///
/// 1. Take the deliveries that are there, up to 64, never waiting for more than the first.
/// 2. Open one `BEGIN IMMEDIATE`; settle each delivery inside its own savepoint.
/// 3. Commit: only now is anything true. Then answer, then acknowledge once, for all of them.
///
/// Killed before the commit: nothing happened, everything is delivered again. Killed after it: everything is
/// delivered again and the inbox knows it, so each sender gets the stored answer and nothing happens twice.
/// Group commit is what makes `synchronous = FULL` affordable. What takes long is done beforehand in the ``Workshop``.
public struct Writer: Sendable {
    /// Deliveries in one transaction.
    public static let batch = 64
    /// Bytes of messages in one transaction, unless one message alone has more.
    ///
    /// A list of two hundred pupils is a transaction of its own, so that its answer, its events and whoever comes behind
    /// need not wait for the next list, and the next list is on its way meanwhile.
    public static let mostBytes = 65_536
    public static let prefetch: UInt16 = 256

    let line: Line
    let catalogue: Catalogue
    let gate: any Gatekeeper
    let path: String
    /// Rung after each commit, so that the relay need not poll.
    let committed: Wake
    /// What the responder waits for to be written down.
    let traces: Traces
    /// How far the relay has come, which is taken along.
    let published: Published
    let workload: Workload

    public init(
        line: Line, catalogue: Catalogue, gate: any Gatekeeper, path: String, committed: Wake,
        traces: Traces = Traces(), published: Published = Published(), workload: Workload = Workload()
    ) {
        self.line = line
        self.catalogue = catalogue
        self.gate = gate
        self.path = path
        self.committed = committed
        self.traces = traces
        self.published = published
        self.workload = workload
    }

    /// Runs on the calling thread until told to stop.
    public func run() throws(SQLiteError) {
        var database = try Database.open(path)
        // What one transaction changes stays in memory until its commit: spilt pages would be written more than once.
        // So does what a savepoint could undo, some ten pages for each item of a bulk command: SQLite would keep 64 KiB
        // of them and write the rest to a file.
        try database.execute("PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY")
        var desks = Desks(catalogue: catalogue, gate: gate, log: line.log)
        var chores = Chores(traces)
        let workshop = Workshop(catalogue: catalogue, gate: gate, line: line)
        let workers = catalogue.isLaborious ? max(2, Thread.spareProcessors) : 0
        try workshop.staffed(by: workers, reading: path) { () throws(SQLiteError) in
            line.keepOpen("writer") { (connection) throws(AMQPError) in
                try connection.check(SuiteTopology.of(catalogue))
                workshop.clear()
                try work(&desks, &chores, workshop, in: &database, on: connection)
            }
            _ = inStore(&desks) { (desks) throws(SQLiteError) in
                try chores.finish(with: &desks, at: now, in: &database)
            }
        }
    }

    /// Works on one connection, until it is lost or the service is told to stop.
    private func work(
        _ desks: inout Desks, _ chores: inout Chores, _ workshop: Workshop, in database: inout Database,
        on connection: borrowing Connection
    ) throws(AMQPError) {
        var queues: [String] = []
        for intake in [Intake.commands, Intake.events, Intake.dead] {
            queues.append("\(catalogue.service.rawValue).\(intake)")
            _ = try connection.consume(queues[queues.count - 1], prefetch: Self.prefetch, tag: intake)
        }
        var watch = ConsumerWatch(of: queues)
        var bench = Bench()
        while !line.stop.isRaised {
            try watch.look(on: connection, telling: line.health)
            var load = Load(workshop.takeFinished(), from: &bench, isLaborious: workshop.isLaborious)
            let isWaited = !load.settle.isEmpty || chores.isBusy || !bench.isEmpty
            load.add(
                bench.sort(
                    try receive(from: connection, waiting: !isWaited), isLaborious: workshop.isLaborious))
            workshop.take(load.labour)
            for delivery in load.sendAway { try sendAway(delivery, on: connection) }
            for batch in Self.batches(of: load.settle) {
                try settle(batch, after: load.labours, besides: bench, with: &desks, in: &database, on: connection)
            }
            if traces.hasNews { writeTraces(&chores, with: &desks, in: &database) }
            if chores.isTime() { try tend(&chores, with: &desks, in: &database, on: connection) }
            guard load.isEmpty, !bench.isEmpty else { continue }
            _ = try connection.wait(milliseconds: 50, until: workshop.finished)
        }
    }

    /// What is there; or else, for a quarter of a second, what comes before a trace does.
    private func receive(
        from connection: borrowing Connection, waiting: Bool
    ) throws(AMQPError) -> [Delivery] {
        let ready = try connection.receiveBatch(limit: Self.batch, milliseconds: 0)
        guard ready.isEmpty, waiting else { return ready }
        let isTraced = try connection.wait(milliseconds: 250, until: traces.posted)
        // What has only begun to come is not asked for again and again.
        return try connection.receiveBatch(limit: Self.batch, milliseconds: isTraced ? 0 : 5)
    }

    /// Writes down at once what somebody waits for; what the store will not take now is tried again with the chores.
    private func writeTraces(_ chores: inout Chores, with desks: inout Desks, in database: inout Database) {
        let written: Void? = inStore(&desks) { (desks) throws(SQLiteError) in
            try chores.settleTraces(with: &desks, at: now, in: &database)
        }
        if written != nil { committed.ring() }
    }

    /// What there is to do in one turn.
    private struct Load {
        var labours: Labours = [:]
        var settle: [Delivery] = []
        var labour: [Delivery] = []
        var sendAway: [Delivery] = []

        var isEmpty: Bool { settle.isEmpty && labour.isEmpty && sendAway.isEmpty }

        /// What the workshop is done with, and what has waited behind it.
        init(_ pieces: [Workshop.Piece], from bench: inout Bench, isLaborious: (Delivery) -> Bool) {
            for piece in pieces {
                if let labour = piece.labour { labours[piece.delivery.tag] = labour }
                settle.append(piece.delivery)
                add(bench.release(after: piece.delivery, isLaborious: isLaborious))
            }
        }

        mutating func add(_ course: Bench.Course) {
            settle += course.settle
            labour += course.labour
            sendAway += course.sendAway
        }
    }

    /// Messages that the process may have died on go alone, each; the others together, so many to a transaction.
    static func batches(of deliveries: [Delivery]) -> [[Delivery]] {
        // In the order they came, so that whoever acknowledges one of a batch acknowledges none of the next.
        let deliveries = deliveries.sorted { $0.tag < $1.tag }
        if deliveries.contains(where: \.isSuspect) { return deliveries.map { [$0] } }
        var batches: [[Delivery]] = []
        var bytes = 0
        for delivery in deliveries {
            bytes += delivery.body.count
            if let last = batches.last, last.count < batch, bytes <= mostBytes {
                batches[batches.count - 1].append(delivery)
            } else {
                batches.append([delivery])
                bytes = delivery.body.count
            }
        }
        return batches
    }

    /// Settles a batch, trying again while the store cannot: nothing is acknowledged before it is committed.
    private func settle(
        _ deliveries: [Delivery], after labours: Labours, besides bench: Bench, with desks: inout Desks,
        in database: inout Database, on connection: borrowing Connection
    ) throws(AMQPError) {
        while !line.stop.isRaised {
            if Fault.acknowledgeFirst.isPlanted {
                for delivery in deliveries { try connection.acknowledge(delivery.tag) }
            }
            let began = Clock.threadNanoseconds()
            guard let replies = commit(deliveries, after: labours, with: &desks, in: &database) else {
                _ = try connection.pump(milliseconds: 1000)
                continue
            }
            Failpoint.afterCommit.pass()
            if deliveries.contains(where: { $0.consumerTag == Intake.commands }) {
                workload.note(Clock.threadNanoseconds() - began, at: Clock.monotonicMilliseconds())
            }
            committed.ring()
            for (delivery, reply) in zip(deliveries, replies) {
                if let reply { try connection.reply(to: delivery, reply, from: catalogue.service.rawValue) }
            }
            if Fault.acknowledgeFirst.isPlanted { return }
            return try acknowledge(deliveries, besides: bench, on: connection)
        }
    }

    /// All of a batch at once, unless something that came before it is still in the workshop.
    private func acknowledge(
        _ deliveries: [Delivery], besides bench: Bench, on connection: borrowing Connection
    ) throws(AMQPError) {
        if let last = deliveries.last, bench.isEmpty { return try connection.acknowledge(upTo: last.tag) }
        for delivery in deliveries { try connection.acknowledge(delivery.tag) }
    }

    /// Tells the sender to ask again: as many as may be are at work already.
    private func sendAway(_ delivery: Delivery, on connection: borrowing Connection) throws(AMQPError) {
        let name = delivery.properties.type ?? delivery.routingKey
        let id = delivery.properties.messageID.flatMap(MessageID.init)
        try connection.reply(
            to: delivery, .refused(name, .unavailable, instance: id), from: catalogue.service.rawValue)
        try connection.acknowledge(delivery.tag)
    }

    /// One transaction for the whole batch; nothing when the store could not take it.
    private func commit(
        _ deliveries: [Delivery], after labours: Labours, with desks: inout Desks, in database: inout Database
    ) -> [Reply?]? {
        inStore(&desks) { (desks) throws(SQLiteError) in
            if deliveries.count == 1, let suspect = deliveries.first, suspect.isSuspect {
                return try desks.settle(suspect: suspect, at: now, in: &database)
            }
            var position: Int64?
            let replies = try database.write { (transaction) throws(SQLiteError) -> [Reply?] in
                defer { Failpoint.beforeCommit.pass() }
                position = try published.keep(in: &transaction)
                return try desks.settle(deliveries, after: labours, at: now, in: &transaction)
            }
            published.noteKept(position)
            return replies
        }
    }

    /// Does what is due between batches.
    private func tend(
        _ chores: inout Chores, with desks: inout Desks, in database: inout Database,
        on connection: borrowing Connection
    ) throws(AMQPError) {
        let settled = inStore(&desks) { (desks) throws(SQLiteError) in
            try chores.run(with: &desks, at: now, in: &database)
        }
        guard let settled, !settled.isEmpty else { return }
        committed.ring()
        for case (let delivery, let reply?) in settled {
            try connection.reply(to: delivery, reply, from: catalogue.service.rawValue)
        }
    }

    /// Runs something on the store and tells how the store is; nothing when it refused, and then nothing happened.
    private func inStore<R>(_ desks: inout Desks, _ body: (inout Desks) throws(SQLiteError) -> R) -> R? {
        desks.beginBatch()
        do throws(SQLiteError) {
            let result = try body(&desks)
            line.tell("store", .healthy)
            return result
        } catch {
            desks.forgetBatch()
            line.tell("store", .unhealthy, "\(error)", as: "the store refuses; nothing is acknowledged")
            return nil
        }
    }

    private var now: Instant { Instant(milliseconds: line.clock.now()) }
}
