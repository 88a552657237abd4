import Contracts
import Messaging
import SQLite
import Vocabulary

/// How far the results of a class in a term have come: what is missing before each signature, and what is signed.
///
/// A signature holds for what was signed: where a mark, a judgement or the class has changed since, it is asked for again.
struct ClassStanding: Sendable {
    let schoolClass: ClassID
    let term: Term
    /// What marks and conduct come to now, by pupil.
    let results: [PupilResult]
    /// What stands before the homeroom teacher's signature: marks, subject teachers, conduct, computing.
    let gaps: [ResultGap]
    /// The last round of signatures.
    let kept: ResultApprovals.Kept?
    /// The semesters of a year that are not approved.
    private let unapproved: [Semester]
    private let homeroom: [MemberCode]

    static func find(
        _ schoolClass: ClassID, _ term: Term, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> Outcome<ClassStanding> {
        if let known = try KnownClasses.find(schoolClass, in: store), let refusal = Refusal.earlierRule(known) {
            return .refused(refusal)
        }
        let reckoned: ReckonedClass
        switch try ReckonedClass.reckon(schoolClass, term, on: day, from: store) {
        case .done(let answer): reckoned = answer
        case .refused(let refusal): return .refused(refusal)
        }
        let homeroom = try KnownAssignments.members(of: schoolClass, on: day, in: store)
        var unapproved: [Semester] = []
        for semester in term == .year ? term.semesters : []
        where try !ResultApprovals.isApproved(schoolClass, Term(semester), in: store) { unapproved.append(semester) }
        return .done(
            ClassStanding(
                schoolClass: schoolClass, term: term, results: reckoned.results,
                gaps: try gaps(in: reckoned, homeroom, on: day, from: store),
                kept: try ResultApprovals.last(of: schoolClass, in: term, from: store), unapproved: unapproved,
                homeroom: homeroom))
    }

    /// SHA-256 over what there is to sign.
    var digest: JournalHash { .digest(of: results) }

    /// Where it stands: a signature under something else than what there is does not count.
    var status: ResultStatus {
        switch kept?.state.status {
        case .approved?: .approved
        case .confirmed? where gaps.isEmpty && kept?.state.digest == digest: .confirmed
        case .reopened?: .reopened
        case .confirmed?, .open?, nil: .open
        }
    }

    /// What stands before the principal's signature, and whose work it is; nothing once it is there, or where there is
    /// nobody to sign for.
    var gapsToApproval: [ResultGap] {
        if status == .approved || results.isEmpty { return [] }
        var all = gaps
        if status != .confirmed {
            all.append(ResultGap(kind: .confirmation, subject: nil, semester: nil, members: homeroom, pupils: []))
        }
        return all
            + unapproved.map { ResultGap(kind: .approval, subject: nil, semester: $0, members: [], pupils: []) }
    }

    /// The round that a signature by the homeroom teacher begins or renews.
    func round(confirmed: SignedStep) -> ResultApproval {
        let last = kept?.state
        let number = last.map { $0.status == .reopened ? $0.number + 1 : $0.number } ?? 1
        return ResultApproval(
            schoolClass: schoolClass, term: term, number: number, status: .confirmed, rule: AssessmentPolicy.version,
            pupils: results.count,
            learning: ResultApproval.Levels(counting: results.compactMap { $0.learning.map(ResultLevel.init) }),
            conduct: ResultApproval.Levels(counting: results.compactMap { $0.conduct.map(ResultLevel.init) }),
            digest: digest, confirmed: confirmed)
    }
}

extension ClassStanding {
    private static func gaps(
        in reckoned: ReckonedClass, _ homeroom: [MemberCode], on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> [ResultGap] {
        var gaps: [ResultGap] = []
        for semester in reckoned.term.semesters {
            let signed = try MarkConfirmations.standing(of: reckoned.schoolClass, in: semester, from: store)
            for subject in reckoned.subjects {
                let pupils = reckoned.pupilsWithGaps(in: subject, semester)
                guard !pupils.isEmpty || !signed.contains(subject) else { continue }
                gaps.append(
                    ResultGap(
                        kind: pupils.isEmpty ? .signature : .marks, subject: subject, semester: semester,
                        members: try KnownAssignments.members(
                            of: reckoned.schoolClass, teaching: subject, on: day, in: store),
                        pupils: pupils))
            }
            let unjudged = reckoned.pupils.map(\.pupil).filter { reckoned.conducts[$0]?[semester] == nil }
            guard !unjudged.isEmpty else { continue }
            gaps.append(
                ResultGap(kind: .conduct, subject: nil, semester: semester, members: homeroom, pupils: unjudged))
        }
        guard !gaps.contains(where: { $0.kind != .signature }) else { return gaps }
        // While marks or conduct are missing, computing comes later anyway.
        var uncomputed: [PupilCode] = []
        for result in reckoned.results where try !Results.isKept(result, in: store) { uncomputed.append(result.pupil) }
        if !uncomputed.isEmpty {
            gaps.append(
                ResultGap(kind: .computation, subject: nil, semester: nil, members: [], pupils: uncomputed))
        }
        return gaps
    }
}

extension ReckonedClass {
    /// Who of the class lacks marks of a subject.
    func pupilsWithGaps(in subject: SubjectCode, _ semester: Semester) -> [PupilCode] {
        pupils.filter { _, outcome in
            outcome.gaps.contains { $0.subject == subject && $0.semester == semester }
        }.map(\.pupil)
    }
}

extension ResultApproval.Levels {
    fileprivate init(counting levels: [ResultLevel]) {
        func count(_ level: ResultLevel) -> Int { levels.count { $0 == level } }
        self.init(good: count(.good), fair: count(.fair), passed: count(.pass), notPassed: count(.fail))
    }
}

extension ResultLevel {
    fileprivate init(_ level: LearningLevel) {
        self =
            switch level {
            case .notPassed: .fail
            case .passed: .pass
            case .fair: .fair
            case .good: .good
            }
    }
}
