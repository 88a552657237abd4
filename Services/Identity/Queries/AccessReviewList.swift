import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// A unit's accounts with what stands out of each, for whoever reviews them; `identity.conclude-access-review` says that
/// it has been done.
struct AccessReviewList: Query {
    static let name: MessageName = "identity.access-review"
    static let permission: Permission? = .reviewAccess

    var unit: UnitCode

    struct Answer: Codable, Sendable {
        /// By name; closed accounts are left out.
        var items: [ReviewedAccount]
        /// When it was done last.
        var reviewed: LocalDate?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(
            Answer(
                items: try AccessFindings.of(unit, on: occasion, in: store),
                reviewed: try AccessReviews.last(of: unit, in: store)))
    }
}
