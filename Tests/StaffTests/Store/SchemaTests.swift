import Contracts
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Staff

@Suite("The schema of staff") struct SchemaTests {
    /// Duties in 6A1: a subject `[5/9, 1/12)` and then openly from 1/1, and the homeroom openly from 5/9.
    private static func withDuties(_ body: (inout Transaction) throws -> Void) throws {
        try SampleStaff.ready { transaction in
            for command in [try SampleStaff.teach(to: "2026-12-01"), try SampleStaff.teach(from: "2027-01-01")] {
                _ = try command.handle(on: SampleStaff.occasion, in: &transaction)
            }
            _ = try SampleStaff.lead().handle(on: SampleStaff.occasion, in: &transaction)
            try body(&transaction)
        }
    }

    private static func insert(
        _ subject: SubjectCode?, from: String, to: String?, in transaction: inout Transaction
    ) throws {
        let duty = Assignment(
            id: SampleStaff.id(SampleStaff.binh, 1), kind: subject == nil ? .homeroom : .teaching,
            schoolClass: try SampleStaff.classID(), subject: subject, from: try SampleStaff.day(from),
            to: try to.map(SampleStaff.day))
        try Assignments.add(duty, in: &transaction)
    }

    @Test(
        "takes no duty that overlaps another of its kind, whoever writes it",
        arguments: [
            ("2026-11-30", "2026-12-02"), ("2026-08-01", "2026-09-06"), ("2027-02-01", "2027-02-02"),
            ("2026-12-15", nil),
        ])
    func refusesOverlap(from: String, to: String?) throws {
        for subject in [SubjectCode.sample, nil] {
            try Self.withDuties { transaction in
                #expect(throws: SQLiteError.self) { try Self.insert(subject, from: from, to: to, in: &transaction) }
            }
        }
    }

    @Test("takes a duty that just touches its neighbours")
    func takesNeighbours() throws {
        try Self.withDuties { transaction in
            try Self.insert(.sample, from: "2026-12-01", to: "2027-01-01", in: &transaction)
            #expect(try Assignments.find(SampleStaff.id(SampleStaff.binh, 1), in: transaction.reader) != nil)
        }
    }

    @Test(
        "takes no change and no deletion that breaks a rule",
        arguments: [
            "UPDATE assignment SET to_day = '2027-01-02' WHERE number = 1",
            "UPDATE assignment SET to_day = NULL WHERE number = 1",
            "UPDATE assignment SET to_day = from_day WHERE number = 1",
            "UPDATE assignment SET kind = 'homeroom' WHERE number = 1",
            "UPDATE assignment SET subject = NULL WHERE number = 1", "DELETE FROM assignment", "DELETE FROM member",
            "UPDATE member SET code = '79764000010000000014'", "UPDATE member SET to_day = from_day",
            "UPDATE member SET birth_date = from_day", "UPDATE code_counter SET last = 1",
        ])
    func refusesChanges(sql: String) throws {
        try Self.withDuties { transaction in
            _ = try SampleStaff.register().handle(on: SampleStaff.occasion, in: &transaction)
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test(
        "answers what is asked often without scanning a table",
        arguments: [
            "SELECT 1 FROM assignment WHERE class = ?1 AND subject IS ?2 AND (to_day IS NULL OR ?3 < to_day)",
            "SELECT max(number) FROM assignment WHERE member = ?1 AND year = ?2",
            "SELECT 1 FROM assignment WHERE school = ?1 AND id > ?2 AND (?3 IS NULL OR year = ?3) ORDER BY id LIMIT ?4",
            "SELECT 1 FROM member WHERE school = ?1 AND code > ?2 ORDER BY code LIMIT ?3",
        ])
    func usesIndexes(sql: String) throws {
        try SampleStaff.known { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
