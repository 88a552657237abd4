import AMQP
import Messaging
import Platform
import SQLite
import Vocabulary
import Wire

/// Commands from a client to a writer and back, each on a thread of its own, as the floor does it.
struct RoundTripMeasure {
    static let queue = "floor.commands"

    let site: Site
    let count: Int
    let inFlight: Int

    init(_ site: Site, count: Int, inFlight: Int) throws {
        self.site = site
        self.count = count
        self.inFlight = inFlight
        try site.declare(SuiteTopology.of(Self.catalogue))
        try site.declare(Topology(queues: [Queue(Self.queue, deliveryLimit: 100)]))
    }

    private static let catalogue = Catalogue(of: .campus, commands: [NoteThing.self], queries: [], reactions: [])

    func run(_ turn: Turn) throws -> Rate {
        let path = site.path("round-trips-\(turn)-\(inFlight).sqlite")
        guard !turn.isFloor else {
            return try Floor(broker: site.broker(as: "campus")).roundTrips(
                path, queue: Self.queue, body: NoteThing.body(0), count: count, inFlight: inFlight)
        }
        var database = try Database.open(path)
        _ = try database.migrate(Messaging.migrations + [NoteThing.migration])
        let stop = StopFlag()
        let failure = Slot()
        let line = site.line(of: "campus", stop: stop)
        let thread = Thread(named: "writer") {
            do {
                try Writer(line: line, catalogue: Self.catalogue, gate: OpenGate(), path: path, committed: Wake()).run()
            } catch { failure.put("\(error)") }
        }
        let rate = Result { try drive() }
        stop.raise()
        thread.join()
        if let reason = failure.take() { throw BenchmarkError("the writer: \(reason)") }
        return try rate.get()
    }

    /// The client: one command to open the connection, then all the others.
    private func drive() throws -> Rate {
        let ids = MessageID.Source()
        let requests = (0...count).map { number in
            Client.Request(
                .command, NoteThing.name.text, NoteThing.body(number), id: ids.make(now: Clock.system.now()))
        }
        var client = Client(site.broker(as: "console"), name: "benchmarks")
        client.patienceMilliseconds = 10_000
        _ = try client.send(requests[0])
        var done = 0
        var middle = Middle(of: count)
        try client.send(Array(requests.dropFirst()), window: inFlight) { _, answer in
            if case .done = answer { done += 1 }
            middle.note(done)
        }
        guard done == count else { throw BenchmarkError("only \(done) of \(count) commands were done") }
        return try middle.rate()
    }
}
