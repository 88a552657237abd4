import Access
import Contracts
import Messaging
import SQLite
@testable import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("A pupil's own data") struct OwnDataTests {
    /// A pupil who is signed in, judged by the real gate and the shipped policy.
    static func pupil(_ code: PupilCode, on day: String = AttendanceClass.monday) -> Occasion {
        let open = AttendanceClass.occasion(day)
        let claims = Claims(sub: .sample, sid: "session", iat: 0, exp: .max, person: nil, roles: [], pupil: code)
        return Occasion(
            id: open.id, claims: claims, now: open.now, service: .pupils, gate: Gate<Pupils>(policy: .standard))
    }

    private static func may<Q: Query>(_ query: Q, _ code: PupilCode, in store: Reader) throws -> Bool {
        let permission = try #require(Q.permission)
        return try pupil(code).objection(to: permission, over: query.scope(in: store), in: store) == nil
    }

    @Test("is the pupil's to see, and nobody else's is")
    func own() throws {
        try AttendanceClass.opened { (transaction, pupils) throws in
            let store = transaction.reader
            for (asked, isOwn) in [(pupils[0], true), (pupils[1], false)] {
                #expect(try Self.may(PupilFile(code: asked), pupils[0], in: store) == isOwn)
                #expect(try Self.may(PupilAbsences(pupil: asked), pupils[0], in: store) == isOwn)
                #expect(try Self.may(AccessStatement(pupil: asked), pupils[0], in: store) == isOwn)
                let notices = NoticeList(school: SampleSchool.code, pupil: asked)
                #expect(try Self.may(notices, pupils[0], in: store) == isOwn)
                let request = RequestCorrection(pupil: asked, by: .sample, wish: .sample)
                #expect(try (request.objection(on: Self.pupil(pupils[0]), in: store) == nil) == isOwn)
            }
        }
    }

    @Test("is all that the pupil sees: no list of the class, none of the school, and nothing to change")
    func nothingElse() throws {
        try AttendanceClass.opened { (transaction, pupils) throws in
            let store = transaction.reader
            let (me, schoolClass) = (pupils[0], try SampleSchool.classID())
            #expect(try !Self.may(ClassRoll(schoolClass: schoolClass), me, in: store))
            #expect(try !Self.may(Absences(schoolClass: schoolClass), me, in: store))
            let day = try SampleSchool.day(AttendanceClass.monday)
            #expect(try !Self.may(Attendance(schoolClass: schoolClass, date: day), me, in: store))
            #expect(try !Self.may(NoticeList(school: SampleSchool.code), me, in: store))
            let elsewhere = NoticeList(school: UnitCode(unchecked: "79764000020000000003"), pupil: me)
            #expect(try !Self.may(elsewhere, me, in: store), "the file is kept at one school")
            #expect(try !Self.may(CorrectionList(school: SampleSchool.code), me, in: store))
            let change = ChangePupil(pupil: me, name: .sample)
            #expect(try change.objection(on: Self.pupil(me), in: store)?.code == .forbidden)
            let notice = SendNotice(pupil: me, template: try #require(ShortText("absence")))
            #expect(try notice.objection(on: Self.pupil(me), in: store)?.code == .forbidden)
        }
    }

    @Test("is found under the code in use, once two files turned out to be the pupil's")
    func merged() throws {
        try AttendanceClass.opened { (transaction, pupils) throws in
            let merge = MergePupils(keep: pupils[0], alias: pupils[1], reason: .sample)
            #expect(try merge.handle(on: SampleSchool.occasion, in: &transaction).answer != nil)
            for asked in pupils[0...1] {
                #expect(try Self.may(PupilFile(code: asked), pupils[0], in: transaction.reader))
                #expect(try !Self.may(PupilFile(code: asked), pupils[2], in: transaction.reader))
            }
            #expect(try !Self.may(PupilFile(code: pupils[1]), pupils[1], in: transaction.reader), "a code no more")
        }
    }

    @Test("of attendance is every session missed in the year, and the days against the limit")
    func absences() throws {
        try AttendanceClass.opened(2, .two) { (transaction, pupils) throws in
            let me = pupils[0]
            for (day, session, absences) in [
                ("2026-10-05", DaySession.morning, [(me, AbsenceKind.excused)]),
                ("2026-10-05", .afternoon, [(me, .unexcused), (pupils[1], .excused)]),
                ("2026-10-06", .morning, [(me, .excused)]), ("2026-10-07", .morning, [(pupils[1], .excused)]),
            ] {
                let taken = try AttendanceClass.take(day, session, absences)
                #expect(try taken.handle(on: AttendanceClass.occasion(day), in: &transaction).answer != nil)
            }
            let query = PupilAbsences(pupil: me)
            let answer = try #require(try query.answer(on: Self.pupil(me), from: transaction.reader).answer)
            #expect((answer.total, answer.excused, answer.unexcused) == (2, 1, 1))
            #expect(answer.allowed == 45 && answer.standing == .allowed && answer.year == SampleSchool.year)
            #expect(answer.sessions.map(\.date.text) == ["2026-10-05", "2026-10-05", "2026-10-06"])
            #expect(answer.sessions.map(\.session) == [.morning, .afternoon, .morning])
            #expect(answer.sessions.map(\.kind) == [.excused, .unexcused, .excused])
            let other = PupilAbsences(pupil: me, year: SchoolYear("2025-2026"))
            let before = try #require(try other.answer(on: Self.pupil(me), from: transaction.reader).answer)
            #expect(before.total == 0 && before.sessions == [] && before.allowed == nil)
            let plan = try transaction.reader.plan(AbsenceDays.sql)
            #expect(!plan.contains { $0.hasPrefix("SCAN absence") }, "\(plan)")
        }
    }
}
