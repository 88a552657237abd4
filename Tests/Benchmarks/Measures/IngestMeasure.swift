import AMQP
import Platform
import SQLite
import Wire

/// The real service, as a process of its own, taking in a queue that was filled before it started.
struct IngestMeasure {
    static let service = "reporting"

    let site: Site
    private let program: String

    init(_ site: Site) throws {
        self.site = site
        program = "\(site.programs)/khuevan-\(Self.service)"
        Benchmarks.say("building khuevan-\(Self.service)")
        // `swift run` builds what it runs and no more; the service beside it must be of the same sources.
        try Shell.run(
            """
            swift build --quiet -c "$(basename \(Shell.quoted(site.programs)))" --product khuevan-\(Self.service) >&2
            """)
        let description = site.path("description.json")
        try Shell.run("\(Shell.quoted(program)) --describe >\(Shell.quoted(description))")
        let json = try JSON.parse(Array(try Files.readText(description).utf8))
        try site.declare(try Topology(description: json))
    }

    func run(_ turn: Turn, events: Int) throws -> Rate {
        guard !turn.isFloor else {
            return try Floor(broker: site.broker(as: Self.service)).ingest(
                site.path("ingest-\(turn).sqlite"), queue: RelayMeasure.queue, events: events)
        }
        let data = site.path("data")
        let log = site.path("service.log")
        let process = try Shell.start(
            program,
            [
                "KHUEVAN_BROKER": site.address(of: Self.service), "KHUEVAN_DATA": data, "KHUEVAN_SITE": "bench",
                "KHUEVAN_LOG": "warning",
            ], log: log)
        let store = "\(data)/\(Self.service).sqlite"
        let rate = Result {
            try Progress(path: store, sql: "SELECT max(sequence) FROM source", events: events).middle()
        }
        try Shell.end(process)
        let measured: Rate
        do { measured = try rate.get() } catch {
            let words = try Shell.run("tail -n 3 \(Shell.quoted(log))")
            throw BenchmarkError(
                "khuevan-\(Self.service) did not take in the events: \(error); its last words: \(words)")
        }
        // A dead letter is quicker than an event that is folded, so a figure with any would flatter.
        let reason: String? = try Database.openReadOnly(store).reader.value("SELECT reason FROM set_aside LIMIT 1")
        if let reason { throw BenchmarkError("an event could not be taken in: \(reason)") }
        try Shell.run("rm -rf \(Shell.quoted(data))")
        return measured
    }
}

extension Topology {
    /// Reads what a service says of itself with `--describe`.
    init(description: JSON) throws(BenchmarkError) {
        self.init()
        let topology = description["topology"]
        for exchange in topology?["exchanges"]?.array ?? [] {
            guard let name = exchange["name"]?.string, let kind = exchange["type"]?.string.flatMap(Exchange.Kind.init)
            else { throw BenchmarkError("an exchange without name or type") }
            exchanges.append(Exchange(name, kind))
        }
        for queue in topology?["queues"]?.array ?? [] {
            guard let name = queue["name"]?.string else { throw BenchmarkError("a queue without a name") }
            let arguments = queue["arguments"]?.object ?? []
            let kind = arguments.first { $0.name == "x-queue-type" }?.value.string
            queues.append(
                Queue(
                    name, kind.flatMap(Queue.Kind.init) ?? .classic, durable: queue["durable"]?.bool ?? true,
                    autoDelete: queue["auto_delete"]?.bool ?? false,
                    extra: arguments.filter { $0.name != "x-queue-type" }.compactMap(Header.init)))
        }
        for binding in topology?["bindings"]?.array ?? [] {
            guard let exchange = binding["source"]?.string, let queue = binding["destination"]?.string,
                let key = binding["routing_key"]?.string
            else { throw BenchmarkError("a binding that is not whole") }
            bindings.append(Binding(queue: queue, exchange: exchange, routingKey: key))
        }
    }
}

extension Header {
    fileprivate init?(_ member: Member) {
        switch member.value {
        case .string(let text): self.init(member.name, .string(text))
        case .integer(let number): self.init(member.name, .integer(number))
        case .bool(let flag): self.init(member.name, .boolean(flag))
        default: return nil
        }
    }
}
