public import Vocabulary
public import Wire

/// Who may do what, as data: roles and relations with their permissions, and how far each reaches.
public struct Policy: Codable, Sendable {
    public var version: String
    /// Minutes after which somebody who does nothing must sign in again, where his roles do not say less.
    public var idleMinutes: Int
    public var roles: [RoleRule]
    public var relations: [RelationRule]

    /// What a role may do at its unit, or there and everywhere below.
    public struct RoleRule: Codable, Sendable {
        public var role: Role
        public var label: Bilingual
        public var scope: ScopeKind
        /// Where it is less than the policy's own.
        public var idleMinutes: Int?
        public var permissions: [Permission]
    }

    /// What somebody may do because of a dated duty, and of which records when it is over.
    public struct RelationRule: Codable, Sendable {
        public var relation: Relation
        public var label: Bilingual
        public var scope: ScopeKind
        public var permissions: [Permission]
        /// What stays when the duty has ended: to read what it was about.
        public var afterwards: [Permission]?
    }

    /// The policy shipped with the suite, `deploy/policy/default.json`.
    public static let standard: Policy = {
        switch read(PackageResources.default_json) {
        case .success(let policy): return policy
        case .failure(let violations): preconditionFailure("the shipped policy is broken: \(violations)")
        }
    }()

    /// Reads a policy and holds it against what it must be; says all that is wrong at once.
    public static func read(_ bytes: [UInt8]) -> Result<Policy, Violations> {
        let policy: Policy
        switch WireDecoder.decode(Policy.self, from: bytes) {
        case .failure(let violations): return .failure(violations)
        case .success(let read): policy = read
        }
        return Violations(policy.contradictions).map { .failure($0) } ?? .success(policy)
    }

    /// Whether the bearer may, by role alone.
    ///
    /// `lineage` is the unit of the scope and every unit above it on the day.
    public func allows(_ permission: Permission, to claims: Claims, at lineage: [UnitCode]) -> Bool {
        let held = held(by: claims, at: lineage)
        return roles.contains { held.contains($0.role) && $0.permissions.contains(permission) }
    }

    /// The roles of the bearer that reach the first unit of the lineage.
    public func held(by claims: Claims, at lineage: [UnitCode]) -> Set<Role> {
        // The place first: of somebody with a role at each of many schools, one grant is left to compare with the rules.
        let reaching = claims.roles.filter { grant in
            lineage.contains(grant.unit)
                && roles.contains { $0.role == grant.role && ($0.scope != .unit || lineage.first == grant.unit) }
        }
        return Set(reaching.map(\.role))
    }

    /// The relations that would give the permission, for the service to look up.
    public func relations(giving permission: Permission) -> [Relation] {
        relations.filter { $0.permissions.contains(permission) }.map(\.relation)
    }

    /// How long somebody with these roles may do nothing.
    public func idleMinutes(of roles: some Sequence<Role>) -> Int {
        roles.reduce(idleMinutes) { least, role in
            min(least, self.roles.first { $0.role == role }?.idleMinutes ?? least)
        }
    }

    private var contradictions: [Violation] {
        var found: [Violation] = []
        func add(_ pointer: String, en: String, vi: String) {
            found.append(Violation(at: pointer, .invalid, Bilingual(en: en, vi: vi)))
        }
        if !(1...60).contains(idleMinutes) {
            add("/idleMinutes", en: "must be 1 to 60", vi: "phải từ 1 đến 60")
        }
        for (index, rule) in roles.enumerated() {
            if roles[..<index].contains(where: { $0.role == rule.role }) {
                add("/roles/\(index)/role", en: "is there twice", vi: "bị lặp lại")
            }
            if rule.scope != .unit && rule.scope != .subtree {
                add("/roles/\(index)/scope", en: "must be unit or subtree", vi: "phải là unit hoặc subtree")
            }
            if let minutes = rule.idleMinutes, !(1...60).contains(minutes) {
                add("/roles/\(index)/idleMinutes", en: "must be 1 to 60", vi: "phải từ 1 đến 60")
            }
        }
        for (index, rule) in relations.enumerated() {
            if relations[..<index].contains(where: { $0.relation == rule.relation }) {
                add("/relations/\(index)/relation", en: "is there twice", vi: "bị lặp lại")
            }
            if rule.scope != rule.relation.scope {
                add(
                    "/relations/\(index)/scope", en: "must be \(rule.relation.scope.rawValue)",
                    vi: "phải là \(rule.relation.scope.rawValue)")
            }
        }
        return found
    }
}
