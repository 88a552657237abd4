import Access
import Messaging
import SQLite
import Synchronization
import Vocabulary
import Wire

/// Grinds corn, which takes long and is done beforehand; what is ground is twice the grain.
struct Grind: Command {
    static let name: MessageName = "campus.grind"
    static let permission: Permission? = .manageHealth
    static let isLaborious = true
    var school: UnitCode
    var grain: Int

    struct Answer: Codable, Sendable {
        var flour: Int
        /// Whether somebody else has done the work.
        var wasReady: Bool
    }

    /// Counts how much was ground beforehand, where a test wants to know.
    @TaskLocal static var tally: Tally?

    final class Tally: Sendable {
        private let count = Mutex(0)
        var all: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        Self.tally?.add()
        return grain > 0 ? grain * 2 : nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let ready = occasion.labour as? Int
        return .done(Answer(flour: ready ?? grain * 2, wasReady: ready != nil))
    }
}

/// Puts a coin into the jar `mill` whenever it is looked at, but only so many.
enum Save: Routine {
    static let name: StaticString = "save"
    static let pause: Int64 = 0
    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try (store.value("SELECT coins FROM jar WHERE name = 'mill'") ?? 0) < 3
    }
    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("INSERT INTO jar VALUES ('mill', 1) ON CONFLICT DO UPDATE SET coins = coins + 1")
        let jar = Jar(name: "mill", school: .sample, coins: 1)
        try transaction.record("filled", jar, on: occasion)
    }
}

/// Writes first and stumbles afterwards.
enum Trip: Routine {
    static let name: StaticString = "trip"
    static let pause: Int64 = 0
    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool { true }
    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("INSERT INTO jar VALUES ('tripped', 1)")
        try transaction.run("DELETE FROM no_such_table")
    }
}

/// Looks once, and not again for an hour.
enum Rest: Routine {
    static let name: StaticString = "rest"
    static let pause: Int64 = 3_600_000
    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool { true }
    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("INSERT INTO jar VALUES ('rest', 1) ON CONFLICT DO UPDATE SET coins = coins + 1")
    }
}

enum Mill {
    static let catalogue = Catalogue(
        of: .campus, commands: [AddCoins.self, Grind.self, Many<Grind>.self], queries: [], reactions: [],
        routines: [Trip.self, Save.self, Rest.self])

    static func body(_ grain: Int, at school: String = UnitCode.sample.text) -> String {
        #"{"school":"\#(school)","grain":\#(grain)}"#
    }
}
