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
        accessAlarm, accessReview, account, appointment, asset, assignment, attendanceMonth, attendanceSheet,
        authority, brokenGlass, certificate, channel, checkup, competenceRecord, completionList, conduct, correction,
        curriculum, developmentRecord, enrolment, evaluation, growth, healthSummary, integrator, markBook,
        markConfirmation, marks, member, memberCorrection, notice, promotion, pupil, responsibility, result,
        resultApproval, room, schoolCalendar, schoolClass, sessionRevocation, sharingCase, staffGroup, tokenKey,
        transcript, transfer, transferRelease, unit,
    ].map(Published.init)

    private static let day = LocalDate.sample
    private static let later = LocalDate.sample.adding(days: 90)
    private static let hence = Instant.sample.advanced(byMilliseconds: 3_600_000)
    private static let book = MarkBookID.sample

    private static let account: any PublicState = Account(
        name: .sample, displayName: .sample, unit: .sample, person: .sample,
        roles: [Account.Grant(role: .principal, unit: .sample, from: day, to: later, decision: .sample)],
        kind: .person, status: .suspended, hasSecondFactor: true, pupil: .sample)
    private static let accessAlarm: any PublicState = AccessAlarm(
        unit: .sample, kind: .noAdministrator, since: .sample, cleared: hence)
    private static let accessReview: any PublicState = AccessReview(
        unit: .sample, on: day, by: .sample, accounts: 42, findings: 3, note: .sample)
    private static let appointment: any PublicState = Appointment(
        id: .sample, group: .sample, place: .head, from: day, to: later)
    private static let asset: any PublicState = Asset(
        id: .sample, name: .sample, category: .teachingEquipment, countedIn: .sample, acquiredQuantity: .sample,
        quantity: .sample, acquired: day, costEach: .sample, source: .stateBudget, condition: .good, room: .sample,
        inRoomSince: later, lastWriteOff: Asset.WriteOff(on: later, quantity: .sample, decision: .sample))
    private static let assignment: any PublicState = Assignment(
        id: .sample, kind: .teaching, schoolClass: .sample, subject: .sample, from: day, to: later)
    private static let attendanceMonth: any PublicState = AttendanceMonth(
        id: .sample, status: .approved,
        totals: AttendanceMonth.Totals(sheets: 22, present: 760, excused: 6, unexcused: 4),
        closed: AttendanceMonth.Step(by: .sample, at: .sample),
        confirmed: AttendanceMonth.Step(by: .sample, at: .sample),
        approved: AttendanceMonth.Step(by: .sample, at: .sample))
    private static let attendanceSheet: any PublicState = AttendanceSheet(
        id: .sample, enrolled: 35,
        absences: [AttendanceSheet.Absence(pupil: .sample, kind: .excused, note: .sample)], late: true)
    private static let authority: any PublicState = Authority(
        school: .sample, of: .pupils, integrator: .sample, from: day)
    private static let brokenGlass: any PublicState = BrokenGlass(
        id: .sample, account: .sample, role: .principal, unit: .sample, from: .sample, to: hence, reason: .sample,
        reviewedBy: .sample, verdict: .justified, note: .sample)
    private static let channel: any PublicState = Channel(
        number: 7, unit: .sample, kind: .zaloGroup, name: .sample, address: .sample, schoolClass: .sample,
        holder: .sample, from: day, to: later)
    private static let step = SignedStep(by: .sample, at: .sample)
    private static let certificate: any PublicState = Certificate(
        schoolClass: .sample, number: 7, pupil: .sample, issued: step, cancelled: step, reason: .sample)
    private static let checkup: any PublicState = Checkup(id: .sample, from: day)
    private static let competences = CompetenceRecord(
        pupil: .sample, schoolClass: .sample, moment: .yearEnd, levels: CompetenceLevels(all: .passed))
    private static let competenceRecord: any PublicState = competences
    private static let child = ChildDevelopment(
        pupil: .sample,
        goals: DevelopmentGoals(
            physical: .achieved, cognitive: .notYet, language: .achieved, social: .achieved, aesthetic: .achieved),
        proposal: .notCompleted, reason: .sample)
    private static let completionList: any PublicState = CompletionList(
        school: .sample, year: .sample, status: .reopened,
        classes: [CompletionList.Part(code: .sample, children: [child])], rule: "vbhn01-2021",
        approved: SignedStep(by: .sample, at: .sample), reopened: SignedStep(by: .sample, at: hence), reason: .sample)
    private static let developmentRecord: any PublicState = DevelopmentRecord(child, in: .sample)
    private static let conduct: any PublicState = Conduct(
        pupil: .sample, schoolClass: .sample, semester: .first, level: .fair, comment: .sample)
    private static let correction: any PublicState = CorrectionRequest(
        number: 7, school: .sample, pupil: .sample, by: .sample, phone: .sample, wish: .sample, received: day,
        acknowledgeBy: day.adding(days: 2), decideBy: day.adding(days: 10), status: .rejected, answer: .sample)
    private static let curriculum: any PublicState = Curriculum(
        school: .sample, year: .sample, grade: .g6,
        subjects: [Curriculum.Subject(code: .sample, kind: .marked, periods: 140)])
    private static let enrolment: any PublicState = Enrolment(
        id: .sample, schoolClass: .sample, from: day, to: later, status: .left, leaveReason: .distance,
        suspensions: [Enrolment.Suspension(from: day, to: later)], outcome: .repeating)
    private static let evaluation: any PublicState = Evaluation(
        id: .sample, school: .sample, rule: .generalSchool,
        criteria: [.passed] + Array(repeating: StandardLevel.good, count: 14), level: .fair, on: day, note: .sample)
    private static let growth: any PublicState = GrowthClassification(
        checkup: .sample, schoolClass: .sample,
        pupils: [GrowthClassification.Child(pupil: .sample, classes: ["stunted"])])
    private static let healthSummary: any PublicState = HealthSummary(
        transfer: .sample, pupil: .sample, school: .sample, measurings: [measuring])
    private static let measuring = HealthSummary.Measuring(checkup: .sample, on: day, classes: ["stunted"])
    private static let integrator: any PublicState = Integrator(
        name: .sample, vendor: .sample, contact: .sample, contexts: [.pupils, .staff], schools: [.sample],
        unit: .sample, from: day, to: later)
    private static let markBook: any PublicState = MarkBook(id: book, kind: .marked, columns: MarkColumn.allCases)
    private static let markConfirmation: any PublicState = MarkConfirmation(
        book: book, digest: .sample, confirmed: step)
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
    private static let memberCorrection: any PublicState = MemberCorrection(
        number: 7, school: .sample, member: .sample, wish: .sample, received: day, acknowledgeBy: day.adding(days: 2),
        decideBy: day.adding(days: 10), status: .rejected, answer: .sample)
    private static let notice: any PublicState = Notice(
        number: 7, school: .sample, pupil: .sample, schoolClass: .sample, topic: .learning, pace: .weekly,
        title: Bilingual(en: "The week", vi: "Tình hình tuần"), text: Bilingual(en: "All is well", vi: "Em học tốt"),
        recipients: [Pupil.Guardian(name: .sample, relation: .mother, phone: .sample)], deliverFrom: .sample,
        status: .failed,
        receipts: [Notice.Receipt(channel: .sample, outcome: .failed, at: .sample, detail: .sample)])
    private static let promotion: any PublicState = Promotion(
        pupil: .sample, schoolClass: .sample, decision: .promoted, suggested: .repeating, reason: .sample, by: .sample,
        at: .sample)
    private static let pupil: any PublicState = Pupil(
        code: .sample, school: .sample, name: .sample, birthDate: day, sex: .female, ethnicity: .sample,
        disability: .hearingSpeech, policies: [.nearPoor], address: .sample,
        guardians: [Pupil.Guardian(name: .sample, relation: .mother, phone: .sample)],
        identifiers: [Pupil.Identifier(scheme: .pin12, value: .sample, from: day, to: later)], mergedInto: .sample)
    private static let responsibility: any PublicState = Responsibility(
        unit: .sample, module: .health, account: .sample, from: day, to: later)
    private static let result: any PublicState = PupilResult(
        pupil: .sample, schoolClass: .sample, term: .firstSemester,
        subjects: [
            PupilResult.Subject(code: .sample, average: .sample, passed: nil),
            PupilResult.Subject(code: .sample, average: nil, passed: true),
        ], learning: .good, conduct: .fair,
        rule: "tt22-2021")
    private static let resultApproval: any PublicState = ResultApproval(
        schoolClass: .sample, term: .firstSemester, number: 2, status: .reopened, rule: "tt22-2021", pupils: 35,
        learning: ResultApproval.Levels(good: 9, fair: 15, passed: 10, notPassed: 1),
        conduct: ResultApproval.Levels(good: 30, fair: 5, passed: 0, notPassed: 0), digest: .sample, confirmed: step,
        approved: step, reopened: step, reason: .sample)
    private static let schoolCalendar: any PublicState = SchoolCalendar(
        school: .sample, year: .sample, starts: day, secondSemester: later, ends: later.adding(days: 120),
        daysOff: [SchoolCalendar.DayOff(from: day, to: later, name: .sample)], saturdaysOff: true)
    private static let schoolClass: any PublicState = SchoolClass(
        id: .sample, name: .sample, grade: .g6, session: .two, status: .closed, mixedWith: [.g7], languages: [.english],
        boarding: true)
    private static let sessionRevocation: any PublicState = SessionRevocation(
        account: .sample, session: "c2Vzc2lvbg", before: .sample, until: hence, because: .signedOut, unit: .sample)
    private static let sharingCase: any PublicState = SharingCase(
        number: 7, account: .sample, unit: .sample, opened: .sample,
        signals: [SharingCase.Signal(kind: .twoDevices, at: .sample)], verdict: .innocent, note: .sample)
    private static let tokenKey: any PublicState = TokenKey(
        id: "2026-09", publicKey: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", unit: .sample, from: .sample,
        to: hence)
    private static let term = PupilResult(
        pupil: .sample, schoolClass: .sample, term: .firstSemester,
        subjects: [PupilResult.Subject(code: .sample, average: .sample, passed: nil)], learning: .good,
        rule: "tt22-2021")
    private static let row = Transcript.Book(
        id: .sample, kind: .marked, cells: [Transcript.Cell(column: .sample, value: .sample)])
    private static let transcript: any PublicState = Transcript(
        transfer: .sample, pupil: .sample, school: .sample, books: [row], results: [term], competences: [competences])
    private static let transfer: any PublicState = Transfer(
        id: .sample, pupil: .sample, name: .sample, birthDate: day, sender: .sample, schoolClass: .sample, from: later,
        reason: .sample, answerBy: later, status: .received, rejection: .sample, receipt: .sample,
        remarks: [Bilingual(en: "left out", vi: "chưa ghi nhận")])
    private static let transferRelease: any PublicState = TransferRelease(
        id: .sample, pupil: .sample, aliases: [.sample], sender: .sample, from: later, status: .released,
        rejection: .sample,
        package: TransferPackage(
            pupil: Pupil(
                code: .sample, school: .sample, name: .sample, birthDate: day, sex: .female, ethnicity: .sample,
                disability: nil, policies: [], address: .sample, guardians: []),
            revision: 3, schools: [TransferPackage.Custody(school: .sample, from: day, to: later)],
            enrolments: [Enrolment(id: .sample, schoolClass: .sample, from: day, to: later, status: .transferredOut)],
            absences: [
                TransferPackage.YearOfAbsences(school: .sample, year: .sample, excused: 3, unexcused: 1)
            ], books: [row], results: [term], health: [measuring], competences: [competences]),
        seal: .sample)
    private static let room: any PublicState = Room(
        id: .sample, site: .sample, purpose: .classroom, grade: .solid, squareDecimetres: .sample, capacity: .sample,
        commissioned: .sample, from: day, to: later)
    private static let staffGroup: any PublicState = StaffGroup(id: .sample, name: .sample)
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
