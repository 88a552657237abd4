import SQLite
import Testing
import Wire

@testable import Messaging

@Suite("What a service does by itself")
struct RoutineTests {
    @Test("is done when it is due, in the service's name, and no more when it is not")
    func due() throws {
        var counter = try Counter(Mill.catalogue)
        var chores = Chores()
        for expected in [1, 2, 3, 3, 3] {
            _ = try counter.tend(&chores)
            #expect(try counter.coins(in: "mill") == expected)
        }
        let rows = try Journal.rows(after: 0, limit: 9, in: counter.store)
        #expect(rows.count == 3 && rows.allSatisfy { $0.actor == "service/campus" })
    }

    @Test("leaves nothing behind where it stumbles, and keeps no other from its work, before it or after")
    func stumbling() throws {
        var counter = try Counter(Mill.catalogue)
        var chores = Chores()
        for _ in 0..<2 { _ = try counter.tend(&chores) }
        #expect(try counter.coins(in: "tripped") == nil)
        #expect(try counter.coins(in: "mill") == 2 && counter.coins(in: "rest") == 1)
    }

    @Test("is looked at no more often than it asks for")
    func pause() throws {
        var counter = try Counter(Mill.catalogue)
        var chores = Chores()
        for _ in 0..<4 { _ = try counter.tend(&chores) }
        #expect(try counter.coins(in: "rest") == 1)
        var afterStart = Chores()
        _ = try counter.tend(&afterStart)
        #expect(try counter.coins(in: "rest") == 2, "a process that has just been started looks at once")
    }

    @Test("ends where the whole store refuses, which is not its own fault")
    func store() throws {
        var counter = try Counter(Mill.catalogue)
        var chores = Chores()
        try counter.database.execute("PRAGMA query_only = 1")
        #expect(throws: SQLiteError.self) { _ = try counter.tend(&chores) }
        try counter.database.execute("PRAGMA query_only = 0")
        _ = try counter.tend(&chores)
        #expect(try counter.coins(in: "mill") == 1)
    }
}
