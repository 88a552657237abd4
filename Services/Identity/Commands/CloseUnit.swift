import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Ends a unit: from the day on it is in no tree, and its code is never used again (QĐ 513/2024 Đ6).
///
/// Nobody may be left behind: units below it are moved or closed before, and its people's roles end by then.
struct CloseUnit: Command {
    static let name: MessageName = "identity.close-unit"
    static let permission: Permission? = .manageUnits

    var unit: UnitCode
    /// The first day it is no more.
    var on: LocalDate
    var reason: LongText
    /// Who goes on with its work.
    var successor: UnitCode?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        let known = try Directory.unit(unit, in: transaction.reader)
        if let known, known.to == on, known.successor == successor { return .done(Done()) }
        var findings = Findings()
        checkDay(of: known, &findings)
        try checkSuccessor(&findings, in: transaction.reader)
        try checkUnitsBelow(&findings, in: transaction.reader)
        try checkPeople(&findings, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        guard var state = known else { return .refused(.notFound) }
        state.endStay(on: on)
        state.to = on
        state.successor = successor
        let version = try transaction.record(
            "closed", state, on: occasion, occurred: on <= occasion.today ? on.start : nil, reason: reason.text)
        try Directory.keep(state, version: version, in: &transaction)
        return .done(Done())
    }

    private func checkDay(of known: Unit?, _ findings: inout Findings) {
        guard let known else { return findings.addUnknownUnit() }
        guard let stay = known.lastStay else {
            return findings.add(
                .invalid, at: "/unit", en: "is the installation itself, which is never closed",
                vi: "là toàn hệ thống, không thể giải thể")
        }
        if let end = known.to {
            return findings.add(
                .duplicate, at: "/on", en: "the unit is closed already, as of \(end.text), and its end is on record",
                vi: "đơn vị đã được giải thể từ ngày \(end.text) và việc này đã ghi nhận")
        }
        if on <= stay.from {
            findings.add(
                .conflict, at: "/on", en: "must be after \(stay.from.text), when the unit came where it is",
                vi: "phải sau ngày \(stay.from.text) là ngày đơn vị bắt đầu ở vị trí hiện nay")
        }
    }

    private func checkSuccessor(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        guard let successor else { return }
        guard successor != unit else {
            return findings.add(
                .invalid, at: "/successor", en: "must be another unit", vi: "phải là đơn vị khác")
        }
        guard let heir = try Directory.unit(successor, in: store) else {
            return findings.add(
                .notFound, at: "/successor", en: "is not registered; register the successor first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị kế thừa trước")
        }
        if on < heir.from || heir.to.map({ $0 <= on }) == true {
            findings.add(
                .conflict, at: "/successor", en: "is not open on \(on.text); name a unit that is",
                vi: "không hoạt động vào ngày \(on.text); hãy chọn đơn vị đang hoạt động")
        }
    }

    private func checkUnitsBelow(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        for below in try UnitTree.staying(below: unit, beyond: on, in: store) {
            let name = try Directory.unit(below, in: store)?.name.text ?? ""
            findings.add(
                .conflict, at: "/unit", en: "has \(name) (\(below.text)) below it then; move or close that one first",
                vi: "còn \(name) (\(below.text)) trực thuộc; hãy chuyển hoặc giải thể đơn vị đó trước")
        }
    }

    private func checkPeople(_ findings: inout Findings, in store: Reader) throws(SQLiteError) {
        for (account, grant) in try RoleGrants.running(at: unit, beyond: on, in: store) {
            findings.add(
                .conflict, at: "/unit",
                en: "gives \(account.text) the role \(grant.role.rawValue) beyond \(on.text); end that role by then",
                vi: "tài khoản \(account.text) còn vai trò \(grant.role.rawValue) sau ngày \(on.text); hãy kết thúc "
                    + "vai trò đó trước")
        }
        for kept in try Responsibilities.running(at: unit, beyond: on, in: store) {
            findings.add(
                .conflict, at: "/unit",
                en: "has \(kept.account.text) answering for \(kept.module.rawValue) beyond \(on.text); end that by "
                    + "then",
                vi: "tài khoản \(kept.account.text) còn phụ trách phân hệ \(kept.module.rawValue) sau ngày \(on.text); "
                    + "hãy kết thúc trước")
        }
    }
}
