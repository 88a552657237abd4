import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

extension Identity {
    /// Makes sure of what everything else hangs on: the root of the tree, a key for tokens, somebody who may begin.
    static func prepare(
        with configuration: Configuration, on occasion: Occasion, in transaction: inout Transaction
    ) throws {
        try rule(of: configuration).keep(in: &transaction)
        try plantRoot(on: occasion, in: &transaction)
        try mintTokenKey(on: occasion, in: &transaction)
        try openFirstAccount(
            configuration["bootstrap-account"], configuration["bootstrap-password"], on: occasion, in: &transaction)
    }

    /// What the operator has set about signing in; says all that is wrong with it.
    private static func rule(of configuration: Configuration) throws(ConfigurationError) -> SignInRule {
        var rule = SignInRule()
        var complaints: [String] = []
        func number(_ key: String, _ range: ClosedRange<Int>) -> Int? {
            guard let text = configuration[key] else { return nil }
            if let number = Int(text), range.contains(number) { return number }
            complaints.append("\(key): \(text) is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        rule.tokenMinutes = number("token-minutes", 1...60)
        rule.administratorMinutes = number("administrator-token-minutes", 1...60)
        rule.sessionHours = number("session-hours", 1...168) ?? rule.sessionHours
        rule.passwordDays = number("password-days", 1...3650) ?? rule.passwordDays
        rule.administratorPasswordDays =
            number("administrator-password-days", 1...3650) ?? rule.administratorPasswordDays
        rule.idleDays = number("idle-days", 1...3650) ?? rule.idleDays
        rule.pupilPasswordDays = number("pupil-password-days", 1...3650) ?? rule.pupilPasswordDays
        rule.pupilIdleDays = number("pupil-idle-days", 1...3650) ?? rule.pupilIdleDays
        rule.keyDays = number("key-days", 1...3650) ?? rule.keyDays
        if let word = configuration["second-factor"] {
            if let demand = SignInRule.Demand(rawValue: word) {
                rule.secondFactor = demand
            } else {
                complaints.append("second-factor: \(word) is none of optional, administrators, everybody")
            }
        }
        guard complaints.isEmpty else { throw ConfigurationError(complaints: complaints) }
        return rule
    }

    /// The installation itself is a unit, so that whatever answers to nobody else hangs from it.
    private static func plantRoot(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        guard try !Directory.knows(UnitCode.root, in: transaction.reader) else { return }
        let root = Unit(
            code: UnitCode.root, kind: .ministry, name: ShortText("Toàn hệ thống") ?? .sample, parents: [],
            levels: [], ownership: nil, region: nil, from: LocalDate(year: 1900, month: 1, day: 1) ?? .sample)
        let version = try transaction.record("registered", root, on: occasion)
        try Directory.keep(root, version: version, in: &transaction)
    }

    private static func mintTokenKey(on occasion: Occasion, in transaction: inout Transaction) throws {
        guard try TokenSecret.all(in: transaction.reader).isEmpty else { return }
        guard try TokenKeys.mint(from: occasion.now, on: occasion, in: &transaction) else {
            throw CryptoError.noRandomness
        }
    }

    /// Opens the account that opens all others; later starts find it, and leave it alone whatever is configured.
    private static func openFirstAccount(
        _ name: String?, _ password: String?, on occasion: Occasion, in transaction: inout Transaction
    ) throws {
        guard name != nil || password != nil, try !Accounts.exist(in: transaction.reader) else { return }
        guard let name = name.flatMap(UserName.init), let password = password.flatMap(Password.init) else {
            throw ConfigurationError(complaints: [
                "bootstrap-account: \(UserName.complaint.en); bootstrap-password: \(Password.complaint.en)"
            ])
        }
        if let objection = PasswordRule.objection(to: password, of: name) {
            throw ConfigurationError(complaints: ["bootstrap-password: \(objection.en)"])
        }
        var account = Account(
            name: name, displayName: PersonName("Quản trị hệ thống") ?? .sample, unit: UnitCode.root, person: nil,
            roles: [])
        try Accounts.open(account, at: occasion.now, in: &transaction)
        try Credentials.keep(try PasswordRule.hash(password), of: name, at: occasion.now, in: &transaction)
        try transaction.record("opened", account, on: occasion)
        account.roles = [Account.Grant(role: .systemAdministrator, unit: UnitCode.root, from: occasion.today)]
        try RoleGrants.add(account.roles, to: name, in: &transaction)
        try transaction.record("role-granted", account, on: occasion)
    }
}
