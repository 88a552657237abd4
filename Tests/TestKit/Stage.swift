public import Access
public import Messaging
public import SQLite
public import ServiceKit
public import Vocabulary
public import Wire

/// A gate that knows nobody and lets everybody do everything: rights are tested where rights are the subject.
public struct OpenGate: Gatekeeper {
    public init() {}
    public func claims(in authorization: String?, at now: Instant, from store: Reader) -> Claims? { nil }
    public func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) -> Bool { true }
    public func trusts(_ publisher: Publisher, on context: Context, of unit: UnitCode, in store: Reader) -> Bool {
        true
    }
    public func knows(_ unit: UnitCode, in store: Reader) -> Bool { true }
}

extension Occasion {
    /// Somebody signed in, at half past seven on 5 September 2026 unless said otherwise.
    public static func sample(
        _ service: Context, now: String = "2026-09-05T07:30:00+07:00", person: MemberCode? = nil
    ) -> Occasion {
        let now = Instant(now) ?? .sample
        let seconds = now.milliseconds / 1000
        let claims = Claims(
            sub: .sample, sid: "session", iat: seconds, exp: seconds + 900, person: person,
            roles: [Claims.Grant(role: .schoolAdministrator, unit: .sample)])
        return Occasion(
            id: MessageID.Source().make(now: now.milliseconds), claims: claims, now: now, service: service,
            gate: OpenGate())
    }
}

/// Runs `body` in a transaction on an empty, migrated store in memory.
public func onStage<S: Service>(_ service: S.Type, _ body: (inout Transaction) throws -> Void) throws {
    var database = try Database.open(":memory:")
    _ = try database.migrate(S.allMigrations)
    try database.write { (transaction) throws in try body(&transaction) }
}

/// A fact as the journal has it.
public struct Recorded: RowReadable, Equatable {
    public var type: String
    public var subject: String
    public var version: Int64
    public var state: JSON

    public init(row: borrowing Row) throws(SQLiteError) {
        type = try "\(row.text(0)).\(row.text(1))"
        subject = try row.text(2)
        version = try row.integer(3)
        state = (try? JSON.parse(try row.blob(4))) ?? .null
    }
}

extension Reader {
    /// Every fact recorded so far, in order.
    public func recorded() throws(SQLiteError) -> [Recorded] {
        try all("SELECT entity, fact, subject, version, body FROM journal ORDER BY seq")
    }
}

extension Outcome {
    public var answer: Answer? {
        guard case .done(let answer) = self else { return nil }
        return answer
    }
    public var refusal: Refusal? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal
    }
}

extension Command {
    /// Reads the command from JSON text, as the desk would.
    public static func read(_ text: String) -> Result<Self, Violations> {
        WireDecoder.decode(Self.self, from: Array(text.utf8))
    }
}
