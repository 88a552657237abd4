public import Vocabulary
public import Wire

/// Who may do what, as data: roles and relations with their permissions.
public struct Policy: Codable, Sendable {
    public var version: String
    public var roles: [RoleRule]
    public var relations: [RelationRule]

    /// What a role may do at its unit and everywhere below.
    public struct RoleRule: Codable, Sendable {
        public var role: Role
        public var label: Bilingual
        public var permissions: [Permission]
    }

    /// What somebody may do because of a dated duty.
    public struct RelationRule: Codable, Sendable {
        public var relation: Relation
        public var label: Bilingual
        public var permissions: [Permission]
    }

    /// The policy shipped with the suite.
    public static let standard: Policy = {
        switch WireDecoder.decode(Policy.self, from: PackageResources.default_json) {
        case .success(let policy): return policy
        case .failure(let violations): preconditionFailure("the shipped policy is broken: \(violations)")
        }
    }()

    /// Whether the bearer may, by role alone.
    ///
    /// `lineage` is the unit of the scope and every unit above it on the day.
    public func allows(_ permission: Permission, to claims: Claims, at lineage: [UnitCode]) -> Bool {
        claims.roles.contains { grant in
            lineage.contains(grant.unit)
                && roles.contains { $0.role == grant.role && $0.permissions.contains(permission) }
        }
    }

    /// The relations that would give the permission, for the service to look up.
    public func relations(giving permission: Permission) -> [Relation] {
        relations.filter { $0.permissions.contains(permission) }.map(\.relation)
    }
}
