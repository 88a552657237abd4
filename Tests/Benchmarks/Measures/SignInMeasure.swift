import AMQP
import Messaging
import Platform
import Synchronization
import Wire

/// How long commands wait while people sign in, beside how long they wait while nobody does.
struct SignInMeasure {
    /// Times as long, at most, in the worst hundredth.
    static let most = 2.0
    private static let service = "identity"
    private static let people = 50
    private static let password = "bốn mùa hoa nở trên sông"

    let site: Site
    private let program: String

    init(_ site: Site) throws {
        self.site = site
        program = "\(site.programs)/khuevan-\(Self.service)"
        Benchmarks.say("building khuevan-\(Self.service)")
        try Shell.run(
            """
            swift build --quiet -c "$(basename \(Shell.quoted(site.programs)))" --product khuevan-\(Self.service) >&2
            """)
        let description = site.path("description.json")
        try Shell.run("\(Shell.quoted(program)) --describe >\(Shell.quoted(description))")
        let json = try JSON.parse(Array(try Files.readText(description).utf8), limits: .generous)
        try site.declare(try Topology(description: json))
    }

    /// Measures by turns; gives how much longer the worst hundredth waits.
    func run(_ count: Int) throws -> Double {
        let log = site.path("service.log")
        let process = try Shell.start(
            program,
            [
                "KHUEVAN_BROKER": site.address(of: Self.service), "KHUEVAN_DATA": site.path("data"),
                "KHUEVAN_SITE": "bench", "KHUEVAN_LOG": "warning", "KHUEVAN_BOOTSTRAP_ACCOUNT": "admin",
                "KHUEVAN_BOOTSTRAP_PASSWORD": Self.password, "KHUEVAN_ADMINISTRATOR_TOKEN_MINUTES": "60",
            ], log: log)
        let ratio = Result { try turns(count) }
        try Shell.end(process)
        return try ratio.get()
    }

    private func turns(_ count: Int) throws -> Double {
        var administrator = client("administrator")
        administrator.token = try must("identity.sign-in", Self.body(of: "admin"), &administrator)["token"]?.string
        for number in 0..<Self.people {
            _ = try must(
                "identity.open-account",
                [
                    "name": .string(Self.account(number)), "displayName": "Nguyễn Văn Vào",
                    "unit": .string(String(repeating: "0", count: 20)), "password": .string(Self.password),
                ], &administrator)
        }
        var (alone, crowded): ([Int64], [Int64]) = ([], [])
        for turn in 0..<6 {
            let isCrowded = !turn.isMultiple(of: 2)
            let first = turn * count
            let (waits, seconds, signedIn) = try beside(isCrowded ? 2 : 0) {
                try register(first..<first + count, by: &administrator)
            }
            let (median, worst) = (Self.percentile(50, of: waits), Self.percentile(99, of: waits))
            if isCrowded { crowded.append(worst) } else { alone.append(worst) }
            let others = isCrowded ? "; \(Int(Double(signedIn) / seconds)) sign-ins a second" : ""
            Benchmarks.say(
                "\(isCrowded ? "beside 50 sign-ins" : "alone"): median \(median) µs, p99 \(worst) µs\(others)")
        }
        let ratio =
            Double(Self.percentile(50, of: crowded)) / Double(max(1, Self.percentile(50, of: alone)))
        Benchmarks.say("p99 beside sign-ins to p99 alone: \((ratio * 100).rounded() / 100)")
        return ratio
    }

    /// Registers units, one after the other; gives how long each took, in microseconds.
    private func register(_ numbers: Range<Int>, by administrator: inout Client) throws -> [Int64] {
        var waits: [Int64] = []
        for number in numbers {
            let digits = "\(number)"
            let body: JSON = [
                "code": .string("99000CS" + String(repeating: "0", count: 13 - digits.count) + digits),
                "kind": "school", "name": "Trường THCS Đo Lường", "from": "2026-08-01",
                "levels": ["lower-secondary"], "ownership": "public",
            ]
            let began = Clock.monotonicNanoseconds()
            _ = try must("identity.register-unit", body, &administrator)
            waits.append((Clock.monotonicNanoseconds() - began) / 1000)
        }
        return waits
    }

    /// Runs `body` while so many clients have 25 sign-ins each in flight.
    private func beside(
        _ clients: Int, _ body: () throws -> [Int64]
    ) throws -> (waits: [Int64], seconds: Double, signedIn: Int) {
        let stop = StopFlag()
        let failure = Slot()
        let signedIn = Tally()
        let began = Clock.monotonicNanoseconds()
        let measured = Result {
            try Self.staffed(clients, body) { number in
                do {
                    var people = client("people.\(number)")
                    while !stop.isRaised {
                        let requests = (0..<250).map { index in
                            request("identity.sign-in", Self.body(of: Self.account(index * 2 % 50 + number)))
                        }
                        try people.send(requests, window: 25) { _, answer in
                            if case .done = answer { signedIn.add() } else { failure.put("\(answer)") }
                        }
                    }
                } catch { failure.put("\(error)") }
            } stop: {
                stop.raise()
            }
        }
        if let reason = failure.take() { throw BenchmarkError("somebody could not sign in: \(reason)") }
        let seconds = Double(Clock.monotonicNanoseconds() - began) / 1e9
        return (try measured.get(), seconds, signedIn.all)
    }

    private static func staffed(
        _ count: Int, _ body: () throws -> [Int64], work: @escaping @Sendable (Int) -> Void, stop: () -> Void
    ) throws -> [Int64] {
        guard count > 0 else {
            defer { stop() }
            return try body()
        }
        let thread = Thread(named: "people") { work(count - 1) }
        let result = Result { try staffed(count - 1, body, work: work, stop: stop) }
        thread.join()
        return try result.get()
    }

    /// Counts from several threads.
    private final class Tally: Sendable {
        private let count = Mutex(0)
        var all: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    // MARK: Messages

    private static func account(_ number: Int) -> String { "vao.\(100 + number)" }

    private static func body(of account: String) -> JSON {
        ["account": .string(account), "password": .string(password)]
    }

    private func client(_ name: String) -> Client {
        var client = Client(site.broker(as: "console"), name: "benchmarks.\(name)")
        client.patienceMilliseconds = 60_000
        return client
    }

    private func request(_ name: String, _ body: JSON) -> Client.Request {
        Client.Request(.command, name, body.bytes, id: MessageID.Source().make(now: Clock.system.now()))
    }

    private func must(_ name: String, _ body: JSON, _ client: inout Client) throws -> JSON {
        switch try client.send(request(name, body)) {
        case .done(let result, _): return result
        case .refused(let problem): throw BenchmarkError("\(name): \(problem.code) \(problem.detail.en)")
        }
    }

    private static func percentile(_ percent: Int, of values: [Int64]) -> Int64 {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }
}
