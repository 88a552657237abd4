import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Approving a month of attendance") struct ApproveAttendanceMonthTests {
    @Test("follows the confirmation, and says by whom, once")
    func approves() throws {
        try AttendanceClass.opened { transaction, _ in
            try AttendanceClass.bring(.confirmed, in: &transaction)
            for _ in 1...2 {
                let outcome = try AttendanceClass.approve()
                    .handle(on: AttendanceClass.occasion("2026-11-04", by: "ht.minh"), in: &transaction)
                #expect(outcome.answer?.status == .approved)
            }
            let facts = try transaction.reader.recorded().filter { $0.type == "attendance-month.approved" }
            #expect(facts.count == 1)
            let state = try #require(facts.first?.state)
            #expect(
                ["closed", "confirmed", "approved"].map { state[$0]?["by"]?.string } == [
                    "account/gv.lan", "account/gvcn.hoa", "account/ht.minh",
                ])
        }
    }

    @Test("is refused before the confirmation", arguments: [AttendanceMonthStatus.open, .closed])
    func early(status: AttendanceMonthStatus) throws {
        try AttendanceClass.opened { transaction, _ in
            try AttendanceClass.bring(status, in: &transaction)
            let refusal = try AttendanceClass.approve()
                .handle(on: AttendanceClass.occasion("2026-11-04"), in: &transaction).refusal
            #expect(refusal?.places == ["incomplete /month"])
        }
    }

    @Test("is another person's than whose the confirmation is, under whatever account")
    func twoPeople() throws {
        try AttendanceClass.opened { transaction, _ in
            try AttendanceClass.bring(.closed, in: &transaction)
            _ = try AttendanceClass.confirm()
                .handle(on: AttendanceClass.occasion("2026-11-03", by: "gvcn.hoa", person: .sample), in: &transaction)
            let same: [(String, MemberCode?)] = [("gvcn.hoa", nil), ("gvcn.hoa", .sample), ("ht.minh", .sample)]
            for (account, person) in same {
                let refusal = try AttendanceClass.approve()
                    .handle(
                        on: AttendanceClass.occasion("2026-11-04", by: account, person: person), in: &transaction
                    ).refusal
                #expect(refusal?.places == ["invalid /month"])
            }
            let other = try AttendanceClass.approve()
                .handle(on: AttendanceClass.occasion("2026-11-04", by: "ht.minh"), in: &transaction)
            #expect(other.answer?.status == .approved)
            let third = try AttendanceClass.approve()
                .handle(on: AttendanceClass.occasion("2026-11-04", by: "ht.khac"), in: &transaction)
            #expect(third.refusal?.places == ["duplicate /month"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(ApproveAttendanceMonth.places(in: #"{"schoolClass":"x","month":1}"#) == ["/schoolClass", "/month"])
    }
}
