import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What families of a school want put right, with what is late.
struct CorrectionList: Query {
    static let name: MessageName = "pupils.corrections"
    static let permission: Permission? = .managePupils

    var school: UnitCode
    /// Only those that nobody has decided, the most urgent first; at most 500, without pages.
    var open: Bool?
    var limit: Int?
    var after: String?

    struct Item: Codable, Sendable {
        var request: CorrectionRequest
        /// Not answered in time: neither that it has come, nor what came of it.
        var isLate: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Item>> {
        let size = Page<Item>.size(limit)
        let today = occasion.today
        func items(_ requests: [CorrectionRequest]) -> [Item] {
            requests.map { Item(request: $0, isLate: $0.isLate(on: today)) }
        }
        if open == true {
            let found = items(try Corrections.open(at: school, limit: size, in: store))
            return .done(Page(found, size: size) { String($0.request.number) })
        }
        let found = items(
            try Corrections.list(
                of: school, after: after.flatMap { Int64($0) } ?? 0, limit: size + 1, in: store))
        return .done(Page(found, size: size) { String($0.request.number) })
    }

    func disclosure(in answer: Page<Item>) -> Disclosure? {
        Disclosure(
            of: answer.items.map(\.request.pupil), en: "what the family wants put right",
            vi: "yêu cầu đính chính của gia đình")
    }
}
