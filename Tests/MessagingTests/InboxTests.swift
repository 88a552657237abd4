@testable import Messaging
import SQLite
import Testing
import Wire

@Suite("The inbox")
struct InboxTests {
    private static let month: Int64 = 30 * 86_400_000

    @Test("keeps an answer for thirty days and not longer")
    func forgets() throws {
        var counter = try Counter()
        let (start, id) = (counter.now, counter.id())
        let answer = Inbox.Answer(digest: [1], type: "x.done", body: [2])
        try counter.database.write { (transaction) throws(SQLiteError) in
            try Inbox.keep(answer, to: id, from: "good", at: start, in: &transaction)
            try Inbox.forgetOldAnswers(at: start.advanced(byMilliseconds: Self.month), in: &transaction)
        }
        #expect(try Inbox.answer(to: id, from: "good", in: counter.store)?.body == [2])
        #expect(try Inbox.answer(to: id, from: "other", in: counter.store) == nil)
        try counter.database.write { (transaction) throws(SQLiteError) in
            try Inbox.forgetOldAnswers(at: start.advanced(byMilliseconds: Self.month + 1), in: &transaction)
        }
        #expect(try Inbox.answer(to: id, from: "good", in: counter.store) == nil)
    }

    @Test("forgets a few at a time, the oldest first, without reading them all")
    func forgetsSlowly() throws {
        var counter = try Counter()
        let start = counter.now
        let ids = (0..<250).map { _ in counter.id() }
        try counter.database.write { (transaction) throws(SQLiteError) in
            for (number, id) in ids.enumerated() {
                let at = start.advanced(byMilliseconds: Int64(number))
                try Inbox.keep(
                    Inbox.Answer(digest: [], type: "", body: []), to: id, from: "good", at: at, in: &transaction)
            }
            try Inbox.forgetOldAnswers(at: start.advanced(byMilliseconds: 2 * Self.month), in: &transaction)
        }
        #expect(try counter.count("answer") == 50)
        #expect(try counter.store.value("SELECT min(at) FROM answer") == start.milliseconds + 200)
        let plan = try counter.store.plan("SELECT sender, id FROM answer WHERE at < 5 ORDER BY at LIMIT 200")
        #expect(plan.allSatisfy { $0.contains("answer_by_age") }, "\(plan)")
    }

    @Test("knows each event of a source once")
    func events() throws {
        var counter = try Counter()
        let now = counter.now
        try counter.database.write { (transaction) throws in
            var sources = Sources()
            let one = try sources.note(1, of: "/khuevan/a/pupils", at: now, in: &transaction)
            let two = try sources.note(1, of: "/khuevan/b/pupils", at: now, in: &transaction)
            #expect(try Inbox.isNew(.sample, from: one, in: &transaction))
            #expect(try !Inbox.isNew(.sample, from: one, in: &transaction))
            #expect(try Inbox.isNew(.sample, from: two, in: &transaction))
        }
    }
}
