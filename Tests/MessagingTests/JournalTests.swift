@testable import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@Suite("The journal")
struct JournalTests {
    /// A store with ten facts about three jars.
    private func filled() throws -> Database {
        var database = try Database.open(":memory:")
        try database.migrate(Messaging.migrations)
        try database.write { (transaction) throws in
            for number in 0..<10 {
                let jar = Jar(name: ["red", "green", "blue"][number % 3], school: .sample, coins: number)
                try transaction.record("filled", jar, on: .sample(.campus), reason: number == 4 ? "mended" : nil)
            }
        }
        return database
    }

    private func flaw(after tampering: String) throws -> String? {
        var database = try filled()
        try database.execute(
            """
            DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_is_never_cut; DROP TRIGGER journal_is_contiguous;
            \(tampering)
            """)
        return try Journal.flaw(in: database.reader)
    }

    @Test("is whole as it was written, and empty")
    func whole() throws {
        let database = try filled()
        #expect(try Journal.flaw(in: database.reader) == nil)
        #expect(try Journal.head(in: database.reader).seq == 10)
        var empty = try Database.open(":memory:")
        try empty.migrate(Messaging.migrations)
        #expect(try Journal.flaw(in: empty.reader) == nil)
        #expect(try Journal.head(in: empty.reader) == (0, Journal.origin))
    }

    @Test(
        "names the row that was altered, in whatever column",
        arguments: [
            "body = X'7B7D'", "actor = 'account/other'", "occurred = occurred + 1", "recorded = recorded - 1",
            "version = version + 1", "fact = 'broken'", "subject = 'jar/other'", "unit = '00000000000000000001'",
            "reason = ''", "reason = 'because'", "class = 'personal'", "traceparent = ''", "id = 'x'", "entity = 'x'",
            "occasion = 'x'", "hash = zeroblob(32)",
        ])
    func altered(_ change: String) throws {
        #expect(try flaw(after: "UPDATE journal SET \(change) WHERE seq = 4") == "row 4 was altered")
    }

    @Test("tells a text moved from one column to the next")
    func moved() throws {
        #expect(
            try flaw(after: "UPDATE journal SET reason = NULL, traceparent = 'mended' WHERE seq = 5")
                == "row 5 was altered")
    }

    @Test("names the first row that is missing, in the middle, at the start and after the last that was published")
    func missing() throws {
        #expect(try flaw(after: "DELETE FROM journal WHERE seq = 6") == "row 6 is missing")
        #expect(try flaw(after: "DELETE FROM journal WHERE seq BETWEEN 3 AND 7") == "row 3 is missing")
        #expect(try flaw(after: "DELETE FROM journal WHERE seq = 1") == "row 1 is missing")
        let cutTail = "UPDATE relay_cursor SET seq = 9; DELETE FROM journal WHERE seq > 8"
        #expect(try flaw(after: cutTail) == "row 9 is missing, though it was published")
    }

    @Test("sees a hole closed by renumbering, and rows exchanged")
    func closed() throws {
        let closing = "DELETE FROM journal WHERE seq = 6; UPDATE journal SET seq = seq - 1 WHERE seq > 6"
        #expect(try flaw(after: closing) == "row 6 does not continue row 5")
        let exchange =
            "UPDATE journal SET seq = -seq WHERE seq IN (2, 3); UPDATE journal SET seq = 5 + seq WHERE seq < 0"
        #expect(try flaw(after: exchange) == "row 2 does not continue row 1")
    }

    @Test("sees a row forged with a hash of its own by the row after it")
    func forged() throws {
        var database = try filled()
        var row = try #require(try Journal.rows(after: 3, limit: 1, in: database.reader).first)
        row.actor = "account/other"
        let hash = row.computedHash
        try database.execute("DROP TRIGGER journal_is_append_only")
        try database.write { (transaction) throws in
            try transaction.run("UPDATE journal SET actor = ?1, hash = ?2 WHERE seq = 4", row.actor, hash)
        }
        #expect(try Journal.flaw(in: database.reader) == "row 5 does not continue row 4")
    }

    @Test(
        "refuses to be altered, cut, or written with a gap",
        arguments: [
            "UPDATE journal SET reason = 'x' WHERE seq = 1", "DELETE FROM journal WHERE seq = 10",
            "DELETE FROM journal",
            "INSERT INTO journal SELECT 12, id, entity, fact, subject, unit, version, actor, occasion, occurred, recorded,"
                + " reason, class, traceparent, body, previous_hash, hash FROM journal WHERE seq = 1",
            "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 10",
            "UPDATE OR REPLACE journal SET seq = 9 WHERE seq = 10",
        ])
    func refuses(_ statement: String) throws {
        var database = try filled()
        #expect(throws: SQLiteError.self) { try database.execute(statement) }
        #expect(try Journal.flaw(in: database.reader) == nil && Journal.head(in: database.reader).seq == 10)
    }

    @Test("counts the revisions of each subject from 1")
    func versions() throws {
        let database = try filled()
        let rows = try Journal.rows(after: 0, limit: 100, in: database.reader)
        #expect(rows.filter { $0.subject == "jar/red" }.map(\.version) == [1, 2, 3, 4])
        #expect(rows.filter { $0.subject == "jar/blue" }.map(\.version) == [1, 2, 3])
    }

    @Test("is published as it stands")
    func event() throws {
        let database = try filled()
        let row = try #require(try Journal.rows(after: 4, limit: 1, in: database.reader).first)
        let source = try #require(EventSource(site: "local", service: "campus"))
        let event = try CloudEvent.read(try #require(row.event(from: source)).bytes).get()
        #expect(event.type.name == "campus.jar.filled" && event.subject.text == "jar/green" && event.sequence == 5)
        #expect(event.entityVersion == 2 && event.reason == "mended" && event.actor.text == "account/admin")
        #expect(event.routingKey?.text == "79764000010000000006.campus.jar.filled")
        #expect(try event.decodeData(Jar.self).get() == Jar(name: "green", school: .sample, coins: 4))
    }

    @Test("of a row that no program of ours wrote makes no event")
    func foreignRow() throws {
        let database = try filled()
        var row = try #require(try Journal.rows(after: 0, limit: 1, in: database.reader).first)
        row.actor = "somebody"
        #expect(row.event(from: .sample) == nil)
    }
}
