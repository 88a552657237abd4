import Access
import AMQP
import Messaging
import Platform
import SQLite
import Vocabulary
import Wire

extension Service {
    /// Opens the store, starts the threads, waits for a signal, and stops in good order.
    static func run(with configuration: Configuration, until termination: Termination) -> Int32 {
        let stop = StopFlag()
        let line = Line(
            broker: configuration.broker, clock: .system, stop: stop,
            log: Log(service: context.rawValue, minimum: Log.Severity(configuration.logSeverity)), health: .process)
        let lock: StoreLock
        do {
            guard let taken = try takeStore(configuration, line, termination) else { return 0 }
            lock = taken
            try makeReady(configuration, line)
        } catch {
            line.log.note(.error, "the service cannot start", ["reason": "\(error)"])
            return 1
        }
        let path = storePath(configuration)
        let committed = Wake()
        let site = "/khuevan/\(configuration.site)"
        let source = EventSource(site: configuration.site, service: context.rawValue) ?? .sample
        let gate = Gate<Self>(policy: configuration.policy)
        let traces = Traces()
        let published = Published()
        let workload = Workload()
        let catalogue = catalogue
        let failed = StopFlag()
        /// A thread that cannot open the store takes the whole process with it: the operator's restart is the cure.
        @Sendable func guarding(_ body: () throws -> Void) {
            do { try body() } catch {
                line.log.note(.error, "the service must stop", ["reason": "\(error)"])
                failed.raise()
                stop.raise()
            }
        }
        let writer = Thread(named: "writer") {
            guarding {
                try Writer(
                    line: line, catalogue: catalogue, gate: gate, path: path, committed: committed, traces: traces,
                    published: published, workload: workload
                ).run()
            }
            committed.ring()
        }
        let relay = Thread(named: "relay") {
            guarding {
                try Relay(
                    line: line, source: source, path: path, committed: committed, published: published,
                    workload: workload
                ).run()
            }
        }
        let responder = Thread(named: "responder") {
            guarding {
                try Responder(
                    line: line, catalogue: catalogue, gate: gate, site: site, path: path, traces: traces
                ).run()
            }
        }
        line.log.note(.notice, "started", ["version": suiteVersion, "store": path])
        while !stop.isRaised, termination.wait(milliseconds: 500) == nil {}
        line.log.note(.notice, "stopping")
        stop.raise()
        committed.ring()
        writer.join()
        responder.join()
        relay.join()
        lock.release()
        line.log.note(.notice, "stopped")
        return failed.isRaised ? 1 : 0
    }

    /// The right to write the store: a second process of the same service stands by until the first is gone.
    private static func takeStore(
        _ configuration: Configuration, _ line: Line, _ termination: Termination
    ) throws(FileError) -> StoreLock? {
        try Files.createDirectory(configuration.data, intermediate: true)
        return try StoreLock.take(in: configuration.data, for: context.rawValue) {
            if line.health.note("store", .degraded, "another process writes the store; standing by") {
                line.log.note(.notice, "standing by")
            }
            return termination.wait(milliseconds: 500) == nil
        }
    }

    private static func makeReady(_ configuration: Configuration, _ line: Line) throws {
        var database = try openStore(configuration)
        let applied = try database.migrate(allMigrations)
        if applied > 0 { line.log.note(.notice, "migrated", ["migrations": "\(applied)"]) }
        let now = line.clock.now()
        let occasion = Occasion(
            id: MessageID.Source().make(now: now), claims: nil, now: Instant(milliseconds: now), service: context,
            gate: Gate<Self>(policy: configuration.policy))
        try database.write { (transaction) throws in
            try prepare(with: configuration, on: occasion, in: &transaction)
        }
        line.health.note("store", .healthy)
    }
}

extension Log.Severity {
    init(_ word: String) {
        switch word {
        case "debug": self = .debug
        case "warning": self = .warning
        case "error": self = .error
        default: self = .notice
        }
    }
}
