import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What the rule says of each pupil of a class at the year's end, and what stands decided.
struct PromotionList: Query {
    static let name: MessageName = "assessment.promotions"
    static let permission: Permission? = .readMarks

    var schoolClass: ClassID

    struct Answer: Codable, Sendable {
        /// By code: who was in the class to the end of the year, or still is.
        var items: [Item]
    }

    struct Item: Codable, Sendable {
        var pupil: PupilCode
        var advice: PromotionAdvice
        /// Left out while nothing is decided.
        var decided: Promotion?
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let known = try KnownClasses.find(schoolClass, in: store) else {
            return .refused(.unknownClass(schoolClass))
        }
        let approved = try CompletionLists.decisions(at: schoolClass.school, in: schoolClass.year, from: store)
        var items: [Item] = []
        for pupil in try KnownEnrolments.pupilsAtYearEnd(of: schoolClass, in: store) {
            let result = try Results.find(pupil, schoolClass.year, .year, in: store)
            items.append(
                Item(
                    pupil: pupil, advice: PromotionAdvice(on: result, in: known.grades, by: approved[pupil]),
                    decided: try Promotions.find(pupil, schoolClass.year, in: store)))
        }
        return .done(Answer(items: items))
    }
}
