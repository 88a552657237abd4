import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What an account may do today, and by which role; what comes with duties is listed by name, since duties are Staff's.
struct PermissionList: Query {
    static let name: MessageName = "identity.permissions"
    static let permission: Permission? = .readAccounts

    var account: UserName

    struct Answer: Codable, Sendable {
        var roles: [Held]
        /// What comes with duties, where and while they last.
        var duties: [Duty]
    }

    /// A role of today, and what it allows.
    struct Held: Codable, Sendable {
        var role: Role
        var label: Bilingual
        var unit: UnitCode
        var scope: ScopeKind
        /// The first day without it.
        var to: LocalDate?
        /// When it ends, where it was taken in an emergency.
        var until: Instant?
        var permissions: [Allowed]
    }

    struct Duty: Codable, Sendable {
        var relation: Relation
        var label: Bilingual
        var scope: ScopeKind
        var permissions: [Allowed]
    }

    struct Allowed: Codable, Sendable {
        var permission: Permission
        var label: Bilingual

        init(_ permission: Permission) {
            self.permission = permission
            label = permission.label
        }
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let state = try Accounts.state(of: account, in: store) else { return .refused(.notFound) }
        let policy = occasion.policy
        var held: [Held] = []
        for grant in state.roles where grant.holds(on: occasion.today) {
            guard let rule = policy.roles.first(where: { $0.role == grant.role }) else { continue }
            held.append(Held(rule, at: grant.unit, to: grant.to))
        }
        for glass in try BrokenGlasses.held(by: account, at: occasion.now, in: store) {
            guard let rule = policy.roles.first(where: { $0.role == glass.role }) else { continue }
            held.append(Held(rule, at: glass.unit, until: glass.to))
        }
        let duties = policy.relations.map { rule in
            Duty(
                relation: rule.relation, label: rule.label, scope: rule.scope,
                permissions: rule.permissions.filter { state.mayHave($0, by: rule.relation) }.map(Allowed.init))
        }
        return .done(Answer(roles: held, duties: duties.filter { state.mayHave($0.relation) }))
    }
}

extension PermissionList.Held {
    fileprivate init(_ rule: Policy.RoleRule, at unit: UnitCode, to: LocalDate? = nil, until: Instant? = nil) {
        self.init(
            role: rule.role, label: rule.label, unit: unit, scope: rule.scope, to: to, until: until,
            permissions: rule.permissions.map(PermissionList.Allowed.init))
    }
}

extension Account {
    /// Whether such a right can be its holder's: duties are the staff's, and nobody is a pupil beside.
    fileprivate func mayHave(_ relation: Relation) -> Bool {
        switch relation {
        case .oneself: true
        case .pupil: pupil != nil
        case .subjectTeacher, .homeroomTeacher, .groupHead: person != nil
        }
    }

    /// Whoever has no staff file has no rights over his own.
    fileprivate func mayHave(_ permission: Permission, by relation: Relation) -> Bool {
        relation != .oneself || person != nil || !permission.isOverStaffFile
    }
}
