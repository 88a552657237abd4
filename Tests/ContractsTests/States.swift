import Contracts
import Testing
import Vocabulary
import Wire

/// One published state with every member present.
struct Published: Sendable, CustomTestStringConvertible {
    var state: any PublicState
    var type: any PublicState.Type { Swift.type(of: state) }
    /// `pupils.pupil`: what its golden files are called.
    var name: String { "\(type.context.rawValue).\(type.entity)" }
    var testDescription: String { name }

    static let all = [
        account, assignment, authority, checkup, curriculum, enrolment, growth, integrator, markBook, marks, member,
        pupil, responsibility, result, schoolCalendar, schoolClass, tokenKey, unit,
    ].map(Published.init)

    private static let day = LocalDate.sample
    private static let later = LocalDate.sample.adding(days: 90)
    private static let book = MarkBookID.sample

    private static let account: any PublicState = Account(
        name: .sample, displayName: .sample, unit: .sample, person: .sample,
        roles: [Account.Grant(role: .principal, unit: .sample, from: day, to: later)])
    private static let assignment: any PublicState = Assignment(
        id: .sample, kind: .teaching, schoolClass: .sample, subject: .sample, from: day, to: later)
    private static let authority: any PublicState = Authority(
        school: .sample, of: .pupils, integrator: .sample, from: day)
    private static let checkup: any PublicState = Checkup(id: .sample, from: day)
    private static let curriculum: any PublicState = Curriculum(
        school: .sample, year: .sample, grade: .g6,
        subjects: [Curriculum.Subject(code: .sample, kind: .marked, periods: 140)])
    private static let enrolment: any PublicState = Enrolment(
        id: .sample, schoolClass: .sample, from: day, to: later, status: .left, leaveReason: .distance,
        suspensions: [Enrolment.Suspension(from: day, to: later)])
    private static let growth: any PublicState = GrowthClassification(
        checkup: .sample, schoolClass: .sample,
        pupils: [GrowthClassification.Child(pupil: .sample, classes: ["stunted"])])
    private static let integrator: any PublicState = Integrator(
        name: .sample, vendor: .sample, contact: .sample, contexts: [.pupils, .staff], schools: [.sample],
        unit: .sample, from: day, to: later)
    private static let markBook: any PublicState = MarkBook(id: book, kind: .marked, columns: MarkColumn.allCases)
    private static let marks: any PublicState = Marks(
        book: book, column: .tx1,
        cells: [
            Marks.Cell(pupil: .sample, from: .notPassed, to: .passed),
            Marks.Cell(pupil: .sample, from: nil, to: .mark(.sample)),
        ])
    private static let member: any PublicState = Member(
        code: .sample, school: .sample, name: .sample, birthDate: day, sex: .female, ethnicity: .sample,
        position: .teacher, contract: .permanent, qualification: .bachelor, subjects: [.sample], phone: .sample,
        from: day, to: later, status: .left)
    private static let pupil: any PublicState = Pupil(
        code: .sample, school: .sample, name: .sample, birthDate: day, sex: .female, ethnicity: .sample,
        disability: .hearingSpeech, policies: [.nearPoor], address: .sample,
        guardians: [Pupil.Guardian(name: .sample, relation: .mother, phone: .sample)],
        identifiers: [Pupil.Identifier(scheme: .pin12, value: .sample, from: day, to: later)])
    private static let responsibility: any PublicState = Responsibility(
        unit: .sample, module: .health, account: .sample, from: day, to: later)
    private static let result: any PublicState = PupilResult(
        pupil: .sample, schoolClass: .sample, term: .firstSemester,
        subjects: [
            PupilResult.Subject(code: .sample, average: .sample, passed: nil),
            PupilResult.Subject(code: .sample, average: nil, passed: true),
        ], learning: .good,
        rule: "tt22-2021")
    private static let schoolCalendar: any PublicState = SchoolCalendar(
        school: .sample, year: .sample, starts: day, secondSemester: later, ends: later.adding(days: 120))
    private static let schoolClass: any PublicState = SchoolClass(
        id: .sample, name: .sample, grade: .g6, session: .two, status: .closed)
    private static let tokenKey: any PublicState = TokenKey(
        id: "2026-09", publicKey: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", unit: .sample, from: .sample)
    private static let unit: any PublicState = Unit(
        code: .sample, kind: .school, name: .sample,
        parents: [Unit.Parent(unit: .sample, from: day, to: later)], levels: [.lowerSecondary], ownership: .public,
        region: .difficult, from: day, to: later,
        profile: Unit.Profile(
            sites: [Unit.Site(name: .sample, address: .sample)], nationalStandard: .second, accreditation: .third,
            twoSessions: true, boarding: .day, address: .sample, phone: .sample, email: .sample, webSite: .sample,
            principal: .sample),
        successor: .sample)
}
