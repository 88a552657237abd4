import AMQP
import Messaging
import Platform
import SQLite

/// The relay on a thread, publishing a journal that is all there, to a broker that confirms each window.
struct RelayMeasure {
    static let exchange = "floor.events"
    static let queue = "floor.ingest"

    let site: Site
    let events: Int
    private let journal: String
    private let plain: String

    init(_ site: Site, events: Int) throws {
        self.site = site
        self.events = events
        journal = site.path("journal.sqlite")
        plain = site.path("floor-journal.sqlite")
        Benchmarks.say("writing a journal of \(events) events")
        try SampleJournal.write(events, to: journal)
        try SampleJournal.copy(from: journal, to: plain)
        try site.declare(
            Topology(
                exchanges: [Exchange(Self.exchange, .topic)], queues: [Queue(Self.queue, deliveryLimit: 100)],
                bindings: [Binding(queue: Self.queue, exchange: Self.exchange, routingKey: "#")]))
    }

    func run(_ turn: Turn) throws -> Rate {
        guard !turn.isFloor else {
            return try Floor(broker: site.broker(as: "pupils")).relay(plain, exchange: Self.exchange, events: events)
        }
        var database = try Database.open(journal)
        try database.execute("UPDATE relay_cursor SET seq = 0")
        let stop = StopFlag()
        let failure = Slot()
        let (line, journal) = (site.line(of: "pupils", stop: stop), journal)
        let thread = Thread(named: "relay") {
            do {
                try Relay(line: line, source: SampleJournal.source, path: journal, committed: Wake()).run()
            } catch { failure.put("\(error)") }
        }
        let rate = Result {
            try Progress(path: journal, sql: "SELECT seq FROM relay_cursor", events: events).middle()
        }
        stop.raise()
        thread.join()
        if let reason = failure.take() { throw BenchmarkError("the relay: \(reason)") }
        return try rate.get()
    }
}
