import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// How the children of a class stand in a checkup: scores and classes, never what was weighed and measured.
struct GrowthOfClass: Query {
    static let name: MessageName = "campus.growth"
    static let permission: Permission? = .readHealth

    var checkup: CheckupID
    var schoolClass: ClassID

    struct Answer: Codable, Sendable {
        var pupils: [Child]
    }

    struct Child: Codable, Sendable {
        var pupil: PupilCode
        var measuredOn: LocalDate
        /// Standard deviations from WHO's median: height, weight and body mass for age, weight for height.
        var scores: Measurement.Scores
        /// Empty means normal; not there when no table could judge the child.
        var classes: [GrowthWord]?
        /// The indices whose score no child has: measure again.
        var flags: [GrowthIndex]
    }

    /// A class of another school than the checkup's is as good as unknown.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        guard let checkup = try Checkups.find(checkup, in: store), checkup.school == schoolClass.school else {
            return nil
        }
        return Scope(checkup.school, schoolClass: schoolClass)
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let counting = try Measurements.counting(in: checkup, of: schoolClass, store: store)
        return .done(Answer(pupils: counting.map(Child.init)))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: answer.pupils.map(\.pupil), en: "growth at a checkup", vi: "tình trạng dinh dưỡng tại đợt đo")
    }
}

extension GrowthOfClass.Child {
    fileprivate init(_ measurement: Measurement) {
        self.init(
            pupil: measurement.pupil, measuredOn: measurement.measuredOn, scores: measurement.scores,
            classes: measurement.classes?.map(GrowthWord.init), flags: measurement.flags)
    }
}
