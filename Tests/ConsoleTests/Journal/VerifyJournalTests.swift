import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Wire

@testable import Console

@Suite("Checking a journal")
struct JournalVerbTests {
    /// A store with a journal of no schema to protect it, so that it can be broken.
    private func inStore(_ rows: [Int64], _ body: (String) throws -> Void) throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/campus.sqlite"
        do {
            var database = try Database.open(path)
            try database.execute(
                """
                CREATE TABLE journal(seq INTEGER, id TEXT, entity TEXT, fact TEXT, subject TEXT, unit TEXT,
                    version INTEGER, actor TEXT, occasion TEXT, occurred INTEGER, recorded INTEGER, reason TEXT,
                    class TEXT, traceparent TEXT, body BLOB, previous_hash BLOB, hash BLOB);
                CREATE TABLE relay_cursor(seq INTEGER);
                """)
            for row in rows {
                try database.execute(
                    """
                    INSERT INTO journal VALUES (\(row), 'i', 'e', 'f', 's', 'u', 1, 'a', 'o', 0, 0, NULL, 'public',
                        NULL, x'00', zeroblob(32), zeroblob(32))
                    """)
            }
        }
        try body(path)
    }

    @Test("finds an empty one whole, and touches nothing")
    func whole() throws {
        try inStore([]) { path in
            let finding = try VerifyJournal.check(path)
            #expect(finding.rows == 0)
            #expect(finding.flaw == nil)
            #expect(finding.head == String(repeating: "0", count: 64))
            let script = Script()
            #expect(script.run("journal", "verify", "--store", path) == .done)
            #expect(script.out.contains("whole"))
        }
    }

    @Test(
        "names the first bad row of a broken one", arguments: [([1], "row 1 was altered"), ([2], "row 1 is missing")])
    func broken(rows: [Int64], flaw: String) throws {
        try inStore(rows) { path in
            let finding = try VerifyJournal.check(path)
            #expect(finding.flaw == flaw)
            let script = Script()
            #expect(script.run("journal", "verify", path, "--json") == .refused)
            let findings = try JSON.parse(script.out)
            #expect(findings[0]?["flaw"]?.string == flaw)
        }
    }
}
