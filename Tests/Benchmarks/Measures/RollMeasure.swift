import Messaging
import Platform
import Wire

/// How long a class roll takes, asked of a suite that runs already, again and again until told to stop.
///
/// One question at a time, at a steady pace that does not wait for the answer before: a slow answer delays those behind
/// it, and what they waited counts too, from the moment they were due.
struct RollMeasure {
    /// Milliseconds between two questions.
    static let pace: Int64 = 20
    /// Microseconds from which on an answer is told of by itself, with the time it was due.
    static let slow: Int64 = 5000

    /// A file with the broker's address, one with the session of whoever asks, the class, and a file that ends it.
    let address: String
    let session: String
    let schoolClass: String
    let stop: String
    /// How many pupils each answer must hold.
    let pupils: Int

    /// Asks, and prints how many answers there were and how long they took.
    func run() throws {
        let broker = try Files.readText(address).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard let token = try JSON.parse(Files.read(session))["token"]?.string else {
            throw BenchmarkError("\(session) has no token")
        }
        var client = try Client(address: broker, name: "benchmarks.roll", token: token)
        client.patienceMilliseconds = 30_000
        // Opening the connection is no part of it.
        try ask(&client)
        let bell = Wake()
        var waits: [Int64] = []
        let began = Clock.monotonicNanoseconds()
        while !Files.exists(stop) {
            let due = began + Int64(waits.count) * Self.pace * 1_000_000
            let early = (due - Clock.monotonicNanoseconds()) / 1_000_000
            if early > 0 { _ = bell.wait(milliseconds: Int(early)) }
            let start = min(due, Clock.monotonicNanoseconds())
            try ask(&client)
            waits.append((Clock.monotonicNanoseconds() - start) / 1000)
            guard let wait = waits.last, wait > Self.slow else { continue }
            _ = Output.error.writeLine("slow: \(wait) µs at \((start - began) / 1_000_000) ms")
        }
        let times = Waits(waits)
        _ = Output.standard.writeLine(
            "\(times.count) rolls of \(pupils): \(times.text), p99.9 \(times[999]) µs, most \(times.most) µs")
    }

    private func ask(_ client: inout Client) throws {
        let body: JSON = ["schoolClass": .string(schoolClass), "limit": 100]
        let request = Client.Request(
            .query, "pupils.class-roll", body.bytes, id: MessageID.Source().make(now: Clock.system.now()))
        switch try client.send(request) {
        case .refused(let problem): throw BenchmarkError("the roll: \(problem.code) \(problem.detail.en)")
        case .done(let page, _):
            let count = page["items"]?.array?.count ?? 0
            guard count == pupils else { throw BenchmarkError("the roll has \(count) pupils, not \(pupils)") }
        }
    }
}
