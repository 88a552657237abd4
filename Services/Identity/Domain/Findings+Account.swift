import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

extension Findings {
    /// The account of that name; where there is none, or it is closed, that is found wrong.
    @discardableResult
    mutating func expectAccount(
        _ name: UserName, at pointer: String = "/account", in store: Reader
    ) throws(SQLiteError) -> Account? {
        guard let account = try Accounts.state(of: name, in: store) else {
            add(
                .notFound, at: pointer, en: "is not open; open the account first",
                vi: "chưa được mở; hãy mở tài khoản trước")
            return nil
        }
        if account.status == .closed {
            add(
                .conflict, at: pointer, en: "is closed, and a closed account is never opened again; open another",
                vi: "đã đóng, tài khoản đã đóng không được mở lại; hãy mở tài khoản khác")
        }
        return account
    }

    /// The account of somebody else, whose roles the sender could have given: what he needs who manages it.
    @discardableResult
    mutating func expectManageable(
        _ name: UserName, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) -> Account? {
        let account = try expectAccount(name, in: store)
        expectAnother(than: name, on: occasion)
        try expectRank(over: account, on: occasion, in: store)
        return account
    }

    /// Nobody touches the account of somebody whose roles he could not have given: who can set another's password can
    /// be him, today or on the day a role begins, and as long as one lasts that was taken in an emergency.
    mutating func expectRank(
        over account: Account?, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) {
        guard let account, let claims = occasion.claims else { return }
        let glasses = try BrokenGlasses.held(by: account.name, at: occasion.now, in: store)
        let taken = glasses.map { Claims.Grant(role: $0.role, unit: $0.unit) }
        let given = account.roles.filter { $0.holdsEver(from: occasion.today) }.map {
            Claims.Grant(role: $0.role, unit: $0.unit)
        }
        var judged: Set<Claims.Grant> = []
        for grant in given + taken where judged.insert(grant).inserted {
            let lineage = try Directory.lineage(of: grant.unit, on: occasion.today, in: store)
            let roles = occasion.policy.held(by: claims, at: lineage)
            // A nurse's role at another school is nobody's to give who has no say there.
            let hasSay = try occasion.allows(.manageAccounts, over: Scope(grant.unit), in: store)
            guard !hasSay || !GrantRule.allows(grant.role, from: roles) else { continue }
            add(
                .forbidden, at: "/account",
                en: "has the role \(grant.role.rawValue), which is not yours to give; ask whoever gave it",
                vi: "có vai trò \(grant.role.rawValue) không thuộc quyền cấp của bạn; hãy đề nghị người đã cấp")
        }
    }

    /// Rights follow the staff file, so an account names one of the unit that answers for it, or of one below.
    mutating func expectFile(
        _ person: MemberCode, under unit: UnitCode, at pointer: String, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) {
        guard try KnownMembers.isStranger(person, to: unit, on: day, in: store) else { return }
        add(
            .invalid, at: pointer,
            en: "does not fit: \(person) is not of the staff of \(unit) or of a unit below it; have the unit where he "
                + "works open the account",
            vi: "không khớp: \(person) không phải nhân sự của \(unit) hay của đơn vị trực thuộc; hãy để đơn vị nơi "
                + "người đó công tác mở tài khoản")
    }

    /// A pupil has no role and no duty, whoever would give it to him (004 Đ19.4).
    mutating func expectNoPupil(_ account: Account?, at pointer: String = "/account") {
        guard account?.pupil != nil else { return }
        add(
            .invalid, at: pointer, en: "is a pupil's, and a pupil has no role and no duty; name a member of the staff",
            vi: "là tài khoản của học sinh; học sinh không được giao vai trò hay nhiệm vụ, hãy chọn cán bộ, giáo viên")
    }

    /// A pupil whose files were merged has one account to use.
    mutating func expectOnlyAccount(_ account: Account, in store: Reader) throws(SQLiteError) {
        guard let pupil = account.pupil, let place = try KnownPupils.place(of: pupil, in: store),
            let other = try Accounts.open(of: place.codes, in: store).first(where: {
                $0.status == nil && $0.name != account.name
            })
        else { return }
        add(
            .duplicate, at: "/account",
            en: "is one of two: the pupil has the account \(other.name.text), since both files were merged",
            vi: "là một trong hai tài khoản: học sinh đang dùng tài khoản \(other.name.text) vì hai hồ sơ đã gộp")
    }

    /// Nobody does this to his own account.
    mutating func expectAnother(than account: UserName, on occasion: Occasion) {
        guard occasion.claims?.sub == account else { return }
        add(
            .forbidden, at: "/account", en: "is your own; somebody else must do this",
            vi: "là tài khoản của chính bạn; việc này phải do người khác thực hiện")
    }
}

extension Account.Grant {
    func holds(on day: LocalDate) -> Bool { from <= day && to.map { day < $0 } ?? true }

    /// Whether it was taken back before it was a day old, or before it began: nobody ever had it.
    var isVoid: Bool { to.map { $0 <= from } ?? false }

    /// Whether it holds on the day or on one that follows.
    func holdsEver(from day: LocalDate) -> Bool { !isVoid && to.map { day < $0 } ?? true }
}

extension Account {
    /// The first day of the grant on which the account has as many other roles as a token has room for.
    ///
    /// How many it has only rises on a day on which one begins, so no other day need be looked at.
    func fullDay(within grant: Grant) -> LocalDate? {
        let begun = roles.map(\.from).filter { $0 > grant.from && grant.holds(on: $0) }
        return ([grant.from] + begun.sorted()).first { day in
            roles.count { $0.holds(on: day) } >= Claims.mostRoles
        }
    }
}

extension Accounts {
    /// Where rights over an account are judged: a pupil's in his class too.
    static func scope(of name: UserName, in store: Reader) throws(SQLiteError) -> Scope? {
        guard let account = try state(of: name, in: store) else { return nil }
        let place = try account.pupil.flatMap { (code) throws(SQLiteError) in
            try KnownPupils.place(of: code, in: store)
        }
        return Scope(account.unit, schoolClass: place?.schoolClass, account: name)
    }
}
