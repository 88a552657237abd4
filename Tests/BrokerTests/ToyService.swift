import AMQP
import Access
import Messaging
import Platform
import SQLite
import TestKit
import Vocabulary
import Wire

/// A till: the smallest service with a command, a query, a fact and a reaction.
struct Till: PublicState {
    static let context = Context.campus
    static let entity = "till"
    static let facts = ["changed"]
    static let classification = DataClassification.open
    var total: Int
    var key: String { "one" }
    var unit: UnitCode { .sample }
}

struct AddMoney: Command {
    static let name: MessageName = "campus.add-money"
    static let permission: Permission? = nil
    var amount: Int

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Till> {
        guard amount > 0 else {
            return .refused(Refusal(.invalid, at: "/amount", en: "must be positive", vi: "phải dương"))
        }
        try transaction.run("UPDATE till SET total = total + ?1", amount)
        let till = Till(total: try transaction.value("SELECT total FROM till") ?? 0)
        try transaction.record("changed", till, on: occasion)
        return .done(till)
    }
}

/// Counts money before it goes into the till, which takes a while and is done beforehand.
struct CountMoney: Command {
    static let name: MessageName = "campus.count-money"
    static let permission: Permission? = nil
    static let isLaborious = true
    var amount: Int

    struct Answer: Codable, Sendable {
        var total: Int
        var wasCounted: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        _ = Wake().wait(milliseconds: 20)
        return amount
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        try transaction.run("UPDATE till SET total = total + ?1", amount)
        let till = Till(total: try transaction.value("SELECT total FROM till") ?? 0)
        try transaction.record("changed", till, on: occasion)
        return .done(Answer(total: till.total, wasCounted: occasion.labour as? Int == amount))
    }
}

struct AskTotal: Query {
    static let name: MessageName = "campus.total"
    static let permission: Permission? = nil

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Till> {
        .done(Till(total: try store.value("SELECT total FROM till") ?? 0))
    }
}

/// Shows what is sensitive about a child, of whom there were two files.
struct AskChild: Query {
    static let name: MessageName = "campus.child"
    static let permission: Permission? = .readHealth
    static let child = PupilCode.sample
    static let alias = PupilCode(unchecked: "79764000000000000001")

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.sample, pupil: Self.child) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Done> { .done(Done()) }

    func disclosure(in answer: Done) -> Disclosure? {
        Disclosure(of: [Self.child, Self.alias], en: "a child", vi: "một em")
    }
}

/// Takes a token for its bearer's name, the child's where it begins with `hs.`, and lets everybody do everything.
struct NamingGate: Gatekeeper {
    func claims(in authorization: String?, at now: Instant, from store: Reader) -> Claims? {
        guard let name = authorization?.split(separator: " ").last.flatMap({ UserName(String($0)) }) else { return nil }
        let seconds = now.milliseconds / 1000
        return Claims(
            sub: name, sid: "s", iat: seconds, exp: seconds + 900, person: nil, roles: [],
            pupil: name.text.hasPrefix("hs.") ? AskChild.child : nil)
    }

    func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) -> Bool { true }

    func trusts(_ publisher: Publisher, on context: Context, of unit: UnitCode, in store: Reader) -> Bool { true }

    func knows(_ unit: UnitCode, in store: Reader) -> Bool { true }
}

/// Counts the facts it hears of, to prove that each has one effect.
enum HearTill: Reaction {
    static func react(to event: Event<Till>, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE heard SET events = events + 1, total = ?1", event.state.total)
    }
}

/// The till at work: its three threads on a store of its own, to be stopped and started like a process.
final class ToyService: Sendable {
    let stop = StopFlag()
    private let threads: [ThreadSlot]

    static let catalogue = Catalogue(
        of: .campus, commands: [AddMoney.self, Many<AddMoney>.self, CountMoney.self, Many<CountMoney>.self],
        queries: [AskTotal.self, AskChild.self], reactions: [HearTill.self])

    static let tables = Migration(
        "toy/V001",
        Array(
            """
            CREATE TABLE till(total INTEGER NOT NULL) STRICT; INSERT INTO till VALUES (0);
            CREATE TABLE heard(events INTEGER NOT NULL, total INTEGER NOT NULL) STRICT; INSERT INTO heard VALUES (0, 0);
            """.utf8))

    /// The same broker for one of its users.
    static func user(_ name: String, of broker: Broker) -> Broker {
        var broker = broker
        broker.user = name
        broker.password = "test"
        return broker
    }

    /// Removes what an earlier test left at the broker, and declares the topology anew.
    static func clean(at broker: Broker) throws {
        let connection = try Connection.open(broker, name: "clean")
        let topology = SuiteTopology.of(catalogue)
        try connection.declare(topology)
        for queue in topology.queues { _ = try connection.purge(queue: queue.name) }
    }

    init(store path: String, at broker: Broker, gate: any Gatekeeper = OpenGate()) throws {
        var database = try Database.open(path)
        try database.migrate(Messaging.migrations + [Self.tables])
        let line = Line(
            broker: Self.user("campus", of: broker), clock: .system, stop: stop,
            log: Log(service: "campus", minimum: .error), health: Health())
        let committed = Wake()
        let source = EventSource(site: "test", service: "campus") ?? .sample
        let traces = Traces()
        let writer = Writer(
            line: line, catalogue: Self.catalogue, gate: gate, path: path, committed: committed, traces: traces)
        let relay = Relay(line: line, source: source, path: path, committed: committed)
        let responder = Responder(
            line: line, catalogue: Self.catalogue, gate: gate, site: "/khuevan/test", path: path, traces: traces)
        threads = [ThreadSlot(), ThreadSlot(), ThreadSlot()]
        threads[0].start("writer") { try? writer.run() }
        threads[1].start("relay") { try? relay.run() }
        threads[2].start("responder") { try? responder.run() }
    }

    func end() {
        stop.raise()
        for thread in threads { thread.join() }
    }
}
