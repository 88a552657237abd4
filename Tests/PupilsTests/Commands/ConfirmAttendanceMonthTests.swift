import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Confirming a month of attendance") struct ConfirmAttendanceMonthTests {
    @Test("follows the closing, and says by whom, once")
    func confirms() throws {
        try AttendanceClass.opened { transaction, _ in
            try AttendanceClass.bring(.closed, in: &transaction)
            for _ in 1...2 {
                let outcome = try AttendanceClass.confirm()
                    .handle(on: AttendanceClass.occasion("2026-11-03", by: "gvcn.hoa"), in: &transaction)
                #expect(outcome.answer?.status == .confirmed)
            }
            let facts = try transaction.reader.recorded().filter { $0.type == "attendance-month.confirmed" }
            #expect(facts.count == 1)
            #expect(facts.first?.state["confirmed"]?["by"]?.string == "account/gvcn.hoa")
            #expect(facts.first?.state["closed"]?["by"]?.string == "account/gv.lan")
        }
    }

    @Test("is refused before the closing", arguments: [true, false])
    func early(hasBeenClosed: Bool) throws {
        try AttendanceClass.opened { transaction, _ in
            if hasBeenClosed {
                try AttendanceClass.bring(.closed, in: &transaction)
                _ = try AttendanceClass.reopen().handle(on: AttendanceClass.occasion("2026-11-03"), in: &transaction)
            }
            let refusal = try AttendanceClass.confirm()
                .handle(on: AttendanceClass.occasion("2026-11-03"), in: &transaction).refusal
            #expect(refusal?.places == ["incomplete /month"])
        }
    }

    @Test("is refused to a second person, and done already for the first even when it has been approved")
    func second() throws {
        try AttendanceClass.opened { transaction, _ in
            try AttendanceClass.bring(.approved, in: &transaction)
            let other = try AttendanceClass.confirm()
                .handle(on: AttendanceClass.occasion("2026-11-05", by: "gv.khac"), in: &transaction)
            #expect(other.refusal?.places == ["duplicate /month"])
            let same = try AttendanceClass.confirm()
                .handle(on: AttendanceClass.occasion("2026-11-05", by: "gvcn.hoa"), in: &transaction)
            #expect(same.answer?.status == .approved)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = ConfirmAttendanceMonth.places(in: #"{"schoolClass":"x","month":"10/2026"}"#)
        #expect(places == ["/schoolClass", "/month"])
    }
}
