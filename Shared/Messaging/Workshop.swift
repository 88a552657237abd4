import AMQP
import Access
import Platform
import SQLite
import Synchronization
import Vocabulary
import Wire

/// What came of the work that was done beforehand, by the delivery's tag.
typealias Labours = [UInt64: any Sendable]

/// Where the long part of laborious commands is done, beside the writer: a password takes some 15 ms to hash, in which
/// the writer settles hundreds of other messages.
///
/// The writer hands deliveries in and takes them out with what came of them; nothing is acknowledged meanwhile, so a
/// process that dies loses none. The threads step back for all others of the machine. A bulk command may take a quarter
/// of a minute, so at most one is in work, and one thread is left for everybody else.
final class Workshop: Sendable {
    /// Rung when something is finished.
    let finished = Wake()
    private let called = Wake()
    private let state = Mutex(State())
    private let catalogue: Catalogue
    private let gate: any Gatekeeper
    private let line: Line

    /// A delivery and what came of it.
    struct Piece: Sendable {
        var delivery: Delivery
        var labour: (any Sendable)?
    }

    fileprivate struct State {
        var waiting: [Delivery] = []
        var finished: [Piece] = []
        /// Threads at work; where there are none, the writer does it all.
        var staff = 0
        var isBulkAtWork = false
        /// Raised with every connection: tags of the last one mean nothing any more.
        var generation = 0
    }

    init(catalogue: Catalogue, gate: any Gatekeeper, line: Line) {
        self.catalogue = catalogue
        self.gate = gate
        self.line = line
    }

    /// Whether there is something to be done here; not for what the process may have died on, which is tried alone.
    func isLaborious(_ delivery: Delivery) -> Bool {
        delivery.consumerTag == Intake.commands && !delivery.isSuspect
            && catalogue.command(delivery.properties.type ?? delivery.routingKey)?.isLaborious == true
            && state.withLock { $0.staff > 0 }
    }

    func take(_ deliveries: [Delivery]) {
        guard !deliveries.isEmpty else { return }
        state.withLock { state in
            state.waiting += deliveries
            state.handBackUnlessStaffed()
        }
        called.ring()
    }

    func takeFinished() -> [Piece] {
        state.withLock { state in
            defer { state.finished = [] }
            return state.finished
        }
    }

    /// Forgets everything: the connection that the deliveries came by is gone, and they will come again.
    func clear() {
        state.withLock { state in
            state.waiting = []
            state.finished = []
            state.generation += 1
        }
    }

    /// Keeps so many threads at work while `body` runs.
    func staffed(
        by count: Int, reading path: String, _ body: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        guard count > 0 else { return try body() }
        state.withLock { $0.staff += 1 }
        let worker = Thread(named: "workshop") {
            Thread.stepBack()
            do throws(SQLiteError) { try self.work(reading: path) } catch {
                // Without the workshop the writer does the work itself, late but surely.
                self.line.log.note(.error, "the workshop is closed", ["reason": "\(error)"])
            }
            self.leave()
        }
        do throws(SQLiteError) { try staffed(by: count - 1, reading: path, body) } catch {
            line.stop.raise()
            worker.join()
            throw error
        }
        worker.join()
    }

    /// A thread goes; with the last one, what nobody has begun goes back as it is, unless the service stops anyway.
    private func leave() {
        state.withLock { state in
            state.staff -= 1
            if !line.stop.isRaised { state.handBackUnlessStaffed() }
        }
        finished.ring()
    }

    private func work(reading path: String) throws(SQLiteError) {
        var database = try Database.openReadOnly(path)
        while !line.stop.isRaised {
            guard let (delivery, generation) = next() else {
                _ = called.wait(milliseconds: 250)
                continue
            }
            let labour = labour(for: delivery, of: generation, from: &database)
            state.withLock { state in
                if delivery.isBulk { state.isBulkAtWork = false }
                guard state.generation == generation else { return }
                state.finished.append(Piece(delivery: delivery, labour: labour))
            }
            if delivery.isBulk { called.ring() }
            finished.ring()
        }
    }

    private func next() -> (Delivery, generation: Int)? {
        let (piece, isMore) = state.withLock { state in
            let index = state.waiting.firstIndex { !$0.isBulk || !state.isBulkAtWork }
            guard let index else { return ((Delivery, generation: Int)?.none, false) }
            let delivery = state.waiting.remove(at: index)
            if delivery.isBulk { state.isBulkAtWork = true }
            return ((delivery, state.generation), !state.waiting.isEmpty)
        }
        if isMore { called.ring() }
        return piece
    }

    /// Whether nobody waits any more for what is in work: the service stops, or the connection is gone.
    private func isPointless(_ generation: Int) -> Bool {
        line.stop.isRaised || state.withLock { $0.generation != generation }
    }

    /// What comes of it; nothing where it cannot be done here, and then the desk says why.
    private func labour(
        for delivery: Delivery, of generation: Int, from database: inout Database
    ) -> (any Sendable)? {
        guard let command = catalogue.command(delivery.properties.type ?? delivery.routingKey) else { return nil }
        do throws(SQLiteError) {
            return try database.read { (store) throws(SQLiteError) in
                try labour(command, for: delivery, of: generation, from: store)
            }
        } catch {
            line.log.note(.warning, "work could not be done beforehand", ["reason": "\(error)"])
            return nil
        }
    }

    private func labour<C: Command>(
        _ command: C.Type, for delivery: Delivery, of generation: Int, from store: Reader
    ) throws(SQLiteError) -> (any Sendable)? {
        let now = Instant(milliseconds: line.clock.now())
        let claims = try gate.claims(in: delivery.header("authorization"), at: now, from: store)
        guard let id = delivery.properties.messageID.flatMap(MessageID.init),
            case .success(let command) = WireDecoder.decode(C.self, from: delivery.body)
        else { return nil }
        var occasion = Occasion(
            id: id, claims: claims, user: delivery.properties.userID, now: now, service: catalogue.service, gate: gate)
        occasion.isAbandoned = { self.isPointless(generation) }
        guard try command.objection(on: occasion, in: store) == nil else { return nil }
        return try command.labour(on: occasion, from: store)
    }
}

extension Workshop.State {
    /// Where nobody works, nothing may lie: the writer does it himself.
    fileprivate mutating func handBackUnlessStaffed() {
        guard staff == 0 else { return }
        finished += waiting.map { Workshop.Piece(delivery: $0, labour: nil) }
        waiting = []
    }
}

extension Delivery {
    /// Whether it asks for many things at once.
    fileprivate var isBulk: Bool { (properties.type ?? routingKey).hasSuffix("-many") }
}
