import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Names that belong to the suite itself: its services and its command are users of the broker too.
enum OwnNames {
    static func contain(_ name: String) -> Bool { Context(rawValue: name) != nil || name == "console" }
}

extension Findings {
    /// People, vendors' systems and our own services never share a name, or nobody could tell who did something.
    mutating func expectPerson(_ name: UserName, in store: Reader) throws(SQLiteError) {
        let isVendors = try Integrators.knows(name, in: store)
        guard isVendors || OwnNames.contain(name.text) else { return }
        add(
            .duplicate, at: "/name", en: "is the name of a service or of a vendor's system; choose another",
            vi: "là tên của dịch vụ hoặc của hệ thống tích hợp; hãy chọn tên khác")
    }

    mutating func expectSystem(_ name: IntegratorName, in store: Reader) throws(SQLiteError) {
        if OwnNames.contain(name.text) {
            add(
                .duplicate, at: "/name", en: "is the name of one of our own services; choose another",
                vi: "là tên của một dịch vụ của hệ thống; hãy chọn tên khác")
        }
        guard let user = UserName(name.text), try Accounts.state(of: user, in: store) != nil else { return }
        add(
            .duplicate, at: "/name", en: "is somebody's account; a system has a name of its own",
            vi: "là tài khoản của một người; hệ thống tích hợp phải có tên riêng")
    }

    /// What a system may be the source of: other contexts than identity, of schools that are registered.
    mutating func checkReach(
        contexts: [Context]?, schools: [UnitCode]?, in store: Reader
    ) throws(SQLiteError) {
        if contexts?.isEmpty == true {
            add(
                .incomplete, at: "/contexts", en: "must name at least one context",
                vi: "phải ghi ít nhất một phần việc")
        }
        for (index, context) in (contexts ?? []).enumerated() where context == .identity {
            add(
                .invalid, at: "/contexts/\(index)",
                en: "must be another context: units and accounts are kept here alone",
                vi: "phải là phần việc khác: đơn vị và tài khoản chỉ được quản lí tại đây")
        }
        if schools?.isEmpty == true {
            add(.incomplete, at: "/schools", en: "must name at least one school", vi: "phải ghi ít nhất một trường")
        }
        for (index, school) in (schools ?? []).enumerated() {
            switch try Directory.unit(school, in: store)?.kind {
            case .school?: break
            case nil:
                add(
                    .notFound, at: "/schools/\(index)", en: "is not registered; register the school first",
                    vi: "chưa được đăng ký; hãy đăng ký trường trước")
            default: add(.invalid, at: "/schools/\(index)", en: "must be a school", vi: "phải là trường học")
            }
        }
    }

    /// A system is made the source only of what it is registered for, where and while it is.
    mutating func checkRegistration(of authority: Authority, on today: LocalDate, in store: Reader) throws(SQLiteError)
    {
        guard let name = authority.integrator else { return }
        guard let known = try Integrators.state(of: name, in: store) else {
            return add(
                .notFound, at: "/integrator", en: "is not registered; register the integrator first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị tích hợp trước")
        }
        if !known.schools.contains(authority.school) {
            add(
                .conflict, at: "/school", en: "is not among the schools that \(name) is registered for",
                vi: "không thuộc các trường mà \(name) đã đăng ký")
        }
        if !known.contexts.contains(authority.of) {
            add(
                .conflict, at: "/of", en: "is not among the contexts that \(name) is registered for",
                vi: "không thuộc các phần việc mà \(name) đã đăng ký")
        }
        if authority.from < known.from || known.to.map({ $0 <= max(authority.from, today) }) == true {
            let end = (en: known.to?.text ?? "further notice", vi: known.to?.text ?? "khi có thay đổi")
            add(
                .conflict, at: "/from",
                en: "\(name) is registered from \(known.from.text) to \(end.en); change the registration first",
                vi: "\(name) được đăng ký từ \(known.from.text) đến \(end.vi); hãy đổi đăng ký trước")
        }
    }
}
