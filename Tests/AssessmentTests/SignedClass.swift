import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Vocabulary
import Wire

@testable import Assessment

/// A class of two pupils with a marked and a comment subject, each with its teacher, and a homeroom teacher.
enum SignedClass {
    static let artist = MemberCode(unchecked: "79764000010000900002")
    static let homeroom = MemberCode(unchecked: "79764000010000900003")
    static let principal = MemberCode(unchecked: "79764000010000900004")
    static let january = "2027-01-12T08:00:00+07:00"
    /// After the last day of the year.
    static let july = "2027-07-01T08:00:00+07:00"
    /// Another class of the school and the year.
    static let other = ClassID(school: .sample, year: .sample, code: ClassCode("6A2") ?? .sample)
    static let pupils = [Classroom.pupil(0), Classroom.pupil(1)]
    static let reason = LongText("Ghi nhầm điểm cuối kì") ?? .sample

    /// Somebody with an account of his own.
    static func occasion(_ account: String, _ person: MemberCode?, now: String = january) -> Occasion {
        var occasion = Occasion.sample(.assessment, now: now, person: person)
        occasion.claims?.sub = UserName(account) ?? .sample
        return occasion
    }

    static let atPrincipals = occasion("hieu-truong", principal)
    static let atHomeroom = occasion("gvcn", homeroom)

    /// With everything in the semesters but the signatures.
    static func with(
        _ semesters: [Semester] = [.first], _ body: (inout Transaction) throws -> Void
    ) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(
                pupils: 2,
                subjects: [Classroom.subject("mathematics", .marked, 35), Classroom.subject("arts", .comment, 70)])
            try transaction.assign()
            try transaction.assign(to: artist, subject: Classroom.arts)
            try transaction.assign(.homeroom, to: homeroom, subject: nil)
            for semester in semesters {
                try transaction.mark(semester)
                _ = try transaction.judge(semester)
            }
            try body(&transaction)
        }
    }

    /// Signed by everybody but the principal.
    static func confirmed(_ body: (inout Transaction) throws -> Void) throws {
        try with { transaction in
            try transaction.sign(.first)
            _ = try transaction.confirm(.firstSemester)
            try body(&transaction)
        }
    }

    /// Approved by the principal.
    static func approved(_ body: (inout Transaction) throws -> Void) throws {
        try confirmed { transaction in
            _ = try transaction.approve(.firstSemester)
            try body(&transaction)
        }
    }

    static func record(_ tenths: Int, in column: MarkColumn = .ck, of pupil: Int = 1) -> RecordMarks {
        RecordMarks(
            book: Classroom.book(Classroom.mathematics), column: column,
            cells: [RecordMarks.Cell(pupil: Classroom.pupil(pupil), value: Classroom.mark(tenths))])
    }
}

extension Transaction {
    mutating func mark(_ semester: Semester) throws {
        let marks = [[80, 90, 80, 90], [50, 60, 50, 60]].map { $0.map(Classroom.mark) }
        try fill(Classroom.mathematics, semester, rows: marks)
        try fill(Classroom.arts, semester, rows: Array(repeating: Array(repeating: .passed, count: 4), count: 2))
    }

    @discardableResult
    mutating func judge(
        _ semester: Semester, _ levels: [ConductLevel] = [.good, .fair], in schoolClass: ClassID = Classroom.id
    ) throws -> Outcome<RecordConduct.Answer> {
        let judgements = levels.enumerated().map {
            RecordConduct.Judgement(pupil: Classroom.pupil($0), level: $1)
        }
        return try RecordConduct(schoolClass: schoolClass, semester: semester, judgements: judgements)
            .handle(on: SignedClass.atHomeroom, in: &self)
    }

    /// Both subject teachers sign.
    mutating func sign(_ semester: Semester) throws {
        for subject in [Classroom.mathematics, Classroom.arts] {
            _ = try ConfirmMarks(book: Classroom.book(subject, semester)).handle(
                on: SignedClass.occasion("gvbm", Classroom.teacher), in: &self)
        }
    }

    /// The homeroom teacher signs what has been computed.
    mutating func confirm(
        _ term: Term, now: String = SignedClass.january
    ) throws -> Outcome<ConfirmResults.Answer> {
        _ = try carryOut(ComputeResults(schoolClass: Classroom.id, term: term), now: now)
        return try ConfirmResults(schoolClass: Classroom.id, term: term)
            .handle(on: SignedClass.occasion("gvcn", SignedClass.homeroom, now: now), in: &self)
    }

    /// A pupil changes class within the school and the year.
    mutating func move(_ pupil: PupilCode, on day: String, to schoolClass: ClassID = SignedClass.other) throws {
        try enrol(pupil, until: day, status: .moved, version: 2)
        try enrol(pupil, in: schoolClass, number: 2, from: day)
    }

    /// The class is through its year: the first pupil is rolled over, the second has completed, and it is closed.
    mutating func endYear() throws {
        try enrol(Classroom.pupil(0), until: "2027-06-01", status: .moved, outcome: .promoted, version: 2)
        try enrol(Classroom.pupil(1), until: "2027-06-01", status: .completed, version: 2)
        try define(status: .closed, version: 2)
    }

    mutating func approve(
        _ term: Term, only code: ClassCode? = nil, on occasion: Occasion = SignedClass.atPrincipals
    ) throws -> Outcome<ApproveResults.Answer> {
        try ApproveResults(school: .sample, year: .sample, term: term, code: code).handle(on: occasion, in: &self)
    }

    mutating func reopen(_ term: Term) throws -> Outcome<ConfirmResults.Answer> {
        try ReopenResults(schoolClass: Classroom.id, term: term, reason: SignedClass.reason).handle(
            on: SignedClass.atPrincipals, in: &self)
    }
}
