import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Questions about attendance") struct AttendanceQueriesTests {
    private static let monday = AttendanceClass.monday

    @Test("show the sheets of a day, the morning first, with names and hands")
    func day() throws {
        try AttendanceClass.opened(3, .two) { transaction, pupils in
            _ = try AttendanceClass.take(Self.monday, .afternoon).handle(
                on: AttendanceClass.occasion(), in: &transaction)
            _ = try AttendanceClass.take(Self.monday, .morning, [(pupils[1], .excused)])
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            _ = try AttendanceClass.correct(Self.monday, .afternoon, [(pupils[0], .unexcused)], because: "Vắng thật")
                .handle(on: AttendanceClass.occasion("2026-10-06", by: "gv.khac"), in: &transaction)
            let query = Attendance(schoolClass: try SampleSchool.classID(), date: try SampleSchool.day(Self.monday))
            let answer = try #require(query.answer(on: AttendanceClass.occasion(), from: transaction.reader).answer)
            #expect(answer.dayOff == nil && answer.month == .open)
            #expect(answer.sheets.map(\.session) == [.morning, .afternoon])
            #expect(answer.sheets.map(\.present) == [2, 2] && answer.sheets.map(\.late) == [false, true])
            #expect(answer.sheets[0].absences.map(\.pupil) == [pupils[1]])
            #expect(answer.sheets[0].absences.first?.name == .sample)
            #expect(answer.sheets[1].takenBy.text == "account/gv.lan")
            #expect(answer.sheets[1].correctedBy?.text == "account/gv.khac")
            let sunday = Attendance(schoolClass: try SampleSchool.classID(), date: try SampleSchool.day("2026-10-04"))
            let off = try #require(sunday.answer(on: AttendanceClass.occasion(), from: transaction.reader).answer)
            #expect(off.dayOff?.vi.contains("Chủ nhật") == true && off.sheets.isEmpty)
        }
    }

    @Test("show a month as its page has it: a day counts once, and without leave where either session was")
    func month() throws {
        try AttendanceClass.opened(3, .two) { transaction, pupils in
            let occasion = AttendanceClass.occasion()
            _ = try AttendanceClass.take(Self.monday, .morning, [(pupils[0], .excused)]).handle(
                on: occasion, in: &transaction)
            _ = try AttendanceClass.take(Self.monday, .afternoon, [(pupils[0], .unexcused)])
                .handle(on: occasion, in: &transaction)
            _ = try AttendanceClass.take("2026-10-02", .morning, [(pupils[0], .excused), (pupils[2], .excused)])
                .handle(on: occasion, in: &transaction)
            _ = try LeaveSchool(pupil: pupils[2], on: SampleSchool.day("2026-10-05"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let query = AttendanceOfMonth(schoolClass: try SampleSchool.classID(), month: try AttendanceClass.month())
            let answer = try #require(query.answer(on: occasion, from: transaction.reader).answer)
            #expect(answer.days.count == 31 && answer.days.count { $0.isSchoolDay } == 27)
            #expect(answer.days[4].sessions == [.morning, .afternoon])
            #expect(answer.pupils.map(\.pupil) == pupils)
            let first = answer.pupils[0]
            #expect(first.marks.map(\.mark) == ["P", "P", "K"])
            #expect(first.total == 2 && first.excused == 1 && first.unexcused == 1)
            #expect(answer.pupils[2].stays.first?.to?.text == "2026-10-05")
            #expect(answer.state.status == .open && answer.state.sheets == 3)
            #expect(answer.state.excused == 3 && answer.state.unexcused == 1)
            #expect(answer.schoolName == .sample && answer.className.text == "Lớp 6A1")
            let head = try Journal.head(in: transaction.reader)
            #expect(answer.sequence == head.seq && answer.hash?.bytes == head.hash)
        }
    }

    @Test("name the classes nobody has marked, and none on a day off")
    func unmarked() throws {
        try AttendanceClass.opened { transaction, pupils in
            for code in ["6A2", "6A3"] {
                _ = try SampleSchool.defineClass(code).handle(on: SampleSchool.occasion, in: &transaction)
            }
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil, in: "6A2").handle(on: SampleSchool.occasion, in: &transaction)
            func ask(_ day: String) throws -> UnmarkedClasses.Answer {
                let query = UnmarkedClasses(school: .sample, date: try SampleSchool.day(day))
                return try #require(query.answer(on: AttendanceClass.occasion(), from: transaction.reader).answer)
            }
            // Nobody is in 6A3, so it owes nothing.
            #expect(try ask(Self.monday).items.map(\.code.text) == ["6A1", "6A2"])
            _ = try AttendanceClass.take().handle(on: AttendanceClass.occasion(), in: &transaction)
            #expect(try ask(Self.monday).items.map(\.code.text) == ["6A2"])
            #expect(try ask("2026-10-04").items.isEmpty && ask("2026-10-04").dayOff != nil)
            #expect(try ask("2027-07-01").items.isEmpty && ask("2027-07-01").dayOff != nil)
        }
    }

    @Test("count a year's absences against the limit: 45 pass, 46 do not, 36 are near")
    func absences() throws {
        try AttendanceClass.opened(4) { transaction, pupils in
            let counts = [46, 45, 36, 35]
            var day = try SampleSchool.day("2026-09-05")
            var taken = 0
            while taken < 46 {
                defer { day = day.adding(days: 1) }
                if CivilDate.weekday(days: day.day) == 7 { continue }
                let absent = zip(pupils, counts).filter { taken < $1 }.map { ($0.0, AbsenceKind.excused) }
                let outcome = try AttendanceClass.take(day.text, .morning, absent)
                    .handle(on: AttendanceClass.occasion("2026-12-01"), in: &transaction)
                #expect(outcome.answer != nil)
                taken += 1
            }
            func ask(over: Int? = nil, limit: Int? = nil, after: String? = nil) throws -> Absences.Answer {
                let query = Absences(schoolClass: try SampleSchool.classID(), over: over, limit: limit, after: after)
                return try #require(query.answer(on: AttendanceClass.occasion(), from: transaction.reader).answer)
            }
            let all = try ask()
            #expect(all.allowed == 45)
            #expect(all.items.map(\.total) == counts)
            #expect(all.items.map(\.standing) == [.over, .near, .near, .allowed])
            #expect(all.items.map(\.excused) == counts)
            #expect(try ask(over: 45).items.map(\.pupil) == [pupils[0]])
            #expect(try ask(over: 35).items.map(\.pupil) == Array(pupils[0...2]))
            let page = try ask(limit: 2)
            #expect(page.items.count == 2)
            #expect(try ask(limit: 2, after: page.next).items.map(\.pupil) == Array(pupils[2...3]))
        }
    }

    @Test("count what a pupil missed in another class of the year")
    func movers() throws {
        try AttendanceClass.opened(1) { transaction, pupils in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            _ = try AttendanceClass.take("2026-10-02", .morning, [(pupils[0], .unexcused)])
                .handle(on: AttendanceClass.occasion(), in: &transaction)
            _ = try LeaveSchool(pupil: pupils[0], on: SampleSchool.day("2026-10-03"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            _ = try SampleSchool.enrol(pupils[0], in: "6A2", from: "2026-10-03")
                .handle(on: SampleSchool.occasion, in: &transaction)
            let query = Absences(schoolClass: try SampleSchool.classID("6A2"))
            let answer = try #require(query.answer(on: AttendanceClass.occasion(), from: transaction.reader).answer)
            #expect(answer.items.map(\.unexcused) == [1])
        }
    }

    @Test("count the absences of one semester alone")
    func semesters() throws {
        try AttendanceClass.opened(1) { transaction, pupils in
            for day in ["2027-01-09", "2027-01-11", "2027-01-12"] {
                _ = try AttendanceClass.take(day, .morning, [(pupils[0], .unexcused)])
                    .handle(on: AttendanceClass.occasion("2027-01-12"), in: &transaction)
            }
            func ask(_ semester: Semester?) throws -> Absences.Item? {
                let query = Absences(schoolClass: try SampleSchool.classID(), semester: semester)
                return try query.answer(on: AttendanceClass.occasion(), from: transaction.reader).answer?.items.first
            }
            #expect(try ask(.first)?.total == 1 && ask(.second)?.total == 2 && ask(nil)?.total == 3)
            #expect(try ask(.first)?.standing == nil && ask(nil)?.standing == .allowed)
        }
    }

    @Test("are about nothing where the class is not known")
    func unknown() throws {
        try SampleSchool.known { transaction in
            let id = try SampleSchool.classID()
            let day = try SampleSchool.day(Self.monday)
            #expect(try Attendance(schoolClass: id, date: day).scope(in: transaction.reader) == nil)
            #expect(try Absences(schoolClass: id).scope(in: transaction.reader) == nil)
            let month = AttendanceOfMonth(schoolClass: id, month: try AttendanceClass.month())
            #expect(try month.scope(in: transaction.reader) == nil)
        }
    }
}
