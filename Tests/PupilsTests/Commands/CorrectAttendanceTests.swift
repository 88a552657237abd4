import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Correcting attendance") struct CorrectAttendanceTests {
    /// The first pupil absent without leave on Monday, taken on the day.
    private static func taken(_ body: (inout Transaction, [PupilCode]) throws -> Void) throws {
        try AttendanceClass.opened { transaction, pupils in
            _ = try AttendanceClass.take(AttendanceClass.monday, .morning, [(pupils[0], .unexcused)])
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            try body(&transaction, pupils)
        }
    }

    private static func absentees(in store: Reader) throws -> [String] {
        let id = AttendanceSheetID(
            schoolClass: try SampleSchool.classID(), date: try SampleSchool.day(AttendanceClass.monday),
            session: .morning)
        return try AttendanceSheets.absences(on: id, in: store).map { "\($0.pupil) \($0.kind.rawValue)" }
    }

    @Test("is free on the same day for whoever took it, and leaves no mark")
    func sameDay() throws {
        try Self.taken { transaction, pupils in
            let command = try AttendanceClass.correct(
                AttendanceClass.monday, .morning, [(pupils[1], .excused), (pupils[0], .excused)])
            for _ in 1...2 {
                let answer = try command.handle(on: AttendanceClass.occasion(), in: &transaction).answer
                #expect(answer?.present == 1 && answer?.late == false)
            }
            #expect(
                try Self.absentees(in: transaction.reader) == ["\(pupils[0]) excused", "\(pupils[1]) excused"])
            let facts = try transaction.reader.recorded().filter { $0.type == "attendance.corrected" }
            #expect(facts.map(\.version) == [2])
            #expect(facts.first?.state["late"] == false)
        }
    }

    @Test("takes an absence back, and puts it on again")
    func backAndForth() throws {
        try Self.taken { transaction, pupils in
            let occasion = AttendanceClass.occasion()
            _ = try AttendanceClass.correct().handle(on: occasion, in: &transaction)
            #expect(try Self.absentees(in: transaction.reader).isEmpty)
            let again = try AttendanceClass.correct(AttendanceClass.monday, .morning, [(pupils[0], .excused)])
                .handle(on: occasion, in: &transaction)
            #expect(again.answer?.present == 2)
            #expect(try Self.absentees(in: transaction.reader) == ["\(pupils[0]) excused"])
            #expect(try transaction.reader.value("SELECT count(*) FROM absence") == 1)
        }
    }

    @Test(
        "by somebody else, or after the day, needs a reason",
        arguments: [("2026-10-05", "gv.khac"), ("2026-10-06", "gv.lan")])
    func needsReason(day: String, account: String) throws {
        try Self.taken { transaction, _ in
            let occasion = AttendanceClass.occasion(day, by: account)
            let refusal = try AttendanceClass.correct().handle(on: occasion, in: &transaction).refusal
            #expect(refusal?.places == ["incomplete /reason"])
            let outcome = try AttendanceClass.correct(because: "Đến muộn, đã ghi nhầm")
                .handle(on: occasion, in: &transaction)
            #expect(outcome.answer?.present == 3)
            #expect(try transaction.reader.lastReason() == "Đến muộn, đã ghi nhầm")
        }
    }

    @Test("after the day marks the sheet as late for good, in the state and in the store")
    func late() throws {
        try Self.taken { transaction, pupils in
            let answer = try AttendanceClass.correct(because: "Có giấy phép")
                .handle(on: AttendanceClass.occasion("2026-10-06"), in: &transaction).answer
            #expect(answer?.late == true)
            #expect(try transaction.reader.recorded().last?.state["late"] == true)
            let second = try AttendanceClass.correct(
                AttendanceClass.monday, .morning, [(pupils[0], .excused)], because: "Nhầm người"
            ).handle(on: AttendanceClass.occasion("2026-10-07"), in: &transaction)
            #expect(second.answer?.late == true)
            #expect(try transaction.reader.value("SELECT late FROM attendance_sheet") == 1)
        }
    }

    @Test("tells all that is wrong at once")
    func everything() throws {
        try Self.taken { transaction, pupils in
            let refusal = try AttendanceClass.correct(
                AttendanceClass.monday, .morning, [(.sample, .excused), (pupils[0], .excused), (pupils[0], .excused)]
            ).handle(on: AttendanceClass.occasion("2026-10-06"), in: &transaction).refusal
            #expect(
                refusal?.places == [
                    "incomplete /reason", "not-found /absences/0/pupil", "duplicate /absences/2/pupil",
                ])
        }
    }

    @Test("of a closed month is refused, and goes again when the month has been reopened")
    func locked() throws {
        try AttendanceClass.opened { transaction, pupils in
            try AttendanceClass.bring(.approved, in: &transaction)
            let command = try AttendanceClass.correct(
                AttendanceClass.monday, .morning, [(pupils[0], .excused)], because: "Có đơn xin phép")
            let occasion = AttendanceClass.occasion("2026-11-05")
            #expect(try command.handle(on: occasion, in: &transaction).refusal?.places == ["locked /date"])
            _ = try AttendanceClass.reopen().handle(on: occasion, in: &transaction)
            #expect(try command.handle(on: occasion, in: &transaction).answer?.late == true)
        }
    }

    @Test("needs a sheet to correct")
    func needsSheet() throws {
        try AttendanceClass.opened { transaction, _ in
            let refusal = try AttendanceClass.correct().handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(refusal?.places == ["not-found /session"])
        }
        try SampleSchool.known { transaction in
            let refusal = try AttendanceClass.correct().handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(refusal?.places == ["not-found /schoolClass"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = CorrectAttendance.places(
            in: #"{"schoolClass":"6A1","date":"5/10","session":"x","absences":{},"reason":" "}"#)
        #expect(places == ["/schoolClass", "/date", "/session", "/absences", "/reason"])
    }
}
