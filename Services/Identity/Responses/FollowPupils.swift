import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Has a pupil's account follow the file: its name, the school that keeps it, and the file it was merged into.
///
/// A token says the code in use, so with a merge and with its undoing the tokens that are out hold no more. Where both
/// files had an account that could be used, that of the file in use goes on and the other is suspended: one person, one
/// account. Undoing the merge leaves it so, until somebody reinstates it who knows the child.
enum FollowPupils: Response {
    static func respond(
        to event: Event<Pupil>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let file = event.state
        let before = try KnownPupils.find(file.code, in: transaction.reader)
        guard try KnownPupils.keep(file, version: event.version, in: &transaction) else { return }
        for code in [file.code] + (try KnownPupils.aliases(of: file.code, in: transaction.reader)) {
            try follow(code, on: occasion, in: &transaction)
        }
        guard before?.mergedInto != file.mergedInto,
            let account = try Accounts.open(of: [file.code], in: transaction.reader).first
        else { return }
        let others = try KnownPupils.place(of: file.code, in: transaction.reader)?.codes.filter { $0 != file.code }
        let isAnotherInUse = try Accounts.open(of: others ?? [], in: transaction.reader).contains { $0.status == nil }
        if file.mergedInto != nil, account.status == nil, isAnotherInUse {
            try Accounts.suspend(
                account.name, on: occasion,
                reason: "Đã gộp hồ sơ, dùng tài khoản kia · The files were merged, the other account goes on",
                in: &transaction)
        } else {
            try Sessions.outdate(account.name, because: .rolesChanged, on: occasion, in: &transaction)
        }
    }

    private static func follow(
        _ code: PupilCode, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard var account = try Accounts.open(of: [code], in: transaction.reader).first,
            let file = try KnownPupils.file(of: code, in: transaction.reader)
        else { return }
        let before = account
        account.displayName = file.name
        // A school of another installation answers for nobody's account here.
        if try Directory.knows(file.school, in: transaction.reader) { account.unit = file.school }
        guard account != before else { return }
        try Accounts.change(account, in: &transaction)
        try transaction.record("changed", account, on: occasion)
    }
}
