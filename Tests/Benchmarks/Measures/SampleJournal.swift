import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A journal of the pupils' service: children registered and enrolled, as a district at the year's start writes it.
enum SampleJournal {
    static let source = EventSource(site: "bench", service: Context.pupils.rawValue) ?? .sample

    /// Writes so many facts into a new store, each through the same call that a command makes.
    static func write(_ events: Int, to path: String) throws {
        var database = try Database.open(path)
        _ = try database.migrate(Messaging.migrations)
        for start in stride(from: 0, to: events, by: 2_000) {
            try database.write { (transaction) throws(SQLiteError) in
                for number in start..<min(start + 2_000, events) { try record(number, in: &transaction) }
            }
        }
        try database.checkpoint()
    }

    /// The same events, as bytes, for the floor to publish: `journal(seq, id, key, version, routing_key, body)`.
    static func copy(from path: String, to copy: String) throws {
        let journal = try Database.open(path)
        var plain = try Database.open(copy)
        try plain.execute(
            """
            CREATE TABLE journal(
                seq INTEGER PRIMARY KEY, id TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL,
                routing_key TEXT NOT NULL, body BLOB NOT NULL) STRICT
            """)
        var last: Int64 = 0
        while true {
            let rows = try Journal.rows(after: last, limit: 2_000, in: journal.reader)
            guard let end = rows.last else { break }
            last = end.seq
            try plain.write { (transaction) throws(SQLiteError) in
                for row in rows {
                    guard let event = row.event(from: source), let key = event.routingKey?.text else { continue }
                    try transaction.run(
                        "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row.seq, row.id, row.subject,
                        row.version, key, event.bytes)
                }
            }
        }
        try plain.checkpoint()
    }

    private static func record(_ number: Int, in transaction: inout Transaction) throws(SQLiteError) {
        let school = unit(number / 1_000 % 24)
        let code = PupilCode(unchecked: CodeCheck.mint(under: school, sequence: number / 2 + 1) ?? "")
        let occasion = Occasion(
            id: ids.make(now: Instant.sample.milliseconds), claims: nil, now: .sample, service: .pupils,
            gate: OpenGate())
        if number.isMultiple(of: 2) {
            try transaction.record("registered", pupil(code, at: school), on: occasion)
        } else {
            let stay = Enrolment(
                id: EnrolmentID(owner: code, year: .sample, number: 1),
                schoolClass: ClassID(school: school, year: .sample, code: .sample), from: .sample)
            try transaction.record("enrolled", stay, on: occasion)
        }
    }

    private static let ids = MessageID.Source()

    private static func unit(_ number: Int) -> UnitCode {
        let digits = String(number + 1)
        return UnitCode(unchecked: "79764" + String(repeating: "0", count: 15 - digits.count) + digits)
    }

    private static func pupil(_ code: PupilCode, at school: UnitCode) -> Pupil {
        Pupil(
            code: code, school: school, name: .sample, birthDate: .sample, sex: .female, ethnicity: .sample,
            disability: nil, policies: [.nearPoor], address: .sample,
            guardians: [Pupil.Guardian(name: .sample, relation: .mother, phone: .sample)])
    }
}

/// A gate that lets everybody do everything: what a token costs is not measured here.
struct OpenGate: Gatekeeper {
    func claims(in authorization: String?, at now: Instant, from store: Reader) -> Claims? { nil }
    func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) -> Bool { true }
    func trusts(_ publisher: Publisher, on context: Context, of unit: UnitCode, in store: Reader) -> Bool { true }
    func knows(_ unit: UnitCode, in store: Reader) -> Bool { true }
}
