import Contracts
import Messaging
import SQLite
import Vocabulary

/// What a pupil's result still waits for.
struct PupilGaps: Codable, Sendable, Hashable {
    var pupil: PupilCode
    var missing: [MarkGap]
}

/// A class's term as the marks stand: for who is in the class on the day, or was to the end of its year.
///
/// Left out are who is on pause, and whose results of the term stand approved in another class: they are that class's.
struct ReckonedClass: Sendable {
    /// More than any class has; a bound on the answer all the same.
    static let mostIncomplete = 100

    let schoolClass: ClassID
    let term: Term
    /// The curriculum's, in its order.
    let subjects: [SubjectCode]
    /// By code.
    let pupils: [(pupil: PupilCode, outcome: TermOutcome)]
    /// What stands judged of each pupil in the term's semesters; nothing where that is missing.
    let conducts: [PupilCode: [Semester: ConductLevel]]

    /// Who is not complete, and what is missing.
    var incomplete: [PupilGaps] {
        let waiting = pupils.lazy.filter { !$0.outcome.gaps.isEmpty }
        return waiting.prefix(Self.mostIncomplete).map { PupilGaps(pupil: $0.pupil, missing: $0.outcome.gaps) }
    }

    /// What the term comes to for each pupil, as it would be published.
    var results: [PupilResult] {
        pupils.map { pupil, outcome in
            let conduct = conducts[pupil] ?? [:]
            return PupilResult(
                pupil: pupil, schoolClass: schoolClass, term: term, subjects: outcome.subjects,
                learning: outcome.learning, conduct: ConductLevel(of: term) { conduct[$0] },
                rule: AssessmentPolicy.version)
        }
    }

    static func reckon(
        _ schoolClass: ClassID, _ term: Term, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> Outcome<ReckonedClass> {
        guard let known = try KnownClasses.find(schoolClass, in: store) else {
            return .refused(.unknownClass(schoolClass))
        }
        let subjects = try Curricula.subjects(of: known, from: store)
        guard !subjects.isEmpty else { return .refused(.noCurriculum(for: known)) }
        let reckoning = TermReckoning(subjects: subjects, term: term)
        let pupils = try pupils(of: schoolClass, term, on: day, from: store)
        let cells = try cells(of: pupils, in: schoolClass, term, on: day, from: store)
        return .done(
            ReckonedClass(
                schoolClass: schoolClass, term: term, subjects: subjects.map(\.code),
                pupils: pupils.map { ($0, reckoning.outcome(of: cells[$0] ?? [:])) },
                conducts: try conducts(of: pupils, in: schoolClass.year, term, from: store)))
    }

    private static func pupils(
        of schoolClass: ClassID, _ term: Term, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> [PupilCode] {
        var pupils: [PupilCode] = []
        for pupil in try KnownEnrolments.membersWithResults(of: schoolClass, on: day, in: store) {
            let signed = try ResultApprovals.standing(of: pupil, in: schoolClass.year, term, from: store)
            if signed == nil || signed == schoolClass { pupils.append(pupil) }
        }
        return pupils
    }

    private static func conducts(
        of pupils: [PupilCode], in year: SchoolYear, _ term: Term, from store: Reader
    ) throws(SQLiteError) -> [PupilCode: [Semester: ConductLevel]] {
        var conducts: [PupilCode: [Semester: ConductLevel]] = [:]
        for pupil in pupils {
            for semester in term.semesters {
                conducts[pupil, default: [:]][semester] = try Conducts.find(pupil, year, semester, in: store)?.level
            }
        }
        return conducts
    }

    /// What stands in the class's books, and in those of the classes of the same school its pupils came from.
    ///
    /// Marks follow a pupil who changes class within the year; where two classes have marked the same, the later holds.
    private static func cells(
        of pupils: [PupilCode], in schoolClass: ClassID, _ term: Term, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> [PupilCode: PupilYear] {
        var cells = try MarkCells.all(of: schoolClass, in: term.semesters, from: store)
        for former in try KnownEnrolments.otherClasses(ofPupilsIn: schoolClass, on: day, in: store) {
            guard former.school == schoolClass.school, former.year == schoolClass.year else { continue }
            let brought = try MarkCells.all(of: former, in: term.semesters, from: store)
            for pupil in pupils {
                cells[pupil, default: [:]].merge(brought[pupil] ?? [:]) { here, there in
                    here.merging(there) { own, _ in own }
                }
            }
        }
        return cells
    }
}
