import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// A unit and all below it, as the tree stood on a day.
struct UnitsBelow: Query {
    static let name: MessageName = "identity.units"
    static let permission: Permission? = .readUnits

    /// The top of the part of the tree that is asked for; the installation itself when nothing is said.
    var under: UnitCode?
    /// Today when nothing is said.
    var on: LocalDate?
    var limit: Int?
    var after: UnitCode?

    struct Answer: Codable, Sendable {
        /// By code; the tree is in `parent`.
        var items: [UnitInTree]
        /// What to send as `after` for the rest.
        var next: UnitCode?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(under ?? UnitCode.root) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let top = under ?? UnitCode.root
        guard try Directory.knows(top, in: store) else {
            return .refused(
                Refusal(.notFound, at: "/under", en: "is not a registered unit", vi: "không phải đơn vị đã đăng ký"))
        }
        let size = Page.size(limit)
        let found = try UnitTree.below(top, on: on ?? occasion.today, after: after, limit: size + 1, in: store)
        let items = Array(found.prefix(size))
        return .done(Answer(items: items, next: found.count > size ? items.last?.code : nil))
    }
}

/// A unit with its place on one day.
struct UnitInTree: Codable, Sendable, Hashable {
    var code: UnitCode
    var kind: UnitKind
    var name: ShortText
    var parent: UnitCode?
    var levels: [Level]
    var ownership: Ownership?
    var region: Region?
    var from: LocalDate
    var to: LocalDate?

    init(_ unit: Unit, parent: UnitCode?) {
        code = unit.code
        kind = unit.kind
        name = unit.name
        self.parent = parent
        levels = unit.levels
        ownership = unit.ownership
        region = unit.region
        from = unit.from
        to = unit.to
    }
}
