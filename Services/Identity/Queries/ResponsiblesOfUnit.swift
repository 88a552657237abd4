import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Who answers for which module of a unit's data on a day, and what nobody answers for.
struct ResponsiblesOfUnit: Query {
    static let name: MessageName = "identity.responsibles"
    static let permission: Permission? = .readUnits

    var unit: UnitCode
    /// Today when nothing is said.
    var on: LocalDate?

    struct Answer: Codable, Sendable {
        /// By module: as many as there are modules at most.
        var items: [Responsibility]
        /// Modules without anybody.
        var vacant: [Module]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard try Directory.knows(unit, in: store) else {
            return .refused(
                Refusal(.notFound, at: "/unit", en: "is not a registered unit", vi: "không phải đơn vị đã đăng ký"))
        }
        let items = try Responsibilities.held(at: unit, on: on ?? occasion.today, in: store)
        let taken = Set(items.map(\.module))
        return .done(Answer(items: items, vacant: Module.allCases.filter { !taken.contains($0) }))
    }
}
