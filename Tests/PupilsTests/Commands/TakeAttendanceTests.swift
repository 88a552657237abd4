import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Taking attendance") struct TakeAttendanceTests {
    @Test("says who is absent and how many are there, once however often it is asked")
    func takes() throws {
        try AttendanceClass.opened { transaction, pupils in
            let command = try AttendanceClass.take(
                AttendanceClass.monday, .morning, [(pupils[2], .unexcused), (pupils[0], .excused)])
            for _ in 1...2 {
                let outcome = try command.handle(on: AttendanceClass.occasion(), in: &transaction)
                #expect(outcome.answer?.present == 1)
                #expect(outcome.answer?.id.text == "\(try SampleSchool.classID())/2026-10-05/morning")
            }
            let facts = try transaction.reader.recorded().filter { $0.type == "attendance.taken" }
            #expect(facts.count == 1)
            let state = try #require(facts.first?.state)
            #expect(state["present"] == 1 && state["enrolled"] == 3 && state["late"] == false)
            #expect(state["absences"]?.array?.map { $0["pupil"]?.string } == [pupils[0].text, pupils[2].text])
            #expect(state["absences"]?.array?.map { $0["kind"]?.string } == ["excused", "unexcused"])
        }
    }

    @Test("of the same session with other absences is refused: that is a correction")
    func exclusive() throws {
        try AttendanceClass.opened { transaction, pupils in
            _ = try AttendanceClass.take().handle(on: AttendanceClass.occasion(), in: &transaction)
            let recorded = try transaction.reader.recorded().count
            for _ in 1...3 {
                let outcome = try AttendanceClass.take(AttendanceClass.monday, .morning, [(pupils[0], .excused)])
                    .handle(on: AttendanceClass.occasion(), in: &transaction)
                #expect(outcome.refusal?.places == ["duplicate /session"])
            }
            #expect(try transaction.reader.recorded().count == recorded)
            #expect(try transaction.reader.value("SELECT count(*) FROM attendance_sheet") == 1)
        }
    }

    @Test("is once a day in a half-day class, and may be twice in a full-day one", arguments: [SessionPlan.one, .two])
    func sessions(plan: SessionPlan) throws {
        try AttendanceClass.opened(3, plan) { transaction, _ in
            _ = try AttendanceClass.take().handle(on: AttendanceClass.occasion(), in: &transaction)
            let outcome = try AttendanceClass.take(AttendanceClass.monday, .afternoon)
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(outcome.refusal?.places == (plan == .one ? ["duplicate /session"] : nil))
            #expect((outcome.answer != nil) == (plan == .two))
        }
    }

    @Test(
        "is for days of school that have come",
        arguments: [
            ("2026-10-05", true), ("2026-10-03", true), ("2026-09-05", true), ("2026-10-04", false),
            ("2026-10-06", false), ("2026-09-04", false), ("2027-06-01", false),
        ])
    func days(day: String, isTaken: Bool) throws {
        try AttendanceClass.opened { transaction, _ in
            let outcome = try AttendanceClass.take(day).handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(isTaken || outcome.refusal?.places.allSatisfy { $0 == "invalid /date" } == true)
        }
    }

    @Test("is not for a day off, nor for a Saturday where the school is closed then")
    func daysOff() throws {
        try AttendanceClass.opened { transaction, _ in
            let off = SchoolCalendar.DayOff(
                from: try SampleSchool.day("2026-10-05"), to: try SampleSchool.day("2026-10-06"), name: ShortText("Bão")
            )
            _ = try SetDaysOff(school: .sample, year: .sample, daysOff: [off], saturdaysOff: true)
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            for (day, word) in [("2026-10-05", "Bão"), ("2026-10-03", "thứ Bảy")] {
                let refusal = try AttendanceClass.take(day)
                    .handle(on: AttendanceClass.occasion(), in: &transaction).refusal
                #expect(refusal?.places == ["invalid /date"])
                #expect(refusal?.detail.vi.contains(word) == true)
            }
        }
    }

    @Test("tells all that is wrong at once")
    func everything() throws {
        try AttendanceClass.opened { transaction, pupils in
            let stranger = try SampleSchool.newPupil(in: &transaction)
            let command = try AttendanceClass.take(
                "2026-10-11", .morning,
                [(pupils[0], .excused), (pupils[0], .unexcused), (stranger, .excused), (.sample, .excused)])
            let refusal = try command.handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(
                refusal?.places == [
                    "invalid /date", "invalid /date", "duplicate /absences/1/pupil", "invalid /absences/2/pupil",
                    "not-found /absences/3/pupil",
                ])
            #expect(try transaction.reader.value("SELECT count(*) FROM attendance_sheet") == 0)
        }
    }

    @Test("counts and takes those who are in the class that day, and nobody else")
    func roll() throws {
        try AttendanceClass.opened { transaction, pupils in
            _ = try LeaveSchool(pupil: pupils[0], on: SampleSchool.day("2026-10-05"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let before = try AttendanceClass.take("2026-10-03", .morning, [(pupils[0], .excused)])
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(before.answer?.present == 2)
            let after = try AttendanceClass.take(AttendanceClass.monday, .morning, [(pupils[0], .excused)])
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(after.refusal?.places == ["invalid /absences/0/pupil"])
            let rest = try AttendanceClass.take().handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(rest.answer?.present == 2)
        }
    }

    @Test("is refused for a class that is not defined, an empty class, and a list longer than any class")
    func refuses() throws {
        try SampleSchool.known { transaction in
            let outcome = try AttendanceClass.take().handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(outcome.refusal?.places == ["not-found /schoolClass"])
        }
        try AttendanceClass.opened(0) { transaction, _ in
            let outcome = try AttendanceClass.take().handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(outcome.refusal?.places == ["invalid /date"])
            var long = try AttendanceClass.take()
            long.absences = Array(repeating: AttendanceSheet.Absence(pupil: .sample, kind: .excused), count: 201)
            let refusal = try long.handle(on: AttendanceClass.occasion(), in: &transaction).refusal
            #expect(refusal?.places == ["too-large /absences"])
        }
    }

    @Test("is refused in a month that is closed, and says who can open it")
    func locked() throws {
        try AttendanceClass.opened(3, .two) { transaction, _ in
            try AttendanceClass.bring(.closed, in: &transaction)
            let refusal = try AttendanceClass.take(AttendanceClass.monday, .afternoon)
                .handle(on: AttendanceClass.occasion("2026-11-02"), in: &transaction).refusal
            #expect(refusal?.places == ["locked /date"])
            #expect(refusal?.code == .locked)
            #expect(refusal?.detail.en.contains("principal") == true)
        }
    }

    @Test("goes for many classes and days at once, each by itself")
    func many() throws {
        try AttendanceClass.opened { transaction, pupils in
            let commands = [
                try AttendanceClass.take("2026-10-01"), try AttendanceClass.take("2026-10-04"),
                try AttendanceClass.take("2026-10-02", .morning, [(pupils[1], .unexcused)]),
            ]
            let many = Many(items: commands.map { Lenient.value($0) })
            let answer = try #require(many.handle(on: AttendanceClass.occasion(), in: &transaction).answer)
            #expect(answer.done == 2 && answer.refused == 1)
            #expect(answer.items[1].refused?.errors.map(\.pointer) == ["/items/1/date"])
            #expect(answer.items[2].done?.present == 2)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = TakeAttendance.places(
            in: #"{"schoolClass":"6A1","date":"5/10","session":"night","absences":[{"pupil":1,"kind":"late"}]}"#)
        #expect(
            places == ["/schoolClass", "/date", "/session", "/absences/0/pupil", "/absences/0/kind"])
    }
}
