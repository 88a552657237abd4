import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Opens an account for one person; its roles are granted separately.
///
/// Opening it again, exactly so, does nothing and says so: neither is the password changed, nor does the answer tell
/// whether the one given is right.
struct OpenAccount: Command {
    static let name: MessageName = "identity.open-account"
    static let permission: Permission? = .manageAccounts
    static let keepsAnswer = false
    static let isLaborious = true

    /// What the person signs in with, for ever his.
    var name: UserName
    var displayName: PersonName
    /// The unit that answers for the account.
    var unit: UnitCode
    /// The person's staff file.
    var person: MemberCode?
    /// A random one is made, and told once, where none is given.
    var password: Password?
    /// A person's where nothing is said.
    var kind: AccountKind?

    struct Answer: Codable, Sendable {
        var account: UserName
        /// False where the account was there already and was left as it is.
        var opened: Bool
        /// The password that was made; it is kept nowhere and told this once.
        var password: Password?
    }

    /// The password of an account that is new, and its hash.
    private struct Work: Sendable {
        var minted: Password?
        var hash: PasswordHash

        init?(_ given: Password?) {
            minted = given == nil ? try? PasswordRule.mint() : nil
            guard let secret = given ?? minted, let hash = try? PasswordRule.hash(secret) else { return nil }
            self.hash = hash
        }
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        guard try Accounts.state(of: name, in: store) == nil, try findings(on: occasion.today, in: store).isEmpty
        else { return nil }
        return Work(password)
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let account = Account(
            name: name, displayName: displayName, unit: unit, person: person, roles: [],
            kind: kind == .person ? nil : kind)
        if let known = try Accounts.state(of: name, in: transaction.reader) {
            return differences(of: account, from: known).refusal.map { .refused($0) }
                ?? .done(Answer(account: name, opened: false))
        }
        if let refusal = try findings(on: occasion.today, in: transaction.reader).refusal { return .refused(refusal) }
        guard let work = occasion.labour as? Work ?? Work(password) else { return .refused(.unavailable) }
        try Accounts.open(account, at: occasion.now, in: &transaction)
        // Whoever opened the account knows a password that was made; its holder chooses one of his own.
        try Credentials.keep(
            work.hash, of: name, mustChange: work.minted != nil && kind != .service, at: occasion.now, in: &transaction)
        try transaction.record("opened", account, on: occasion)
        return .done(Answer(account: name, opened: true, password: work.minted))
    }

    private func differences(of account: Account, from known: Account) -> Findings {
        var findings = Findings()
        guard account.unit == known.unit else {
            // Whoever the name belongs to is another unit's business.
            findings.add(
                .duplicate, at: "/name", en: "is taken, and a name is never used twice; choose another",
                vi: "đã có người dùng và mỗi tên chỉ dùng một lần; hãy chọn tên khác")
            return findings
        }
        findings.compare(at: "/displayName", account.displayName, with: known.displayName)
        findings.compare(at: "/person", account.person, with: known.person)
        findings.compare(at: "/kind", account.kind, with: known.kind)
        return findings
    }

    private func findings(on day: LocalDate, in store: Reader) throws(SQLiteError) -> Findings {
        var findings = Findings()
        try findings.expectPerson(name, in: store)
        if try !Directory.knows(unit, in: store) {
            findings.add(
                .notFound, at: "/unit", en: "is not registered; register the unit first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị trước")
        }
        if let person, let holder = try Accounts.holder(of: person, in: store) {
            findings.add(
                .duplicate, at: "/person",
                en: "has the account \(holder.text); a person has one account and shares it with nobody",
                vi: "đã có tài khoản \(holder.text); mỗi người một tài khoản, không dùng chung")
        }
        if let person { try findings.expectFile(person, under: unit, at: "/person", on: day, in: store) }
        if kind == .service, person != nil {
            findings.add(
                .invalid, at: "/person", en: "belongs to people's accounts only; this is a program's",
                vi: "chỉ dành cho tài khoản của người; đây là tài khoản của phần mềm")
        }
        if let objection = password.flatMap({ PasswordRule.objection(to: $0, of: name) }) {
            findings.add(.invalid, at: "/password", en: objection.en, vi: objection.vi)
        }
        return findings
    }
}
