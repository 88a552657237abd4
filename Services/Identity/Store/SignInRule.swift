import Access
import SQLite
import Vocabulary
import Wire

/// The table `sign_in_rule`: what the operator has set about signing in, as of the last start.
struct SignInRule: RowReadable, Equatable {
    /// Minutes that a token holds; what the policy says where nothing is set.
    var tokenMinutes: Int?
    var administratorMinutes: Int?
    /// Hours after which a session ends whatever happens.
    var sessionHours = 12
    /// Days after which a password must be changed (TCVN 14423:2026: administrators' every two months).
    var passwordDays = 180
    var administratorPasswordDays = 60
    /// Days after which an account that nobody uses is suspended.
    var idleDays = 45
    /// The same for pupils: once a school year, and not over a summer (004 Đ19.4).
    var pupilPasswordDays = 365
    var pupilIdleDays = 180
    /// Days that a key signs tokens.
    var keyDays = 30
    var secondFactor = Demand.optional

    /// Who must have a second factor; programs have none.
    enum Demand: String, WireEnum { case optional, administrators, everybody }

    init() {}

    init(row: borrowing Row) throws(SQLiteError) {
        tokenMinutes = try row[0]
        administratorMinutes = try row[1]
        sessionHours = try row[2]
        passwordDays = try row[3]
        administratorPasswordDays = try row[4]
        idleDays = try row[5]
        keyDays = try row[6]
        secondFactor = try row[7]
        pupilPasswordDays = try row[8]
        pupilIdleDays = try row[9]
    }

    static func current(in store: Reader) throws(SQLiteError) -> SignInRule {
        try store.first(
            """
            SELECT token_minutes, administrator_minutes, session_hours, password_days, administrator_password_days,
                idle_days, key_days, second_factor, pupil_password_days, pupil_idle_days
            FROM sign_in_rule
            """) ?? SignInRule()
    }

    func keep(in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT OR REPLACE INTO sign_in_rule(
                one, token_minutes, administrator_minutes, session_hours, password_days, administrator_password_days,
                idle_days, key_days, second_factor, pupil_password_days, pupil_idle_days)
            VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """, tokenMinutes, administratorMinutes, sessionHours, passwordDays, administratorPasswordDays, idleDays,
            keyDays, secondFactor, pupilPasswordDays, pupilIdleDays)
    }

    /// Whether somebody with these roles administers, and so is held to more.
    static func administers(_ roles: [Role], by policy: Policy) -> Bool {
        policy.idleMinutes(of: roles) < policy.idleMinutes
    }

    /// How long a token of somebody with these roles holds.
    func tokenMinutes(for roles: [Role], by policy: Policy) -> Int {
        guard Self.administers(roles, by: policy) else { return tokenMinutes ?? policy.idleMinutes }
        return administratorMinutes ?? min(policy.idleMinutes(of: roles), tokenMinutes ?? policy.idleMinutes)
    }

    func passwordDays(for roles: [Role], by policy: Policy) -> Int {
        Self.administers(roles, by: policy) ? min(administratorPasswordDays, passwordDays) : passwordDays
    }

    func demandsSecondFactor(of roles: [Role], by policy: Policy) -> Bool {
        switch secondFactor {
        case .optional: false
        case .administrators: Self.administers(roles, by: policy)
        case .everybody: true
        }
    }
}
