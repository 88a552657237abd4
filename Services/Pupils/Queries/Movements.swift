import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Who came to a school, moved, paused, came back and went in a span of days, day by day (003 Đ4.1, 004 Đ16.1).
///
/// Whoever leads the school follows by it whether the roll is kept; the reasons are the families' business, so it is for
/// those who keep the roll themselves.
struct Movements: Query {
    static let name: MessageName = "pupils.movements"
    static let permission: Permission? = .managePupils

    var school: UnitCode
    var from: LocalDate
    /// The first day that is not looked at any more.
    var to: LocalDate
    var limit: Int?
    var after: String?

    /// What happened; called as the fact that was recorded of it.
    enum Kind: String, WireEnum {
        /// Put into a class, other than by moving from one of the same school.
        case enrolled
        case moved, suspended, resumed, left, completed, deceased
        case transferredOut = "transferred-out"
    }

    struct Item: Codable, Hashable {
        var on: LocalDate
        var kind: Kind
        var pupil: PupilCode
        var name: PersonName
        /// The class the pupil came into, or was in.
        var schoolClass: ClassID
        /// The class the pupil moved into.
        var newClass: ClassID?
        /// Why the pupil gave up school.
        var leaveReason: LeaveReason?
        /// Why the pupil pauses.
        var reason: LongText?
    }

    /// How often something happened in the whole span, whatever page is asked for.
    struct Total: Codable, Hashable {
        var kind: Kind
        var count: Int
    }

    struct Answer: Codable {
        /// Of every kind, none left out.
        var totals: [Total]
        var items: [Item]
        var next: String?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        if to <= from {
            findings.add(.invalid, at: "/to", en: "must be later than from", vi: "phải sau ngày bắt đầu")
        }
        let cursor = after.flatMap(MovementSearch.Place.init)
        if after != nil, cursor == nil { findings.addStrangeCursor() }
        if let refusal = findings.refusal { return .refused(refusal) }
        let size = Page<Item>.size(limit)
        let wanted = MovementSearch(school: school, from: from, to: to)
        let counts = try wanted.counts(in: store)
        let found = try wanted.page(after: cursor, limit: size + 1, in: store)
        let page = Page<MovementSearch.Found>(found, size: size) { $0.place.text }
        return .done(
            Answer(
                totals: Kind.allCases.map { Total(kind: $0, count: counts[$0] ?? 0) }, items: page.items.map(\.item),
                next: page.next))
    }
}
