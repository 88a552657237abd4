public import Access
public import SQLite
public import Vocabulary
public import Wire

/// The circumstances of one command or query: who, when, and as part of what.
public struct Occasion: Sendable {
    /// The message's id, which facts that follow from it carry.
    public var id: MessageID
    /// Who asks; nothing for a command that needs no permission, and for the service's own schedules.
    public var claims: Claims?
    /// The broker's user who sent it, as the broker has validated him; nothing where he did not say.
    public var user: String?
    public var now: Instant
    /// W3C trace context, passed on.
    public var traceParent: TraceParent?
    /// Which service handles it, for facts that nobody signed in for.
    public var service: Context
    /// What came of the command's ``Command/labour(on:from:)``; nothing where it was not done beforehand.
    public var labour: (any Sendable)?
    /// Says that nobody waits any more for work that is done beforehand.
    var isAbandoned: @Sendable () -> Bool = { false }
    let gate: any Gatekeeper

    public init(
        id: MessageID, claims: Claims?, user: String? = nil, now: Instant, traceParent: TraceParent? = nil,
        service: Context, labour: (any Sendable)? = nil, gate: any Gatekeeper
    ) {
        self.id = id
        self.claims = claims
        self.user = user
        self.now = now
        self.traceParent = traceParent
        self.service = service
        self.labour = labour
        self.gate = gate
    }

    /// Why the sender may not do this there; nothing when he may.
    public func objection(
        to permission: Permission, over scope: Scope?, in store: Reader
    ) throws(SQLiteError) -> Refusal? {
        guard let claims else { return .unauthenticated }
        guard let scope else { return .notFound }
        return try gate.allows(permission, to: claims, over: scope, on: today, in: store) ? nil : .forbidden
    }

    /// Who may do what in this installation.
    public var policy: Policy { gate.policy }

    /// Whether the sender may do this there, where a message asks more of him than its own permission.
    public func allows(
        _ permission: Permission, over scope: Scope, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try claims.map { (claims) throws(SQLiteError) in
            try gate.allows(permission, to: claims, over: scope, on: today, in: store)
        } ?? false
    }

    /// The day it is in Việt Nam.
    public var today: LocalDate { LocalDate(of: now) ?? .sample }

    /// Who the facts that follow are ascribed to.
    public var actor: ActorName {
        claims.flatMap { ActorName(.account, $0.sub.text) } ?? ActorName(.service, service.rawValue) ?? .sample
    }
}
