public import Access
public import SQLite
public import Vocabulary
public import Wire

/// Decides who somebody is and what he may do, from what the service knows itself: no round trip.
public protocol Gatekeeper: Sendable {
    /// The claims of a valid `Bearer` token, or nothing.
    func claims(in authorization: String?, at now: Instant, from store: Reader) throws(SQLiteError) -> Claims?

    /// Whether the bearer may, by role or by a duty that holds on the day.
    func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool

    /// Whether an event from this source is to be believed about this context of this unit.
    func trusts(
        source: EventSource, on context: Context, of unit: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Bool
}

/// Where an event comes from, as the broker has validated it.
public enum EventSource: Sendable, Hashable {
    case service(Context)
    case integrator(IntegratorName)

    /// Reads `/khuevan/<site>/<service>` or `/integrators/<name>`; the last word must be the broker's validated user.
    public init?(_ source: String, user: String) {
        let parts = source.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first == "", let last = parts.last, last == user else { return nil }
        if parts.count == 4, parts[1] == "khuevan", let context = Context(rawValue: user) {
            self = .service(context)
        } else if parts.count == 3, parts[1] == "integrators", let name = IntegratorName(user) {
            self = .integrator(name)
        } else {
            return nil
        }
    }
}
