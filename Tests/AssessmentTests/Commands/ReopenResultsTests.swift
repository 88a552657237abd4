import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Opening approved results again") struct ReopenResultsTests {
    @Test("lets a mark be put right; then all sign again, and what is corrected is told")
    func corrects() throws {
        try SignedClass.approved { transaction in
            let reopened = try #require(try transaction.reopen(.firstSemester).answer)
            #expect(reopened.status == .reopened && reopened.number == 1)
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "result-approval.reopened")
            #expect(told.state["reason"] == .string(SignedClass.reason.text))
            #expect(told.state["approved"]?["by"] == "account/hieu-truong")
            // Nothing has been changed yet, and still the homeroom teacher is asked again.
            let early = try transaction.approve(.firstSemester).refusal
            #expect(early?.violations.count == 1 && early?.detail.en.contains("has not confirmed") == true)

            #expect(try transaction.carryOut(SignedClass.record(100), now: SignedClass.january).answer?.recorded == 1)
            let compute = ComputeResults(schoolClass: Classroom.id, term: .firstSemester)
            #expect(try transaction.carryOut(compute, now: SignedClass.january).answer?.changed == 1)
            let corrected = try #require(try transaction.reader.recorded().last)
            #expect(corrected.subject == "result/\(Classroom.pupil(1))/2026/semester-1" && corrected.version == 2)
            let unsigned = try transaction.approve(.firstSemester).refusal
            #expect(unsigned?.violations.count == 2)
            try transaction.sign(.first)
            #expect(try transaction.confirm(.firstSemester).answer?.number == 2)
            #expect(try transaction.approve(.firstSemester).answer?.approved == [Classroom.id])
            let approval = try #require(try transaction.reader.recorded().last)
            #expect(approval.type == "result-approval.approved" && approval.state["number"] == 2)
            #expect(approval.state["reopened"] == nil && approval.version == 5)
        }
    }

    @Test("again is no news")
    func again() throws {
        try SignedClass.approved { transaction in
            let first = try transaction.reopen(.firstSemester).answer
            let count = try transaction.reader.recorded().count
            #expect(try transaction.reopen(.firstSemester).answer == first)
            #expect(try transaction.reader.recorded().count == count)
            #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE result_approval SET reopened_at = NULL")
            }
        }
    }

    @Test("needs an approval")
    func unapproved() throws {
        try SignedClass.confirmed { transaction in
            for term in [Term.firstSemester, .year] {
                let refusal = try transaction.reopen(term).refusal
                #expect(refusal?.places == ["/term invalid"])
            }
        }
    }

    @Test("leaves what was approved of who has left the school since, once the class is approved anew")
    func leaver() throws {
        try SignedClass.approved { (transaction) throws in
            try transaction.enrol(Classroom.pupil(1), until: "2027-01-11", status: .left, version: 2)
            _ = try transaction.reopen(.firstSemester)
            try transaction.carryOut(SignedClass.record(100, of: 0), now: SignedClass.january)
            try transaction.sign(.first)
            #expect(try transaction.confirm(.firstSemester).answer?.pupils == 1)
            func standing(_ store: Reader) throws -> [ClassID?] {
                try SignedClass.pupils.map {
                    try ResultApprovals.standing(of: $0, in: .sample, .firstSemester, from: store)
                }
            }
            #expect(try standing(transaction.reader) == [nil, nil])
            #expect(try transaction.approve(.firstSemester).answer?.approved == [Classroom.id])
            #expect(try standing(transaction.reader) == [Classroom.id, Classroom.id])
        }
    }

    @Test("leaves a pupil who is in another class by now to that class")
    func moved() throws {
        try SignedClass.approved { (transaction) throws in
            try transaction.move(Classroom.pupil(1), on: "2027-01-11")
            _ = try transaction.reopen(.firstSemester)
            _ = try transaction.confirm(.firstSemester)
            #expect(try transaction.approve(.firstSemester, only: Classroom.id.code).answer?.approved.count == 1)
            let signed = try ResultApprovals.standing(
                of: Classroom.pupil(1), in: .sample, .firstSemester, from: transaction.reader)
            #expect(signed == nil)
        }
    }

    @Test("of a semester comes after that of its year")
    func year() throws {
        try SignedClass.with([.first, .second]) { transaction in
            for semester in [Semester.first, .second] { try transaction.sign(semester) }
            for term in Term.allCases {
                _ = try transaction.confirm(term)
                _ = try transaction.approve(term)
            }
            #expect(try transaction.reopen(.secondSemester).refusal?.places == ["/term conflict"])
            #expect(try transaction.reopen(.year).answer?.status == .reopened)
            #expect(try transaction.reopen(.secondSemester).answer?.status == .reopened)
            let marks = try transaction.carryOut(SignedClass.record(70), now: SignedClass.january).refusal
            #expect(marks?.places == ["/book locked"])
        }
    }

    @Test("is the principal's right alone")
    func rights() throws {
        try SignedClass.with { transaction in
            let command = ReopenResults(schoolClass: Classroom.id, term: .year, reason: .sample)
            for (role, isAllowed) in [(Role.principal, true), (.viceAcademic, false), (.schoolAdministrator, false)] {
                let occasion = Occasion.judged(person: SignedClass.principal, role: role)
                let objection = try command.objection(on: occasion, in: transaction.reader)
                #expect(objection == (isAllowed ? nil : .forbidden))
            }
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        guard case .failure(let violations) = ReopenResults.read(#"{"schoolClass": "6A1", "term": 1}"#) else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/schoolClass", "/term", "/reason"])
    }
}
