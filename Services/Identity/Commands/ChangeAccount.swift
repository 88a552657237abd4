import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Changes what may change of an account.
///
/// That is how its holder is called, the unit that answers for it, and his staff file where none was named. It never
/// passes to somebody else (000 Đ5.2). A pupil's follows the pupil's file.
struct ChangeAccount: Command {
    static let name: MessageName = "identity.change-account"
    static let permission: Permission? = .manageAccounts

    var account: UserName
    var displayName: PersonName?
    /// The unit that answers for the account from now on; its own manager must be the sender too.
    var unit: UnitCode?
    var person: MemberCode?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Accounts.scope(of: account, in: store) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        var findings = Findings()
        let known = try findings.expectAccount(account, in: transaction.reader)
        try findings.expectRank(over: known, on: occasion, in: transaction.reader)
        if known?.pupil != nil {
            findings.add(
                .invalid, at: "/account", en: "is a pupil's and follows the pupil's file; put that right instead",
                vi: "là tài khoản của học sinh, theo đúng hồ sơ học sinh; hãy sửa hồ sơ học sinh")
        }
        if let unit {
            if try !Directory.knows(unit, in: transaction.reader) {
                findings.add(
                    .notFound, at: "/unit", en: "is not registered; register the unit first",
                    vi: "chưa được đăng ký; hãy đăng ký đơn vị trước")
            } else if try !occasion.allows(.manageAccounts, over: Scope(unit), in: transaction.reader) {
                findings.add(
                    .forbidden, at: "/unit", en: "is not yours to give accounts to; ask whoever manages both units",
                    vi: "không thuộc quyền quản lí của bạn; hãy đề nghị người quản lí cả hai đơn vị")
            }
        }
        if let person {
            if let now = known?.person, now != person {
                findings.add(
                    .conflict, at: "/person", en: "is another person; open an account of his own for him",
                    vi: "là người khác; hãy mở tài khoản riêng cho người đó")
            }
            if let holder = try Accounts.holder(of: person, in: transaction.reader), holder != account {
                findings.add(
                    .duplicate, at: "/person",
                    en: "has the account \(holder.text); a person has one account and shares it with nobody",
                    vi: "đã có tài khoản \(holder.text); mỗi người một tài khoản, không dùng chung")
            }
            if known?.kind == .service {
                findings.add(
                    .invalid, at: "/person", en: "belongs to people's accounts only; this is a program's",
                    vi: "chỉ dành cho tài khoản của người; đây là tài khoản của phần mềm")
            }
        }
        if person != nil || unit != nil, let file = person ?? known?.person, let place = unit ?? known?.unit {
            try findings.expectFile(
                file, under: place, at: person == nil ? "/unit" : "/person", on: occasion.today, in: transaction.reader)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        guard var state = known else { return .refused(.notFound) }
        let before = state
        state.displayName = displayName ?? state.displayName
        state.unit = unit ?? state.unit
        state.person = person ?? state.person
        guard state != before else { return .done(Done()) }
        try Accounts.change(state, in: &transaction)
        try transaction.record("changed", state, on: occasion)
        return .done(Done())
    }
}
