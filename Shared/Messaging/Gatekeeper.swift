public import Access
public import SQLite
public import Vocabulary
public import Wire

/// Decides who somebody is and what he may do, from what the service knows itself: no round trip.
public protocol Gatekeeper: Sendable {
    /// What roles and duties allow.
    var policy: Policy { get }

    /// The claims of a valid `Bearer` token, or nothing.
    func claims(in authorization: String?, at now: Instant, from store: Reader) throws(SQLiteError) -> Claims?

    /// Whether the bearer may, by role or by a duty that holds on the day.
    func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool

    /// Whether an event from this source is to be believed about this context of this unit.
    func trusts(
        _ publisher: Publisher, on context: Context, of unit: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Bool

    /// Whether the unit is known here at all.
    func knows(_ unit: UnitCode, in store: Reader) throws(SQLiteError) -> Bool
}

extension Gatekeeper {
    public var policy: Policy { .standard }
}

/// Who publishes an event, as the broker has validated him.
public enum Publisher: Sendable, Hashable {
    case service(Context)
    case integrator(IntegratorName)

    /// Reads the event's source; its name must be the user that the broker has validated.
    public init?(_ source: EventSource, user: String?) {
        guard let user, source.name == user else { return nil }
        if source.isIntegrator {
            guard let name = IntegratorName(user) else { return nil }
            self = .integrator(name)
        } else {
            guard let service = Context(rawValue: user) else { return nil }
            self = .service(service)
        }
    }
}
