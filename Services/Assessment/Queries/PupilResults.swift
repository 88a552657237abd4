import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A pupil's results through the years and terms, as last computed, under every code he has had.
///
/// Whoever may read marks where the pupil is now sees all of them. The pupil sees his own once the principal has
/// approved them: until then they may change, and are told to nobody (004 Đ11.1, Đ19.4).
struct PupilResults: Query {
    static let name: MessageName = "assessment.pupil-results"
    static let permission: Permission? = .readMarks

    var pupil: PupilCode
    /// Only what came of it at this school, as a school asks that had the pupil before; everywhere where nothing is said.
    var school: UnitCode?

    struct Answer: Codable, Sendable {
        /// By year and term.
        var items: [Item]
    }

    struct Item: Codable, Sendable {
        var result: PupilResult
        /// Whether the principal has approved it and it stands so.
        var approved: Bool
    }

    /// The pupil, and his class of now, so that its homeroom teacher may look.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        let codes = try KnownPupils.codes(of: pupil, in: store)
        let stays = try KnownEnrolments.stays(of: codes, in: store)
        guard let last = stays.last(where: { school == nil || $0.schoolClass.school == school }) else { return nil }
        return Scope(last.schoolClass.school, schoolClass: last.isOpen ? last.schoolClass : nil, pupil: codes.first)
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let codes = try KnownPupils.codes(of: pupil, in: store)
        let isOwn = occasion.claims?.pupil.map(codes.contains) ?? false
        var items: [Item] = []
        for result in try Self.results(of: codes, in: store)
        where school == nil || result.schoolClass.school == school {
            let signed = try ResultApprovals.standing(
                of: result.pupil, in: result.schoolClass.year, result.term, from: store)
            let isApproved = signed == result.schoolClass
            if isOwn, !isApproved { continue }
            items.append(Item(result: result, approved: isApproved))
        }
        return .done(Answer(items: items))
    }

    /// By year and term; where a term stands twice, the code in use comes first.
    private static func results(of codes: [PupilCode], in store: Reader) throws(SQLiteError) -> [PupilResult] {
        var results: [PupilResult] = []
        for code in codes { results += try Results.all(of: code, in: store) }
        func place(_ one: (offset: Int, element: PupilResult)) -> (SchoolYear, String, Int) {
            (one.element.schoolClass.year, one.element.term.rawValue, one.offset)
        }
        return results.enumerated().sorted { place($0) < place($1) }.map(\.element)
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(
            of: answer.items.map(\.result.pupil), en: "results of all terms", vi: "kết quả học tập các kì")
    }
}
