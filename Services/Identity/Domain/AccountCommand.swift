import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// What is done to somebody's account by whoever answers for it.
///
/// A pupil's is kept by the homeroom teacher and the school's administration (004 Đ19.4), and by nobody else who manages
/// accounts; the homeroom teacher keeps no other.
protocol AccountCommand: Command {
    var account: UserName { get }
}

extension AccountCommand {
    /// Or `manage-pupil-accounts` over a pupil's; a refusal is noted under the first of the two.
    static var permission: Permission? { .manageAccounts }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        let isPupils = try Accounts.isPupils(account, in: store)
        return try occasion.objection(
            to: isPupils ? .managePupilAccounts : .manageAccounts, over: scope(in: store), in: store)
    }
}
