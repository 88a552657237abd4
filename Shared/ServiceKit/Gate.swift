import Access
import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// The gatekeeper of a service: tokens checked with kept keys, rights by policy, by tree and by duty.
struct Gate<S: Service>: Gatekeeper {
    let policy: Policy
    private let memory = TokenMemory()

    init(policy: Policy) { self.policy = policy }

    /// The bearer's claims, unless the token has been withdrawn since it was given.
    func claims(in authorization: String?, at now: Instant, from store: Reader) throws(SQLiteError) -> Claims? {
        guard let claims = try signed(authorization, at: now, from: store),
            try !Directory.isBarred(claims, in: store)
        else { return nil }
        return claims
    }

    private func signed(
        _ authorization: String?, at now: Instant, from store: Reader
    ) throws(SQLiteError) -> Claims? {
        guard let authorization, authorization.hasPrefix("Bearer ") else { return nil }
        let token = String(authorization.dropFirst(7))
        if let known = memory.claims(of: token, at: now) { return known }
        let claims = try Token.verify(token, at: now) { (id) throws(SQLiteError) -> Ed25519.VerifyingKey? in
            guard let text = try Directory.publicKey(id, at: now, in: store), let bytes = try? Base64URL.decode(text)
            else {
                return nil
            }
            return try? Ed25519.VerifyingKey(bytes)
        }
        if let claims { memory.remember(token, claims) }
        return claims
    }

    func allows(
        _ permission: Permission, to claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        // Most have their role at the unit itself: for them nobody need look up what is above it.
        if policy.allows(permission, to: claims, at: [scope.unit]) { return true }
        let lineage = try Directory.lineage(of: scope.unit, on: day, in: store)
        if policy.allows(permission, to: claims, at: lineage) { return true }
        for rule in policy.relations {
            if rule.permissions.contains(permission),
                try holds(rule.relation, claims, over: scope, on: day, in: store)
            {
                return true
            }
            if rule.afterwards?.contains(permission) == true, let person = claims.person,
                try S.held(rule.relation, person, over: scope, before: day, in: store)
            {
                return true
            }
        }
        return false
    }

    private func holds(
        _ relation: Relation, _ claims: Claims, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        if relation == .oneself && scope.account == claims.sub { return true }
        if relation == .pupil { return scope.pupil != nil && scope.pupil == claims.pupil }
        guard let person = claims.person else { return false }
        if relation == .oneself { return scope.member == person }
        return try S.holds(relation, person, over: scope, on: day, in: store)
    }

    func knows(_ unit: UnitCode, in store: Reader) throws(SQLiteError) -> Bool {
        try Directory.knows(unit, in: store)
    }

    /// A service is believed about its own context, unless the school runs another vendor's system for it.
    ///
    /// Identity alone cannot be handed over: it says who is believed, and could never take the word back.
    func trusts(
        _ publisher: Publisher, on context: Context, of unit: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Bool {
        if context == .identity { return publisher == .service(.identity) }
        let integrator = try Directory.integrator(for: context, of: unit, in: store)
        switch publisher {
        case .service(let service): return service == context && integrator == nil
        case .integrator(let name): return name == integrator
        }
    }
}
