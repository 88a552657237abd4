import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Gives a pupil an account: a user name and a password for once (004 Đ19.4).
///
/// Its homeroom teacher does so for a class, or whoever administers the school. It has no role ever; its holder may see
/// what there is about himself. Opening it again does nothing and tells the name.
struct OpenPupilAccount: Command {
    static let name: MessageName = "identity.open-pupil-account"
    static let permission: Permission? = .managePupilAccounts
    static let keepsAnswer = false
    static let isLaborious = true

    /// Whichever of the pupil's codes.
    var pupil: PupilCode
    /// What the pupil signs in with; made of his name where nothing is said.
    var name: UserName?

    struct Answer: Codable, Sendable {
        /// The code in use.
        var pupil: PupilCode
        var account: UserName
        var displayName: PersonName
        /// False where the pupil had the account already and it was left as it is.
        var opened: Bool
        /// Told this once, kept nowhere, and to be changed before anything else; of a trial (`dryRun`) it opens nothing.
        var password: Password?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try KnownPupils.place(of: pupil, in: store).map { Scope($0.school, schoolClass: $0.schoolClass) }
    }

    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        guard let place = try KnownPupils.place(of: pupil, in: store),
            try Accounts.open(of: place.codes, in: store).isEmpty
        else { return nil }
        return MintedPassword()
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let place = try KnownPupils.place(of: pupil, in: transaction.reader) else { return .refused(.notFound) }
        let known = try Accounts.open(of: place.codes, in: transaction.reader)
        if let account = known.first(where: { $0.status == nil }), name == nil || name == account.name {
            return .done(
                Answer(
                    pupil: place.pupil, account: account.name, displayName: account.displayName, opened: false))
        }
        if let refusal = try findings(place, known, in: transaction.reader).refusal { return .refused(refusal) }
        let proposed = name == nil ? try ProposedNames.next(.stem(of: place.name), in: &transaction) : nil
        guard let made = name ?? proposed, let work = occasion.labour as? MintedPassword ?? MintedPassword() else {
            return .refused(.unavailable)
        }
        let account = Account(
            name: made, displayName: place.name, unit: place.school, person: nil, roles: [], pupil: place.pupil)
        try Accounts.open(account, at: occasion.now, in: &transaction)
        try Credentials.keep(work.hash, of: made, mustChange: true, at: occasion.now, in: &transaction)
        try transaction.record("opened", account, on: occasion)
        return .done(
            Answer(
                pupil: place.pupil, account: made, displayName: place.name, opened: true, password: work.password))
    }

    private func findings(
        _ place: PupilPlace, _ known: [Account], in store: Reader
    ) throws(SQLiteError) -> Findings {
        var findings = Findings()
        if try !Directory.knows(place.school, in: store) {
            findings.add(
                .notFound, at: "/pupil", en: "belongs to a school that is not registered here",
                vi: "thuộc trường chưa được đăng ký tại đây")
        }
        if place.schoolClass == nil {
            findings.add(
                .conflict, at: "/pupil", en: "is in no class of the school from now on; enrol the pupil first",
                vi: "không còn (hoặc sắp không còn) học lớp nào của trường; hãy ghi danh vào lớp trước")
        }
        if let account = known.first {
            let rest =
                account.status == .suspended
                ? (en: ", which is suspended; reinstate it", vi: ", đang tạm ngưng; hãy mở lại tài khoản đó")
                : (en: " already", vi: "")
            findings.add(
                .duplicate, at: "/pupil", en: "has the account \(account.name.text)\(rest.en)",
                vi: "đã có tài khoản \(account.name.text)\(rest.vi)")
        }
        if let name, known.isEmpty {
            try findings.expectPerson(name, in: store)
            if try Accounts.unit(of: name, in: store) != nil {
                findings.add(
                    .duplicate, at: "/name", en: "is taken, and a name is never used twice; choose another",
                    vi: "đã có người dùng và mỗi tên chỉ dùng một lần; hãy chọn tên khác")
            }
        }
        return findings
    }
}
