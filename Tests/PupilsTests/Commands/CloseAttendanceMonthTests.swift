import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Closing a month of attendance") struct CloseAttendanceMonthTests {
    @Test("needs every sheet, and says what it adds up to, once")
    func closes() throws {
        try AttendanceClass.opened { transaction, pupils in
            try AttendanceClass.fillOctober(
                [
                    "2026-10-05": [(pupils[0], .excused)],
                    "2026-10-06": [(pupils[0], .unexcused), (pupils[1], .unexcused)],
                ],
                in: &transaction)
            for _ in 1...2 {
                let outcome = try AttendanceClass.close()
                    .handle(on: AttendanceClass.occasion("2026-11-02"), in: &transaction)
                #expect(outcome.answer?.status == .closed)
            }
            let facts = try transaction.reader.recorded().filter { $0.type == "attendance-month.closed" }
            #expect(facts.count == 1)
            let state = try #require(facts.first?.state)
            #expect(state["sheets"] == 27 && state["present"] == 78)
            #expect(state["excused"] == 1 && state["unexcused"] == 2)
            #expect(state["closed"]?["by"]?.string == "account/gv.lan")
            #expect(state["confirmed"] == nil)
        }
    }

    @Test("is refused while sheets are missing, naming each day and session")
    func names() throws {
        try AttendanceClass.opened { transaction, _ in
            for day in try AttendanceClass.month().days
            where !["2026-10-06", "2026-10-24"].contains(day.text) && CivilDate.weekday(days: day.day) != 7 {
                _ = try AttendanceClass.take(day.text, day.text < "2026-10-20" ? .morning : .afternoon)
                    .handle(on: AttendanceClass.occasion("2026-10-31"), in: &transaction)
            }
            let refusal = try #require(
                AttendanceClass.close().handle(on: AttendanceClass.occasion("2026-11-01"), in: &transaction).refusal)
            #expect(refusal.code == .incomplete)
            #expect(
                refusal.violations.map(\.detail) == [
                    "the sheet of 2026-10-06, morning, is missing; take it first",
                    "the sheet of 2026-10-24, afternoon, is missing; take it first",
                ])
        }
    }

    @Test(
        "waits for the last day of school", arguments: [("2026-10-30", false), ("2026-10-31", true)])
    func waits(today: String, isClosed: Bool) throws {
        try AttendanceClass.opened { transaction, _ in
            for day in try AttendanceClass.month().days where CivilDate.weekday(days: day.day) != 7 && day.text <= today
            {
                _ = try AttendanceClass.take(day.text).handle(on: AttendanceClass.occasion(today), in: &transaction)
            }
            let outcome = try AttendanceClass.close().handle(on: AttendanceClass.occasion(today), in: &transaction)
            #expect((outcome.answer != nil) == isClosed)
            #expect(outcome.refusal?.places == (isClosed ? nil : ["invalid /month"]))
        }
    }

    @Test("asks for no sheet on a day when nobody was in the class, nor in a month without school")
    func owes() throws {
        try AttendanceClass.opened(1) { transaction, pupils in
            _ = try LeaveSchool(pupil: pupils[0], on: SampleSchool.day("2026-10-02"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            _ = try AttendanceClass.take("2026-10-01").handle(on: AttendanceClass.occasion(), in: &transaction)
            let outcome = try AttendanceClass.close().handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(outcome.answer?.status == .closed)
            for month in ["2026-11", "2026-08"] {
                let refusal = try AttendanceClass.close(month)
                    .handle(on: AttendanceClass.occasion("2027-01-04"), in: &transaction).refusal
                #expect(refusal?.places == ["invalid /month"])
            }
        }
    }

    @Test("is refused for a class that is not defined")
    func unknown() throws {
        try SampleSchool.known { transaction in
            let refusal = try AttendanceClass.close().handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(refusal?.places == ["not-found /schoolClass"])
        }
        #expect(
            CloseAttendanceMonth.places(in: #"{"schoolClass":"x","month":"2026-13"}"#) == ["/schoolClass", "/month"])
    }
}
