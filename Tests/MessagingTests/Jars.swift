import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// A jar of coins: the smallest state with a unit and a key of its own.
struct Jar: PublicState, Hashable {
    static let context = Context.campus
    static let entity = "jar"
    static let facts = ["filled", "broken"]
    static let classification = DataClassification.open
    var name: String
    var school: UnitCode
    var coins: Int
    var key: String { name }
    var unit: UnitCode { school }
}

/// Puts coins into a jar; writes first and refuses afterwards, so that tests see what a refusal leaves behind.
struct AddCoins: Command {
    static let name: MessageName = "campus.add-coins"
    static let permission: Permission? = .manageHealth
    var jar: String
    var school: UnitCode
    var coins: Int

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { jar == "nowhere" ? nil : Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Jar> {
        try transaction.run(
            "INSERT INTO jar VALUES (?1, ?2) ON CONFLICT DO UPDATE SET coins = coins + ?2", jar, coins)
        let total: Int = try transaction.value("SELECT coins FROM jar WHERE name = ?1", jar) ?? 0
        let state = Jar(name: jar, school: school, coins: total)
        try transaction.record("filled", state, on: occasion)
        guard coins > 0 else {
            return .refused(Refusal(.invalid, at: "/coins", en: "must be more", vi: "phải nhiều hơn"))
        }
        return .done(state)
    }
}

/// Says a secret: nothing of it may stay.
struct Whisper: Command {
    static let name: MessageName = "campus.whisper"
    static let permission: Permission? = nil
    static let keepsAnswer = false
    var secret: String

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        try transaction.run(
            "INSERT INTO jar VALUES ('whispers', ?1) ON CONFLICT DO UPDATE SET coins = coins + 1",
            secret == "too much" ? 1000 : 1)
        return .done(Done())
    }
}

/// Asks the store what it does not have: a programming error, as far as its own message goes.
struct Stumble: Command {
    static let name: MessageName = "campus.stumble"
    static let permission: Permission? = nil

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        try transaction.run("DELETE FROM no_such_table")
        return .done(Done())
    }
}

/// Counts what it hears of jars.
enum HearJars: Reaction {
    static func react(to event: Event<Jar>, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO heard VALUES (?1, ?2, 1)
            ON CONFLICT DO UPDATE SET coins = ?2, times = times + 1
            """, event.state.name, event.state.coins)
    }
}

/// Folds whatever comes and keeps its state.
enum FoldJars: Ingest {
    static func take(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations? {
        switch event.state(Jar.self) {
        case .failure(let violations): return violations
        case .success(let jar):
            try transaction.run("INSERT INTO heard VALUES (?1, ?2, 1)", jar.name, jar.coins)
            return nil
        }
    }

    /// A jar called `lid-of-red` needs the jar `red`.
    static func missing(for event: IncomingEvent, in store: Reader) throws(SQLiteError) -> EventSubject? {
        let name = event.envelope.subject.id
        guard name.hasPrefix("lid-of-"), let jar = name.dropFirst(7).split(separator: ".").first else { return nil }
        let isHere = try store.exists("SELECT 1 FROM heard WHERE name = ?1", String(jar))
        return isHere ? nil : EventSubject(entity: "jar", id: String(jar))
    }
}

enum Jars {
    static let catalogue = Catalogue(
        of: .campus, commands: [AddCoins.self, Many<AddCoins>.self, Whisper.self, Stumble.self], queries: [],
        reactions: [HearJars.self])
    static let reading = Catalogue(of: .reporting, commands: [], queries: [], reactions: [], ingest: FoldJars.self)

    /// A jar and what is heard hold less than a thousand, so that a test can break the rule.
    static let tables = Migration(
        "jars/V001",
        Array(
            """
            CREATE TABLE jar(name TEXT PRIMARY KEY, coins INTEGER NOT NULL CHECK (coins < 1000)) STRICT;
            CREATE TABLE heard(name TEXT PRIMARY KEY, coins INTEGER NOT NULL CHECK (coins < 1000),
                times INTEGER NOT NULL) STRICT;
            """.utf8))
}
