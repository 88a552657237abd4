import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The pupils of a class today with the account of each: who has none yet, and who has never come in (004 Đ19.4).
struct PupilAccounts: Query {
    static let name: MessageName = "identity.pupil-accounts"
    static let permission: Permission? = .managePupilAccounts

    var schoolClass: ClassID

    struct Answer: Codable, Sendable {
        /// By code; no class has more than are answered at once.
        var items: [Item]
    }

    struct Item: Codable, Sendable {
        /// The code in use.
        var pupil: PupilCode
        var name: PersonName
        /// Left out where the pupil has none that is not closed.
        var account: UserName?
        var status: AccountStatus?
        /// Whether the password must be changed before anything else.
        var mustSetPassword: Bool?
        var lastSignIn: Instant?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        var items: [Item] = []
        let codes = try KnownStays.pupils(of: schoolClass, on: occasion.today, limit: Page.size(nil), in: store)
        for code in codes {
            guard let place = try KnownPupils.place(of: code, in: store) else { continue }
            let accounts = try Accounts.open(of: place.codes, in: store)
            let account = accounts.first { $0.status == nil } ?? accounts.first
            var item = Item(pupil: place.pupil, name: place.name, account: account?.name)
            if let account {
                item.status = account.status ?? .active
                item.mustSetPassword = try Credentials.of(account.name, in: store)?.mustChange
                item.lastSignIn = try Sessions.lastUse(of: account.name, in: store)
            }
            items.append(item)
        }
        return .done(Answer(items: items))
    }
}
