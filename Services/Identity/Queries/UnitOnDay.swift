import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// One unit whole, with its place in the tree of a day: who is above it, and who directly below.
struct UnitOnDay: Query {
    static let name: MessageName = "identity.unit"
    static let permission: Permission? = .readUnits

    var unit: UnitCode
    /// Today when nothing is said.
    var on: LocalDate?
    /// How many of the units below at once.
    var limit: Int?
    var after: UnitCode?

    struct Answer: Codable, Sendable {
        /// All that is known of it now, every place it ever had included.
        var unit: Unit
        var on: LocalDate
        /// Whether there was, or will be, such a unit on the day.
        var isOpen: Bool
        /// Those above it on the day, the nearest first.
        var above: [UnitInTree]
        /// Those that answer to it itself on the day, by code.
        var below: [UnitInTree]
        /// What to send as `after` for the rest of those below.
        var next: UnitCode?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let state = try Directory.unit(unit, in: store) else {
            return .refused(
                Refusal(.notFound, at: "/unit", en: "is not a registered unit", vi: "không phải đơn vị đã đăng ký"))
        }
        let day = on ?? occasion.today
        let isOpen = state.from <= day && state.to.map { day < $0 } ?? true
        let size = Page.size(limit)
        let found = try UnitTree.directly(below: unit, on: day, after: after, limit: size + 1, in: store)
        let below = Array(found.prefix(size))
        return .done(
            Answer(
                unit: state, on: day, isOpen: isOpen, above: isOpen ? try UnitTree.above(unit, on: day, in: store) : [],
                below: below, next: found.count > size ? below.last?.code : nil))
    }
}
