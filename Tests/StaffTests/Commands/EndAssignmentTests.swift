import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Staff

@Suite("Ending a duty") struct EndAssignmentTests {
    private static func end(on day: String, _ reason: String? = nil) throws -> EndAssignment {
        EndAssignment(
            assignment: SampleStaff.id(SampleStaff.an, 1), on: try SampleStaff.day(day),
            reason: try reason.map { try #require(LongText($0)) })
    }

    @Test("sets its last day and says so with the reason, once however often it is asked")
    func ends() throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.teach().handle(on: SampleStaff.occasion, in: &transaction)
            for _ in 1...2 {
                let outcome = try Self.end(on: "2026-12-01", "nghỉ thai sản")
                    .handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == Done())
            }
            let duty = try Assignments.find(SampleStaff.id(SampleStaff.an, 1), in: transaction.reader)
            #expect(duty?.to?.text == "2026-12-01")
            let rows = try Journal.rows(after: 4, limit: 10, in: transaction.reader)
            #expect(rows.map(\.fact) == ["ended"])
            #expect(rows.first?.version == 2)
            #expect(rows.first?.reason == "nghỉ thai sản")
        }
    }

    @Test(
        "is after its first day, and never later than it ends already",
        arguments: [
            ("2026-09-05", false), ("2026-09-06", true), ("2026-12-31", true), ("2027-01-02", false),
        ])
    func checksDay(day: String, isTaken: Bool) throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.lead(to: "2027-01-01").handle(on: SampleStaff.occasion, in: &transaction)
            let outcome = try Self.end(on: day).handle(on: SampleStaff.occasion, in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /on"]))
        }
    }

    @Test("is in the school year")
    func staysInYear() throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.lead().handle(on: SampleStaff.occasion, in: &transaction)
            let outcome = try Self.end(on: "2028-01-01").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["invalid /on"])
        }
    }

    @Test("is the business of the duty's school, and of nobody for a duty unknown")
    func scopes() throws {
        try SampleStaff.ready { transaction in
            #expect(try Self.end(on: "2026-12-01").scope(in: transaction.reader) == nil)
            let outcome = try Self.end(on: "2026-12-01").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(outcome.refusal == .notFound)
            _ = try SampleStaff.teach().handle(on: SampleStaff.occasion, in: &transaction)
            #expect(
                try Self.end(on: "2026-12-01").scope(in: transaction.reader)
                    == Scope(SampleStaff.school, schoolClass: SampleStaff.classID(), subject: .sample))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = EndAssignment.places(in: #"{"assignment":"x/2026/0","reason":"","by":"me"}"#)
        #expect(places == ["/assignment", "/on", "/reason", "/by"])
    }
}
