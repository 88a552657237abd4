import Contracts
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Staff

@Suite("The schema of staff files") struct FileSchemaTests {
    /// One member with a duty, a place and an evaluation in the sample year, and a request.
    private func written(_ body: (inout Transaction) throws -> Void) throws {
        try SampleStaff.grouped { transaction in
            _ = try SampleStaff.teach(to: "2027-06-01").handle(on: SampleStaff.occasion, in: &transaction)
            _ = try SampleStaff.appoint(until: "2027-06-01").handle(on: SampleStaff.occasion, in: &transaction)
            _ = try SampleStaff.assess().handle(on: SampleStaff.at(), in: &transaction)
            _ = try RequestCorrection(member: SampleStaff.an, wish: .sample)
                .handle(on: SampleStaff.occasion, in: &transaction)
            try body(&transaction)
        }
    }

    @Test(
        "takes no change and no deletion that breaks a rule",
        arguments: [
            "UPDATE member SET status = 'left'", "UPDATE member SET to_day = '2027-05-31'",
            "UPDATE member SET from_day = '2026-09-06'",
            "DELETE FROM evaluation", "UPDATE evaluation SET assessor = 'self'",
            "UPDATE evaluation SET member = '997640000100000T0002'", "UPDATE evaluation SET level = 'not-passed'",
            "UPDATE evaluation SET level = 'best'", "UPDATE evaluation SET criteria = '33333333333333'",
            "UPDATE evaluation SET criteria = '333333333333334'", "UPDATE evaluation SET on_day = '2027-02-30'",
            "UPDATE evaluation SET criteria = replace(criteria, '2', '0')",
            """
            INSERT INTO correction
            SELECT 9, school, member, wish, received, received, decide_by, status, answer FROM correction
            """,
            """
            INSERT INTO correction
            SELECT 9, school, member, wish, received, acknowledge_by, received, status, answer FROM correction
            """,
            "UPDATE correction SET decide_by = '2030-01-01'", "UPDATE correction SET acknowledge_by = '2030-01-01'",
            "UPDATE correction SET status = 'corrected'", "UPDATE correction SET received = 'today'",
            "UPDATE correction SET member = 'X'", "UPDATE correction SET wish = 'another'",
            "UPDATE correction SET school = '79764000020000000004'",
            "UPDATE member SET held_from = 'today'",
        ])
    func refuses(sql: String) throws {
        try written { transaction in
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test("lets nothing of a decided request be written over")
    func decided() throws {
        try written { transaction in
            try transaction.run("UPDATE correction SET status = 'rejected', answer = 'no'")
            for sql in ["answer = 'yes'", "status = 'corrected'", "decide_by = '2030-01-01'"] {
                #expect(throws: SQLiteError.self) { try transaction.run("UPDATE correction SET \(sql)") }
            }
        }
    }

    @Test("takes neither duty nor place outside the days its member works, whoever writes it")
    func days() throws {
        try SampleStaff.grouped { transaction in
            try transaction.run("UPDATE member SET to_day = '2027-06-01'")
            for (from, to) in [("2020-07-31", "2027-06-01"), ("2026-09-05", "2027-06-02"), ("2026-09-05", nil)] {
                let duty = Assignment(
                    id: SampleStaff.id(SampleStaff.an, 1), kind: .teaching, schoolClass: try SampleStaff.classID(),
                    subject: .sample, from: try SampleStaff.day(from), to: try to.map(SampleStaff.day))
                #expect(throws: SQLiteError.self) { try Assignments.add(duty, in: &transaction) }
                let place = Appointment(
                    id: AppointmentID(owner: SampleStaff.an, year: .sample, number: 1), group: SampleStaff.group,
                    place: .member, from: try SampleStaff.day(from), to: try to.map(SampleStaff.day))
                #expect(throws: SQLiteError.self) { try Appointments.add(place, in: &transaction) }
            }
            _ = try SampleStaff.teach(to: "2027-06-01").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(try Assignments.all(of: SampleStaff.an, from: transaction.reader).count == 1)
        }
    }

    @Test(
        "answers what is asked often without scanning a table",
        arguments: [
            Evaluations.listSQL, Evaluations.ofMemberSQL, Corrections.listSQL, Corrections.openSQL,
            Corrections.openCountSQL,
        ])
    func usesIndexes(sql: String) throws {
        try SampleStaff.known { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test(
        "finds what one member does by an index, and sorts no more than that",
        arguments: [Assignments.ofMemberSQL, Appointments.ofMemberSQL])
    func findsWork(sql: String) throws {
        try SampleStaff.known { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(!plan.contains { $0.contains("SCAN") }, "\(plan)")
        }
    }
}
