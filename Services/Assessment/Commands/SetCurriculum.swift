import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Sets what a grade is taught in a year: the subjects, how each is judged, and its periods.
///
/// Setting it again replaces it, as long as no open mark book would lose its subject, its kind or a column.
struct SetCurriculum: Command {
    static let name: MessageName = "assessment.set-curriculum"
    static let permission: Permission? = .setCurriculum

    /// More subjects than any grade has, elective topics included.
    static let mostSubjects = 40
    /// More periods than a school year has hours for one subject.
    static let periods = 1...1000

    var school: UnitCode
    var year: SchoolYear
    var grade: Grade
    var subjects: [Curriculum.Subject]

    func scope(in store: Reader) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let inUse = try MarkBooks.subjectsInUse(by: grade, at: school, in: year, from: transaction.reader)
        let violations = faults + conflicts(with: inUse)
        guard violations.isEmpty else { return .refused(Refusal(all: violations)) }
        let before = try Curricula.subjects(of: grade, at: school, in: year, from: transaction.reader)
        guard before != subjects else { return .done(Done()) }
        let state = Curriculum(school: school, year: year, grade: grade, subjects: subjects)
        let version = try transaction.record("set", state, on: occasion)
        try Curricula.add(state, version: version, in: &transaction)
        return .done(Done())
    }

    /// What is wrong with the list itself.
    private var faults: [Violation] {
        var faults: [Violation] = []
        if grade.level != .lowerSecondary && grade.level != .upperSecondary {
            faults.append(
                Violation(
                    at: "/grade", .invalid,
                    Bilingual(
                        en: "mark books by TT 22/2021 are kept in grades 6 to 12 only",
                        vi: "sổ điểm theo TT 22/2021 chỉ dùng cho lớp 6 đến lớp 12")))
        }
        if subjects.isEmpty || subjects.count > Self.mostSubjects {
            faults.append(
                Violation(
                    at: "/subjects", .invalid,
                    Bilingual(
                        en: "must list 1 to \(Self.mostSubjects) subjects",
                        vi: "phải có từ 1 đến \(Self.mostSubjects) môn học")))
        }
        var seen: Set<SubjectCode> = []
        for (index, subject) in subjects.enumerated() {
            if !seen.insert(subject.code).inserted {
                faults.append(
                    Violation(
                        at: "/subjects/\(index)/code", .duplicate,
                        Bilingual(
                            en: "\(subject.code) is listed more than once; keep one of them",
                            vi: "môn \(subject.code) bị lặp; chỉ giữ lại một dòng")))
            }
            if !Self.periods.contains(subject.periods) {
                faults.append(
                    Violation(
                        at: "/subjects/\(index)/periods", .invalid,
                        Bilingual(
                            en: "must be the periods of a school year, 1 to \(Self.periods.upperBound)",
                            vi: "phải là số tiết cả năm học, từ 1 đến \(Self.periods.upperBound)")))
            }
        }
        return faults
    }

    /// Where the list would take from an open book what the book stands on.
    private func conflicts(with inUse: [SubjectInUse]) -> [Violation] {
        inUse.compactMap { used in
            guard let index = subjects.firstIndex(where: { $0.code == used.code }) else {
                return Violation(
                    at: "/subjects", .conflict,
                    Bilingual(
                        en: "\(used.code) has open mark books; it must stay in the curriculum",
                        vi: "môn \(used.code) đã mở sổ điểm; phải giữ môn này trong chương trình"))
            }
            if subjects[index].kind != used.kind {
                return Violation(
                    at: "/subjects/\(index)/kind", .conflict,
                    Bilingual(
                        en: "\(used.code) has open mark books; it must stay \(used.kind.rawValue)",
                        vi: "môn \(used.code) đã mở sổ điểm; phải giữ hình thức đánh giá \(used.kind.rawValue)"))
            }
            if subjects[index].required != used.required {
                return Violation(
                    at: "/subjects/\(index)/periods", .conflict,
                    Bilingual(
                        en: "\(used.code) has open mark books with \(used.required.regular) regular marks; "
                            + "give periods that ask for as many",
                        vi: "môn \(used.code) đã mở sổ có \(used.required.regular) cột điểm thường xuyên; "
                            + "hãy ghi số tiết ứng với số cột đó"))
            }
            return nil
        }
    }
}
