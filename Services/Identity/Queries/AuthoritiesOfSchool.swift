import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Who is and who was believed about each context of a school; where nothing was decided, our own service is.
struct AuthoritiesOfSchool: Query {
    static let name: MessageName = "identity.authorities"
    static let permission: Permission? = .readUnits

    var school: UnitCode
    var limit: Int?
    /// The last decision of the page before.
    var after: Cursor?

    /// One decision: the n-th about a context.
    struct Cursor: Codable, Sendable, Hashable {
        var of: Context
        var version: Int64
    }

    struct Item: Codable, Sendable {
        var of: Context
        /// Counts the decisions about this context, from 1.
        var version: Int64
        /// The vendor's system, or nothing for our own service.
        var integrator: IntegratorName?
        var from: LocalDate
        var isPresent: Bool
    }

    struct Answer: Codable, Sendable {
        /// Context by context, the oldest decision first.
        var items: [Item]
        /// What to send as `after` for the rest.
        var next: Cursor?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard try Directory.knows(school, in: store) else {
            return .refused(
                Refusal(.notFound, at: "/school", en: "is not a registered unit", vi: "không phải đơn vị đã đăng ký"))
        }
        let size = Page.size(limit)
        let found = try Authorities.decisions(
            about: school, after: after.map { ($0.of, $0.version) }, limit: size + 1, in: store)
        var items: [Item] = []
        for (index, (decision, version)) in found.prefix(size).enumerated() {
            let isLast = index + 1 == found.count || found[index + 1].authority.of != decision.of
            items.append(
                Item(
                    of: decision.of, version: version, integrator: decision.integrator, from: decision.from,
                    isPresent: isLast))
        }
        let next = items.last.map { Cursor(of: $0.of, version: $0.version) }
        return .done(Answer(items: items, next: found.count > size ? next : nil))
    }
}
