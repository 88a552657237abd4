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
        try SignInRule.keep(tokenMinutes: minutes(configuration["token-minutes"]), in: &transaction)
        try plantRoot(on: occasion, in: &transaction)
        try mintTokenKey(on: occasion, in: &transaction)
        try openFirstAccount(
            configuration["bootstrap-account"], configuration["bootstrap-password"], on: occasion, in: &transaction)
    }

    private static func minutes(_ text: String?) throws(ConfigurationError) -> Int {
        guard let minutes = Int(text ?? "15"), (1...60).contains(minutes) else {
            throw ConfigurationError(complaints: ["token-minutes: \(text ?? "") is not a whole number from 1 to 60"])
        }
        return minutes
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
        guard try TokenSecret.current(in: transaction.reader) == nil else { return }
        let signingKey = try Ed25519.SigningKey()
        let secret = TokenSecret(signingKey, from: occasion.now)
        try secret.keep(in: &transaction)
        let key = TokenKey(
            id: secret.id, publicKey: Base64URL.encode(signingKey.verifyingKey.bytes), unit: UnitCode.root,
            from: occasion.now)
        try transaction.record("published", key, on: occasion)
        try Directory.keep(key, in: &transaction)
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
