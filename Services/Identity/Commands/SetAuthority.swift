import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Says who is believed about one context of a school: another vendor's system, or our own service again.
struct SetAuthority: Command {
    static let name: MessageName = "identity.set-authority"
    static let permission: Permission? = .setAuthority

    var school: UnitCode
    var of: Context
    /// The vendor's system, registered for this school and context; our own service when nobody is named.
    var integrator: IntegratorName?
    var from: LocalDate

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let authority = Authority(school: school, of: of, integrator: integrator, from: from)
        let current = try Authorities.current(of: of, at: school, in: transaction.reader)
        if let current, current.integrator == integrator, current.from == from { return .done(Done()) }
        var findings = Findings()
        switch try Directory.unit(school, in: transaction.reader)?.kind {
        case .school?: break
        case nil:
            findings.add(
                .notFound, at: "/school", en: "is not registered; register the school first",
                vi: "chưa được đăng ký; hãy đăng ký trường trước")
        default: findings.add(.invalid, at: "/school", en: "must be a school", vi: "phải là trường học")
        }
        if of == .identity {
            findings.add(
                .invalid, at: "/of", en: "must be another context: units and accounts are kept here alone",
                vi: "phải là phần việc khác: đơn vị và tài khoản chỉ được quản lí tại đây")
        }
        check(after: current, on: occasion.today, &findings)
        if findings.isEmpty {
            try findings.checkRegistration(of: authority, on: occasion.today, in: transaction.reader)
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        let version = try transaction.record("changed", authority, on: occasion)
        try Authorities.keep(authority, version: version, in: &transaction)
        try Directory.keep(authority, version: version, in: &transaction)
        return .done(Done())
    }

    /// The change holds from the moment it is known, so it can neither wait for a day nor reach behind the last one.
    private func check(after current: Authority?, on today: LocalDate, _ findings: inout Findings) {
        if from > today {
            findings.add(
                .invalid, at: "/from", en: "must not be later than today; send the change on the day it begins",
                vi: "không được sau ngày hôm nay; hãy gửi thay đổi vào đúng ngày bắt đầu")
        }
        if let current, from < current.from {
            findings.add(
                .conflict, at: "/from", en: "is before \(current.from.text), when the present authority began",
                vi: "trước ngày \(current.from.text) là ngày bắt đầu của nguồn dữ liệu hiện tại")
        }
    }
}
