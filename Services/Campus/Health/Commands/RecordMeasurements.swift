import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Records what was measured in one class, judges it by WHO's tables, and publishes what it means.
///
/// A child that cannot be recorded leaves the others alone. Of one child in one checkup the last measurement
/// counts, so a mistake is mended by sending the child again.
struct RecordMeasurements: Command {
    static let name: MessageName = "campus.record-measurements"
    static let permission: Permission? = .manageHealth
    static let limit = 200

    var checkup: CheckupID
    var schoolClass: ClassID
    var measurements: [Lenient<MeasuredChild>]

    struct Answer: Codable, Sendable {
        /// How many of the children now stand as they were sent.
        var recorded: Int
        /// One for each child, in the order sent.
        var items: [Item]
    }

    /// What became of one child.
    struct Item: Codable, Sendable {
        /// Nothing when it was not even readable.
        var pupil: PupilCode?
        /// Empty means normal, or not judged at all when there are flags or a refusal.
        var classes: [GrowthWord] = []
        /// The indices whose score no child has: measure again.
        var flags: [GrowthIndex]?
        var refused: Problem?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Checkups.find(checkup, in: store).map { Scope($0.school, schoolClass: schoolClass) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let checkup = try Checkups.find(checkup, in: transaction.reader) else {
            return .refused(
                Refusal(
                    .notFound, at: "/checkup", en: "names no checkup; open it first",
                    vi: "không phải đợt đo đã mở; hãy mở đợt đo trước"))
        }
        let violations = violations(in: checkup)
        guard violations.isEmpty else { return .refused(Refusal(all: violations)) }
        var sheet = MeasuringSheet(checkup: checkup, schoolClass: schoolClass, today: occasion.today)
        var answer = Answer(recorded: 0, items: [])
        for (index, child) in measurements.enumerated() {
            answer.items.append(try sheet.settle(child, at: "/measurements/\(index)", in: &transaction))
        }
        answer.recorded = answer.items.count { $0.refused == nil }
        for changed in sheet.changed.sorted() {
            try transaction.record("classified", classification(of: changed, in: transaction.reader), on: occasion)
        }
        return .done(answer)
    }

    /// What is wrong with the message as a whole.
    private func violations(in checkup: Checkup) -> [Violation] {
        var violations: [Violation] = []
        if schoolClass.school != checkup.school || schoolClass.year != checkup.year {
            violations.append(
                Violation(
                    at: "/schoolClass", .invalid,
                    Bilingual(
                        en: "must be a class of the school and year that the checkup is of",
                        vi: "phải là lớp của đúng trường và năm học của đợt đo")))
        }
        if measurements.count > Self.limit {
            violations.append(
                Violation(
                    at: "/measurements", .tooLarge,
                    Bilingual(
                        en: "has \(measurements.count) children; at most \(Self.limit) may be sent at once",
                        vi: "có \(measurements.count) trẻ; mỗi lần chỉ được gửi nhiều nhất \(Self.limit)")))
        }
        return violations
    }

    /// The public state of a class: everybody judged so far.
    private func classification(
        of schoolClass: ClassID, in store: Reader
    ) throws(SQLiteError) -> GrowthClassification {
        let counting = try Measurements.counting(in: checkup, of: schoolClass, store: store)
        return GrowthClassification(
            checkup: checkup, schoolClass: schoolClass,
            pupils: counting.compactMap { measurement in
                measurement.classes.map { .init(pupil: measurement.pupil, classes: $0.map(\.rawValue)) }
            })
    }
}
