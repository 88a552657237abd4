import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Reopening a month of attendance") struct ReopenAttendanceMonthTests {
    @Test(
        "takes every step back, says why, and lets the month go the whole way again",
        arguments: [AttendanceMonthStatus.closed, .confirmed, .approved])
    func reopens(status: AttendanceMonthStatus) throws {
        try AttendanceClass.opened { transaction, _ in
            try AttendanceClass.bring(status, in: &transaction)
            let recorded = try transaction.reader.recorded().count
            for _ in 1...2 {
                let outcome = try AttendanceClass.reopen()
                    .handle(on: AttendanceClass.occasion("2026-11-05", by: "ht.minh"), in: &transaction)
                #expect(outcome.answer?.status == .open)
            }
            let facts = try transaction.reader.recorded()
            #expect(facts.count == recorded + 1)
            let state = try #require(facts.last?.state)
            #expect(state["status"]?.string == "open" && state["closed"] == nil && state["approved"] == nil)
            #expect(try transaction.reader.lastReason() == ShortText.sample.text)
            for (step, account) in [("close", "gv.lan"), ("confirm", "gvcn.hoa"), ("approve", "ht.minh")] {
                let occasion = AttendanceClass.occasion("2026-11-06", by: account)
                switch step {
                case "close": _ = try AttendanceClass.close().handle(on: occasion, in: &transaction)
                case "confirm": _ = try AttendanceClass.confirm().handle(on: occasion, in: &transaction)
                default: _ = try AttendanceClass.approve().handle(on: occasion, in: &transaction)
                }
            }
            #expect(
                try AttendanceMonths.status(of: AttendanceClass.monthID(), in: transaction.reader) == .approved)
        }
    }

    @Test("is refused where nothing was ever closed")
    func neverClosed() throws {
        try AttendanceClass.opened { transaction, _ in
            let refusal = try AttendanceClass.reopen().handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(refusal?.places == ["invalid /month"])
        }
    }

    @Test("needs a reason")
    func reads() throws {
        let places = ReopenAttendanceMonth.places(
            in: #"{"schoolClass":"\#(try SampleSchool.classID())","month":"2026-10"}"#)
        #expect(places == ["/reason"])
    }
}
