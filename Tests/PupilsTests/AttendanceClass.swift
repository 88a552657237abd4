import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

/// Class 6A1 with pupils in it since 5/9/2026, and people who take its attendance.
enum AttendanceClass {
    /// A Monday.
    static let monday = "2026-10-05"

    /// Runs `body` with the codes of so many pupils.
    static func opened(
        _ count: Int = 3, _ session: SessionPlan = .one, grade: Grade = .g6,
        _ body: (inout Transaction, [PupilCode]) throws -> Void
    ) throws {
        try SampleSchool.known { transaction in
            _ = try SampleSchool.openYear().handle(on: SampleSchool.occasion, in: &transaction)
            var definition = try SampleSchool.defineClass(grade: grade)
            definition.session = session
            _ = try definition.handle(on: SampleSchool.occasion, in: &transaction)
            var pupils: [PupilCode] = []
            for _ in 0..<count {
                let pupil = try SampleSchool.newPupil(in: &transaction)
                _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
                pupils.append(pupil)
            }
            try body(&transaction, pupils)
        }
    }

    static func occasion(_ day: String = monday, by account: String = "gv.lan", person: MemberCode? = nil) -> Occasion {
        let open = Occasion.sample(.pupils, now: "\(day)T07:30:00+07:00")
        let claims = Claims(
            sub: UserName(account) ?? .sample, sid: "session", iat: 0, exp: .max, person: person,
            roles: [Claims.Grant(role: .supervisor, unit: .sample)])
        return Occasion(id: open.id, claims: claims, now: open.now, service: .pupils, gate: OpenGate())
    }

    static func take(
        _ day: String = monday, _ session: DaySession = .morning, _ absences: [(PupilCode, AbsenceKind)] = []
    ) throws -> TakeAttendance {
        TakeAttendance(
            schoolClass: try SampleSchool.classID(), date: try SampleSchool.day(day), session: session,
            absences: list(absences))
    }

    static func correct(
        _ day: String = monday, _ session: DaySession = .morning, _ absences: [(PupilCode, AbsenceKind)] = [],
        because reason: String? = nil
    ) throws -> CorrectAttendance {
        CorrectAttendance(
            schoolClass: try SampleSchool.classID(), date: try SampleSchool.day(day), session: session,
            absences: list(absences), reason: reason.flatMap(ShortText.init))
    }

    static func list(_ absences: [(PupilCode, AbsenceKind)]) -> [AttendanceSheet.Absence] {
        absences.map { AttendanceSheet.Absence(pupil: $0, kind: $1) }
    }

    static func month(_ text: String = "2026-10") throws -> CalendarMonth { try #require(CalendarMonth(text)) }

    static func monthID(_ text: String = "2026-10") throws -> AttendanceMonthID {
        AttendanceMonthID(schoolClass: try SampleSchool.classID(), month: try month(text))
    }

    static func close(_ text: String = "2026-10") throws -> CloseAttendanceMonth {
        CloseAttendanceMonth(schoolClass: try SampleSchool.classID(), month: try month(text))
    }

    static func confirm() throws -> ConfirmAttendanceMonth {
        ConfirmAttendanceMonth(schoolClass: try SampleSchool.classID(), month: try month())
    }

    static func approve() throws -> ApproveAttendanceMonth {
        ApproveAttendanceMonth(schoolClass: try SampleSchool.classID(), month: try month())
    }

    static func reopen() throws -> ReopenAttendanceMonth {
        ReopenAttendanceMonth(schoolClass: try SampleSchool.classID(), month: try month(), reason: .sample)
    }

    /// Takes a sheet for every school day of October, with nobody absent unless said otherwise.
    static func fillOctober(
        _ absences: [String: [(PupilCode, AbsenceKind)]] = [:], in transaction: inout Transaction
    ) throws {
        for day in try month().days where CivilDate.weekday(days: day.day) != 7 {
            let outcome = try take(day.text, .morning, absences[day.text] ?? [])
                .handle(on: occasion("2026-10-31"), in: &transaction)
            #expect(outcome.answer != nil)
        }
    }

    /// Brings October to a status by three people.
    static func bring(_ status: AttendanceMonthStatus, in transaction: inout Transaction) throws {
        try fillOctober(in: &transaction)
        if status == .open { return }
        _ = try close().handle(on: occasion("2026-11-02"), in: &transaction)
        if status == .closed { return }
        _ = try confirm().handle(on: occasion("2026-11-03", by: "gvcn.hoa"), in: &transaction)
        if status == .confirmed { return }
        _ = try approve().handle(on: occasion("2026-11-04", by: "ht.minh"), in: &transaction)
    }
}

extension Reader {
    /// The reason of the last fact.
    func lastReason() throws -> String? {
        try value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
    }
}
