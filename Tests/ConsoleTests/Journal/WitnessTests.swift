import Messaging
import Platform
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("A journal against reporting's store and a file of seals")
struct WitnessTests {
    /// What the two stores know: a journal of pupils with a seal over row 3, and reporting's copy of it.
    private func inStores(_ body: (_ directory: String, _ seal: JournalSeal) throws -> Void) throws {
        let directory = try TemporaryDirectory()
        let seal = try makePupils(in: "\(directory.path)/pupils.sqlite")
        try makeReporting(
            in: "\(directory.path)/reporting.sqlite", knowing: seal, of: "\(directory.path)/pupils.sqlite")
        try body(directory.path, seal)
    }

    private func makePupils(in path: String) throws -> JournalSeal {
        var database = try Database.open(path)
        try database.migrate(Messaging.migrations)
        let seal = try database.write { (transaction) throws -> JournalSeal? in
            for number in 1...3 {
                let refusal = WitnessFact(number: number)
                try transaction.record("noted", refusal, on: .sample(.pupils))
            }
            return try Seals.seal(on: .sample(.pupils), in: &transaction)
        }
        return try #require(seal)
    }

    private func makeReporting(in path: String, knowing seal: JournalSeal, of pupils: String) throws {
        var database = try Database.open(path)
        try database.migrate(Messaging.migrations)
        try database.execute(
            """
            CREATE TABLE kept_seal(service TEXT, seq INTEGER, hash TEXT, day TEXT);
            CREATE TABLE event(source TEXT, sequence INTEGER, id TEXT, subject TEXT, version INTEGER, occurred INTEGER,
                recorded INTEGER, actor TEXT);
            INSERT INTO source(name, sequence) VALUES ('/khuevan/local/pupils', 4);
            INSERT INTO kept_seal VALUES ('pupils', \(seal.seq), '\(seal.hash.text)', '\(seal.day.text)');
            ATTACH '\(pupils)' AS pupils;
            INSERT INTO event SELECT '/khuevan/local/pupils', seq, id, subject, version, occurred, recorded, actor
                FROM pupils.journal;
            DETACH pupils;
            """)
    }

    private func tamper(_ script: String, in store: String) throws {
        var database = try Database.open(store)
        try database.execute(
            """
            DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_is_never_cut; DROP TRIGGER journal_is_contiguous;
            \(script)
            """)
    }

    private func verify(_ directory: String, _ more: [String] = []) throws -> (Ending, JSON?) {
        let script = Script()
        let words = ["journal", "verify", "--json", "--data", directory] + more
        let ending = Console.run(words, environment: Environment(variables: [:]), terminal: script.terminal)
        return (ending, try JSON.parse(script.out)[0])
    }

    @Test("is whole while nobody has touched it")
    func whole() throws {
        try inStores { directory, _ in
            let (ending, finding) = try verify(directory)
            #expect(ending == .done && finding?["seals"] == 1 && finding?["flaw"]?.isNull == true)
        }
    }

    @Test(
        "names the first bad row, whether altered, removed or cut off",
        arguments: [
            ("UPDATE journal SET actor = 'account/innocent' WHERE seq = 2", "row 2 was altered"),
            ("DELETE FROM journal WHERE seq = 2", "row 2 is missing"),
            ("DELETE FROM journal WHERE seq >= 3", "row 3 is missing: the seal of"),
            ("DELETE FROM journal WHERE seq = 4", "row 4 is missing, though others have read it"),
        ])
    func broken(_ script: String, _ flaw: String) throws {
        try inStores { directory, _ in
            try tamper(script, in: "\(directory)/pupils.sqlite")
            let (ending, finding) = try verify(directory)
            #expect(ending == .refused && finding?["flaw"]?.string?.hasPrefix(flaw) == true)
        }
    }

    @Test("holds against seals that somebody kept elsewhere, where reporting's store is gone")
    func file() throws {
        try inStores { directory, seal in
            let file = "\(directory)/seals.json"
            try Files.write(WireEncoder.encode(Witness.Sealed(seals: [seal])), to: file)
            try Files.remove("\(directory)/reporting.sqlite")
            try tamper("DELETE FROM journal WHERE seq >= 2", in: "\(directory)/pupils.sqlite")
            #expect(try verify(directory).0 == .done, "nobody knows better")
            let (ending, finding) = try verify(directory, ["--seals", file])
            #expect(ending == .refused && finding?["flaw"]?.string?.hasPrefix("row 2 is missing") == true)
        }
    }
}

/// A fact about nothing.
private struct WitnessFact: Recordable {
    static let entity = "thing"
    static let facts = ["noted"]
    static let classification = DataClassification.open
    var number: Int
    var key: String { String(number) }
    var unit: UnitCode { .sample }
}
