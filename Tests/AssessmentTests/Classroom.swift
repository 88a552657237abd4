import Access
import Contracts
@testable import Messaging
import SQLite
@testable import ServiceKit
import TestKit
import Vocabulary
import Wire

@testable import Assessment

/// A lower-secondary class with its twelve subjects, teachers and pupils, as the other services would tell of it.
enum Classroom {
    static let id = ClassID.sample
    static let teacher = MemberCode(unchecked: "79764000010000900001")
    static let mathematics = SubjectCode("mathematics") ?? .sample
    static let arts = SubjectCode("arts") ?? .sample

    /// Eight marked subjects, then four by comment (regulations of the ordinary programme).
    static let subjects: [Curriculum.Subject] =
        [
            ("literature", 140), ("mathematics", 140), ("foreign-language-1", 105), ("civic-education", 35),
            ("history-geography", 105), ("natural-science", 140), ("technology", 52), ("informatics", 35),
        ].map { subject($0, .marked, $1) }
        + [("physical-education", 70), ("arts", 70), ("local-education", 35), ("experiential-activities", 105)].map {
            subject($0, .comment, $1)
        }

    static func subject(_ code: String, _ kind: SubjectKind, _ periods: Int) -> Curriculum.Subject {
        Curriculum.Subject(code: SubjectCode(code) ?? .sample, kind: kind, periods: periods)
    }

    static func pupil(_ number: Int) -> PupilCode { PupilCode(unchecked: "797640000100000\(10000 + number)") }

    static func day(_ text: String) -> LocalDate { LocalDate(text) ?? .sample }

    static func book(_ subject: SubjectCode, _ semester: Semester = .first) -> MarkBookID {
        MarkBookID(schoolClass: id, subject: subject, semester: semester)
    }

    static func curriculum(_ subjects: [Curriculum.Subject] = Classroom.subjects, grade: Grade = .g6) -> SetCurriculum {
        SetCurriculum(school: .sample, year: .sample, grade: grade, subjects: subjects)
    }

    static func mark(_ tenths: Int) -> CellValue { Mark(tenths: tenths).map(CellValue.mark) ?? .passed }
}

extension Occasion {
    /// A teacher at work, judged by the real gate and the shipped policy.
    static func judged(
        person: MemberCode?, role: Role = .teacher, now: String = "2026-09-05T07:30:00+07:00"
    ) -> Occasion {
        let open = Occasion.sample(.assessment, now: now)
        let claims = Claims(
            sub: .sample, sid: "session", iat: 0, exp: .max, person: person,
            roles: [Claims.Grant(role: role, unit: .sample)])
        return Occasion(
            id: open.id, claims: claims, now: open.now, service: .assessment, gate: Gate<Assessment>(policy: .standard))
    }
}

/// An event as the desk would hand it over.
func event<State: PublicState>(_ fact: String, _ state: State, version: Int64 = 1) -> Event<State> {
    Event(fact: fact, state: state, version: version, occurred: .sample, source: .sample, actor: .sample)
}

extension Transaction {
    mutating func define(
        _ id: ClassID = Classroom.id, grade: Grade = .g6, status: ClassStatus = .open, version: Int64 = 1
    ) throws {
        let state = SchoolClass(id: id, name: .sample, grade: grade, session: .two, status: status)
        try KeepClasses.react(to: event("defined", state, version: version), in: &self)
    }

    mutating func enrol(
        _ pupil: PupilCode, in schoolClass: ClassID = Classroom.id, number: Int = 1, from: String = "2026-09-01",
        until: String? = nil, status: EnrolmentStatus = .studying, outcome: StayOutcome? = nil,
        suspensions: [Enrolment.Suspension]? = nil, version: Int64 = 1
    ) throws {
        let state = Enrolment(
            id: EnrolmentID(owner: pupil, year: .sample, number: number), schoolClass: schoolClass,
            from: Classroom.day(from), to: until.map(Classroom.day), status: status, suspensions: suspensions,
            outcome: outcome)
        try KeepEnrolments.react(to: event("enrolled", state, version: version), in: &self)
    }

    mutating func assign(
        _ kind: AssignmentKind = .teaching, to member: MemberCode = Classroom.teacher, number: Int = 1,
        subject: SubjectCode? = Classroom.mathematics, from: String = "2026-09-01", until: String? = nil,
        version: Int64 = 1
    ) throws {
        let state = Assignment(
            id: AssignmentID(owner: member, year: .sample, number: number), kind: kind, schoolClass: Classroom.id,
            subject: subject, from: Classroom.day(from), to: until.map(Classroom.day))
        try KeepAssignments.react(to: event("assigned", state, version: version), in: &self)
    }

    @discardableResult
    mutating func carryOut<C: Command>(
        _ command: C, now: String = "2026-09-05T07:30:00+07:00"
    ) throws -> Outcome<C.Answer> {
        try command.handle(on: .sample(.assessment, now: now), in: &self)
    }

    /// A class of so many pupils, with its curriculum and without books.
    mutating func prepareClass(pupils count: Int, subjects: [Curriculum.Subject] = Classroom.subjects) throws {
        try define()
        for number in 0..<count { try enrol(Classroom.pupil(number)) }
        try carryOut(Classroom.curriculum(subjects))
    }

    @discardableResult
    mutating func openBook(_ subject: SubjectCode, _ semester: Semester = .first) throws -> [MarkColumn] {
        let command = OpenMarkBook(schoolClass: Classroom.id, subject: subject, semester: semester)
        return try carryOut(command).answer?.columns ?? []
    }

    /// Opens a book and fills a column at a time: every pupil's row of values, in the order of the columns.
    mutating func fill(_ subject: SubjectCode, _ semester: Semester = .first, rows: [[CellValue]]) throws {
        for (place, column) in try openBook(subject, semester).enumerated() {
            let cells = rows.enumerated().map { RecordMarks.Cell(pupil: Classroom.pupil($0), value: $1[place]) }
            try carryOut(RecordMarks(book: Classroom.book(subject, semester), column: column, cells: cells))
        }
    }
}

extension Refusal {
    /// Where each violation points, and what it is.
    var places: [String] { violations.map { "\($0.pointer) \($0.code)" } }
}
