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
/// Group commit is what makes `synchronous = FULL` affordable.
public struct Writer: Sendable {
    /// Deliveries in one transaction.
    public static let batch = 64
    public static let prefetch: UInt16 = 256

    let line: Line
    let catalogue: Catalogue
    let gate: any Gatekeeper
    let path: String
    /// Rung after each commit, so that the relay need not poll.
    let committed: Wake

    public init(line: Line, catalogue: Catalogue, gate: any Gatekeeper, path: String, committed: Wake) {
        self.line = line
        self.catalogue = catalogue
        self.gate = gate
        self.path = path
        self.committed = committed
    }

    /// Runs on the calling thread until told to stop.
    public func run() throws(SQLiteError) {
        var database = try Database.open(path)
        var desks = Desks(catalogue: catalogue, gate: gate, log: line.log)
        var chores = Chores()
        line.keepOpen("writer") { (connection) throws(AMQPError) in
            try connection.check(SuiteTopology.of(catalogue))
            var queues: [String] = []
            for intake in [Intake.commands, Intake.events, Intake.dead] {
                queues.append("\(catalogue.service.rawValue).\(intake)")
                _ = try connection.consume(queues[queues.count - 1], prefetch: Self.prefetch, tag: intake)
            }
            var watch = ConsumerWatch(of: queues)
            while !line.stop.isRaised {
                try watch.look(on: connection, telling: line.health)
                let deliveries = try connection.receiveBatch(limit: Self.batch, milliseconds: chores.isBusy ? 0 : 250)
                for batch in Self.batches(of: deliveries) {
                    try settle(batch, with: &desks, in: &database, on: connection)
                }
                if chores.isTime() { try tend(&chores, with: &desks, in: &database, on: connection) }
            }
        }
    }

    /// Messages that the process may have died on go alone, each; the others together.
    private static func batches(of deliveries: [Delivery]) -> [[Delivery]] {
        guard deliveries.contains(where: { $0.timesReturned >= Suspects.threshold }) else { return [deliveries] }
        return deliveries.map { [$0] }
    }

    /// Settles a batch, trying again while the store cannot: nothing is acknowledged before it is committed.
    private func settle(
        _ deliveries: [Delivery], with desks: inout Desks, in database: inout Database,
        on connection: borrowing Connection
    ) throws(AMQPError) {
        while let last = deliveries.last, !line.stop.isRaised {
            if Fault.acknowledgeFirst.isPlanted { try connection.acknowledge(upTo: last.tag) }
            guard let replies = commit(deliveries, with: &desks, in: &database) else {
                _ = try connection.pump(milliseconds: 1000)
                continue
            }
            Failpoint.afterCommit.pass()
            committed.ring()
            for (delivery, reply) in zip(deliveries, replies) {
                if let reply { try connection.reply(to: delivery, reply, from: catalogue.service.rawValue) }
            }
            if Fault.acknowledgeFirst.isPlanted { return }
            return try connection.acknowledge(upTo: last.tag)
        }
    }

    /// One transaction for the whole batch; nothing when the store could not take it.
    private func commit(
        _ deliveries: [Delivery], with desks: inout Desks, in database: inout Database
    ) -> [Reply?]? {
        inStore(&desks) { (desks) throws(SQLiteError) in
            let suspect = deliveries.count == 1 ? deliveries.first : nil
            if let suspect, suspect.timesReturned >= Suspects.threshold {
                return try desks.settle(suspect: suspect, at: now, in: &database)
            }
            return try database.write { (transaction) throws(SQLiteError) -> [Reply?] in
                defer { Failpoint.beforeCommit.pass() }
                return try desks.settle(deliveries, at: now, in: &transaction)
            }
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
