import Contracts
import Messaging
import SQLite
import Vocabulary

/// What a pupil's result still waits for.
struct PupilGaps: Codable, Sendable, Hashable {
    var pupil: PupilCode
    var missing: [MarkGap]
}

/// A class's term as the marks stand: for every pupil who is in the class on the day.
struct ReckonedClass: Sendable {
    /// More than any class has; a bound on the answer all the same.
    static let mostIncomplete = 100

    /// The curriculum's, in its order.
    let subjects: [SubjectCode]
    /// By code.
    let pupils: [(pupil: PupilCode, outcome: TermOutcome)]

    /// Who is not complete, and what is missing.
    var incomplete: [PupilGaps] {
        let waiting = pupils.lazy.filter { !$0.outcome.gaps.isEmpty }
        return waiting.prefix(Self.mostIncomplete).map { PupilGaps(pupil: $0.pupil, missing: $0.outcome.gaps) }
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
        let pupils = try KnownEnrolments.pupils(of: schoolClass, on: day, in: store)
        let cells = try cells(of: pupils, in: schoolClass, term, on: day, from: store)
        return .done(
            ReckonedClass(
                subjects: subjects.map(\.code), pupils: pupils.map { ($0, reckoning.outcome(of: cells[$0] ?? [:])) }))
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
