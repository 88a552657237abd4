import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What is recorded of a primary class's qualities and competences at a moment, or of one of its pupils through the year.
///
/// A pupil who came during the year brings what was assessed before; of one who has left, the class keeps its own.
struct CompetenceList: Query {
    static let name: MessageName = "assessment.competences"
    static let permission: Permission? = .readMarks

    var schoolClass: ClassID
    /// All four, of the pupil, where none is named.
    var moment: AssessmentMoment?
    /// All of the class, at the moment, where none is named.
    var pupil: PupilCode?

    struct Answer: Codable, Sendable, Hashable {
        /// By pupil and moment.
        var items: [Item]
    }

    struct Item: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var moment: AssessmentMoment
        var levels: CompetenceLevels
        /// What the class must still be assessed in.
        var missing: [CompetenceArea]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard moment != nil || pupil != nil else {
            return .refused(
                Refusal(
                    .incomplete, at: "/moment", en: "is missing: name a moment, or one pupil for the whole year",
                    vi: "chưa có: hãy ghi thời điểm đánh giá, hoặc một học sinh để xem cả năm học"))
        }
        guard let known = try KnownClasses.find(schoolClass, in: store) else {
            return .refused(.unknownClass(schoolClass))
        }
        if let refusal = Refusal.notPrimary(known) { return .refused(refusal) }
        let members = try KnownEnrolments.members(of: schoolClass, on: occasion.today, in: store)
        var items: [Item] = []
        for pupil in pupil.map({ [$0] }) ?? members {
            for moment in moment.map({ [$0] }) ?? AssessmentMoment.allCases {
                let record = try Competences.find(pupil, schoolClass.year, moment, in: store)
                if !members.contains(pupil) && record?.schoolClass != schoolClass { continue }
                let levels = record?.levels ?? CompetenceLevels()
                items.append(
                    Item(pupil: pupil, moment: moment, levels: levels, missing: levels.missing(in: known.grades)))
            }
        }
        if items.isEmpty, let pupil {
            return .refused(
                Refusal(
                    .notFound, at: "/pupil", en: "\(pupil) is not in class \(schoolClass.code)",
                    vi: "học sinh \(pupil) không học lớp \(schoolClass.code)"))
        }
        return .done(Answer(items: items))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: answer.items.map(\.pupil), en: "qualities and competences", vi: "phẩm chất và năng lực")
    }
}
