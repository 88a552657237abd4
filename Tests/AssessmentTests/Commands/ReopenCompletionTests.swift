import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Reopening the list of those who completed") struct ReopenCompletionTests {
    private static let reopen = ReopenCompletion(school: .sample, year: .sample, reason: .sample)

    @Test("lets entries be put right again, says why, and leaves what was decided standing")
    func reopens() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let reopened = try transaction.carryOut(Self.reopen, now: Kindergarten.may).answer
            #expect(reopened?.status == .reopened)
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "completion-list.reopened" && told.version == 2)
            #expect(told.state["status"] == "reopened" && told.state["reason"] == .string(LongText.sample.text))
            #expect(told.state["reopened"]?["at"]?.string?.hasPrefix("2027-05-20") == true)
            #expect(told.state["classes"]?.array?.count == 2)
            let corrected = try transaction.assess([Kindergarten.child(1)]).answer
            #expect(corrected?.recorded == 1)
            let decision = try Promotions.find(Classroom.pupil(1), .sample, in: transaction.reader)
            #expect(decision?.decision == .repeating)
        }
    }

    @Test("again is done already, and is no news")
    func again() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            try transaction.carryOut(Self.reopen)
            let count = try transaction.reader.recorded().count
            let again = try transaction.carryOut(Self.reopen).answer
            #expect(again?.status == .reopened)
            #expect(try transaction.reader.recorded().count == count)
        }
    }

    @Test("is of a list that has been approved once")
    func never() throws {
        try Kindergarten.with { transaction in
            let refusal = try transaction.carryOut(Self.reopen).refusal
            #expect(refusal?.places == ["/year invalid"])
        }
    }

    @Test(
        "is the principal's right alone",
        arguments: [(Role.principal, true), (.viceAcademic, false), (.teacher, false)])
    func rights(role: Role, isAllowed: Bool) throws {
        try Kindergarten.with { transaction in
            let occasion = Occasion.judged(person: Kindergarten.teacher, role: role)
            let objection = try Self.reopen.objection(on: occasion, in: transaction.reader)
            #expect(objection == (isAllowed ? nil : .forbidden))
        }
    }
}
