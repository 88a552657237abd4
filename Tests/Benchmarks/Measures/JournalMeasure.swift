import AMQP
import Glibc
import Messaging
import Platform
import SQLite
import Wire

/// Appends to a short journal and to a long one by turns, each row published before the next is written.
///
/// What is timed is what a person waits for before others know: the transaction, the relay waking, publish, confirm,
/// and the cursor moved.
enum JournalMeasure {
    static let short = 20_000
    /// Rows appended to each, in so many turns.
    static let appended = 2_000
    static let turns = 10
    /// How far the long one may be from the short one.
    static let tolerance = 0.2

    /// Builds both and measures; throws where the disk is too small or the ratio is not kept.
    static func run(_ rows: Int, on site: Site) throws {
        try checkDisk(rows, on: site)
        try site.declare(
            Topology(
                exchanges: [Exchange(SuiteTopology.events, .topic)], queues: [Queue(queue, deliveryLimit: 100)],
                bindings: [Binding(queue: queue, exchange: SuiteTopology.events, routingKey: "#")]))
        let journals = [
            BigJournal(path: site.path("short.sqlite"), rows: short),
            BigJournal(path: site.path("long.sqlite"), rows: rows),
        ]
        for journal in journals {
            let start = Clock.monotonicMilliseconds()
            try journal.build { done in
                if done.isMultiple(of: 1_000_000) { Benchmarks.say("\(done) of \(journal.rows) rows") }
            }
            let size = try Shell.run("stat -c %s \(Shell.quoted(journal.path))")
            Benchmarks.say(
                "a journal of \(journal.rows) rows: \(size) bytes, \(Clock.monotonicMilliseconds() - start) ms")
        }
        var times: [[Int64]] = [[], []]
        var random = SplitMix64(seed: 20)
        // The first turn of each warms caches and is not counted: a service that has just started is another question.
        for turn in 0...turns {
            for (index, journal) in journals.enumerated() {
                let taken = try append(appended / turns, to: journal, turn: turn, on: site, &random)
                if turn > 0 { times[index] += taken }
            }
        }
        try report(times, rows)
    }

    private static let queue = "journal.events"

    private static func checkDisk(_ rows: Int, on site: Site) throws {
        let needed = rows * BigJournal.bytesPerRow + (1 << 30)
        let free = Int(try Shell.run("df --output=avail -B1 \(Shell.quoted(site.directory)) | tail -n 1")) ?? 0
        Benchmarks.say("needs \(needed >> 30) GiB for a while; \(free >> 30) GiB are free")
        guard free > needed else { throw BenchmarkError("the disk is too small for \(rows) rows") }
    }

    /// Appends rows one by one beside a relay; gives how long each took, in nanoseconds.
    private static func append(
        _ count: Int, to journal: BigJournal, turn: Int, on site: Site, _ random: inout SplitMix64
    ) throws -> [Int64] {
        var database = try Database.open(journal.path)
        var watch = try Database.openReadOnly(journal.path)
        let stop = StopFlag()
        let failure = Slot()
        let committed = Wake()
        let (line, path) = (site.line(of: "campus", stop: stop), journal.path)
        guard let source = EventSource(site: "bench", service: "campus") else { throw BenchmarkError("no source") }
        let thread = Thread(named: "relay") {
            do { try Relay(line: line, source: source, path: path, committed: committed).run() } catch {
                failure.put("\(error)")
            }
        }
        let times = Result { () throws -> [Int64] in
            var times: [Int64] = []
            for number in 0..<count {
                // By turns something new, and something that has been there for long, anywhere.
                let subject =
                    number.isMultiple(of: 2)
                    ? journal.rows + turn * count + number : Int.random(in: 0..<journal.rows / 2, using: &random)
                let start = Clock.monotonicNanoseconds()
                let seq = try database.write { (transaction) throws(SQLiteError) -> Int64 in
                    try transaction.record("noted", BigJournal.thing(subject), on: BigJournal.occasion())
                    return try Journal.head(in: transaction.reader).seq
                }
                committed.ring()
                try awaitCursor(seq, in: &watch, failure)
                times.append(Clock.monotonicNanoseconds() - start)
            }
            return times
        }
        stop.raise()
        committed.ring()
        thread.join()
        return try times.get()
    }

    /// Looks at the cursor again and again, leaving the processor to others in between.
    private static func awaitCursor(_ seq: Int64, in watch: inout Database, _ failure: Slot) throws {
        let deadline = Clock.monotonicMilliseconds() + 30_000
        while true {
            let cursor: Int64? = try watch.read { (store) throws(SQLiteError) -> Int64? in
                try store.value("SELECT seq FROM relay_cursor")
            }
            if let cursor, cursor >= seq { return }
            if let reason = failure.take() { throw BenchmarkError("the relay: \(reason)") }
            guard Clock.monotonicMilliseconds() < deadline else {
                throw BenchmarkError("row \(seq) was not published within 30 s")
            }
            sched_yield()
        }
    }

    private static func report(_ times: [[Int64]], _ rows: Int) throws {
        let sorted = times.map { $0.sorted() }
        func microseconds(_ index: Int, _ share: Int) -> Int64 {
            sorted[index][min(sorted[index].count - 1, sorted[index].count * share / 100)] / 1_000
        }
        for (index, size) in [short, rows].enumerated() {
            _ = Output.standard.writeLine(
                "\(size) rows: \(sorted[index].count) appended and published one by one, median "
                    + "\(microseconds(index, 50)) µs, p90 \(microseconds(index, 90)) µs, p99 \(microseconds(index, 99)) µs"
            )
        }
        let ratios = [50, 90].map { Double(microseconds(1, $0)) / Double(microseconds(0, $0)) }
        let percent = ratios.map { Int(($0 * 100).rounded()) }
        _ = Output.standard.writeLine(
            "the long journal takes \(percent[0]) % of the short one's time (median), \(percent[1]) % (p90); 80 to 120 % "
                + "is what is promised of the median")
        guard abs(ratios[0] - 1) <= tolerance else { throw BenchmarkError("the ratio is not within 20 %") }
    }
}
