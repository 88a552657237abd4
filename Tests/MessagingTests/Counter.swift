import AMQP
import Access
@testable import Messaging
import SQLite
import Synchronization
import Vocabulary
import Wire

/// Knows `Bearer good` and lets him work at the sample school only; believes whoever is not called `liar`.
struct StrictGate: Gatekeeper {
    func claims(in authorization: String?, at now: Instant, from store: Reader) -> Claims? {
        guard let authorization, authorization.hasPrefix("Bearer "),
            let name = UserName(String(authorization.dropFirst(7)))
        else { return nil }
        let seconds = now.milliseconds / 1000
        return Claims(sub: name, sid: "s", iat: seconds, exp: seconds + 900, person: nil, roles: [])
    }

    func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) -> Bool { scope.unit == .sample }

    func trusts(_ publisher: Publisher, on context: Context, of unit: UnitCode, in store: Reader) -> Bool {
        publisher != .integrator(IntegratorName("liar") ?? .sample) && unit == .sample
    }

    /// The school that is sold out is known; whatever has no other name is not yet.
    func knows(_ unit: UnitCode, in store: Reader) -> Bool { unit != Self.unheardOf }

    static let unheardOf = UnitCode(unchecked: "79764000990000000009")
}

/// The writer's desks without a broker: what is handed over here is settled in one transaction after another.
struct Counter: ~Copyable {
    var database: Database
    var desks: Desks
    var now = Instant(milliseconds: 1_788_568_200_000)
    let ids = MessageID.Source()

    init(_ catalogue: Catalogue = Jars.catalogue) throws {
        var store = try Database.open(":memory:")
        try store.migrate(Messaging.migrations + [Jars.tables])
        database = store
        desks = Desks(catalogue: catalogue, gate: StrictGate(), log: Log(service: "campus", write: { _ in }))
    }

    var store: Reader { database.reader }

    func id() -> MessageID { ids.make(now: now.milliseconds) }

    /// Settles a batch in one transaction, as the writer does.
    mutating func settle(_ deliveries: [Delivery]) throws -> [Reply?] {
        try database.write { (transaction) throws(SQLiteError) -> [Reply?] in
            try desks.settle(deliveries, at: now, in: &transaction)
        }
    }

    mutating func settle(_ delivery: Delivery) throws -> Reply? { try settle([delivery]).first ?? nil }

    /// Settles what the workshop has worked at.
    mutating func settle(_ delivery: Delivery, after labour: any Sendable) throws -> Reply? {
        try database.write { (transaction) throws(SQLiteError) -> Reply? in
            try desks.settle([delivery], after: [delivery.tag: labour], at: now, in: &transaction).first ?? nil
        }
    }

    /// The circumstances in which the strict gate sees somebody.
    func occasion(as sender: String) -> Occasion {
        let gate = StrictGate()
        let claims = gate.claims(in: "Bearer \(sender)", at: now, from: store)
        return Occasion(id: id(), claims: claims, now: now, service: .campus, gate: gate)
    }

    /// Sends a command; `sender` is what the strict gate takes for a token.
    mutating func send(
        _ name: String, _ body: String, id: MessageID? = nil, as sender: String? = "good"
    ) throws -> Reply {
        guard let reply = try settle(command(name, body, id: id ?? self.id(), as: sender)) else { throw NoReply() }
        return reply
    }

    /// Does what is due between batches; gives how many messages were tried again.
    mutating func tend(_ chores: inout Chores) throws -> Int {
        try chores.run(with: &desks, at: now, in: &database).count
    }

    func command(_ name: String, _ body: String, id: MessageID, as sender: String? = "good") -> Delivery {
        Delivery(
            tag: 1, exchange: SuiteTopology.commands, routingKey: name, consumerTag: "commands",
            properties: Properties(
                type: name, messageID: id.text, replyTo: "r", userID: "console",
                headers: sender.map { [Header("authorization", .string("Bearer \($0)"))] } ?? []),
            body: Array(body.utf8))
    }

    func coins(in jar: String) throws -> Int? {
        try store.value("SELECT coins FROM jar WHERE name = ?1", jar)
    }

    func count(_ table: String) throws -> Int { try store.value("SELECT count(*) FROM \(table)") ?? 0 }

    struct NoReply: Error {}
}

extension Reply {
    var json: JSON { (try? JSON.parse(body)) ?? .null }
    /// The problem's code, or nothing for an answer.
    var problem: ProblemCode? {
        guard type.hasSuffix(".refused"), contentType == "application/problem+json",
            case .success(let problem) = WireDecoder.decode(Problem.self, from: body)
        else { return nil }
        return problem.code
    }
    var pointers: [String] { (json["errors"]?.array ?? []).compactMap { $0["pointer"]?.string } }
}
