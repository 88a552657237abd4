import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// What somebody who is let in is given.
struct SignedIn: Codable, Sendable {
    /// For the header `authorization: Bearer …`.
    var token: String
    /// When the token runs out.
    var expires: Instant
    /// Renews the session once, by `identity.refresh`.
    var refresh: String
    /// When the session ends whatever happens.
    var until: Instant
    var account: UserName
    /// The roles of the day.
    var roles: [Claims.Grant]
    /// What must be done first; until then the token lets nobody do anything else.
    var must: Must?
    /// The day on which the password must be changed, where that is within a fortnight.
    var passwordExpires: LocalDate?

    /// What somebody must do before he may do anything else.
    enum Must: String, WireEnum {
        case setPassword = "set-password"
        case enrolSecondFactor = "enrol-second-factor"
    }

    /// Signs a token for a session and notes in the session how long it holds; where there is no key, the sender is to
    /// ask again.
    ///
    /// A token that no service would read is not given out: whoever has it would be told everywhere to sign in again.
    static func issue(
        _ session: inout Session, of account: Account, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) -> Outcome<SignedIn> {
        guard let secret = try TokenSecret.current(at: occasion.now, in: store),
            let credential = try Credentials.of(account.name, in: store)
        else { return .refused(.unavailable) }
        let rule = try SignInRule.current(in: store)
        let glasses = try BrokenGlasses.held(by: account.name, at: occasion.now, in: store)
        var roles = try RoleGrants.held(by: account.name, on: occasion.today, in: store)
        let taken = glasses.map { Claims.Grant(role: $0.role, unit: $0.unit) }.filter { !roles.contains($0) }
        roles += taken
        let names = roles.map(\.role)
        let passwordDays =
            account.pupil == nil ? rule.passwordDays(for: names, by: occasion.policy) : rule.pupilPasswordDays
        let passwordEnd = credential.changed.advanced(byMilliseconds: Int64(passwordDays) * 86_400_000)
        var must: Must?
        if credential.mustChange || passwordEnd <= occasion.now {
            must = .setPassword
        } else if account.kind != .service, account.pupil == nil, account.hasSecondFactor != true,
            rule.demandsSecondFactor(of: names, by: occasion.policy)
        {
            must = .enrolSecondFactor
        }
        if must != nil { roles = [] }
        let pupil = must == nil ? account.pupil : nil
        var person = must == nil ? account.person : nil
        // A file may turn out to be another unit's after it was named; what it gives is that unit's to give.
        if let file = person,
            try KnownMembers.isStranger(file, to: account.unit, on: occasion.today, in: store)
        {
            person = nil
        }
        // A token that comes right after others were withdrawn must not count as one of them.
        let barred = try Directory.barred(account.name, in: store).map { $0.milliseconds / 1000 + 1 } ?? 0
        let issued = max(occasion.now.milliseconds / 1000, barred)
        let minutes = Int64(rule.tokenMinutes(for: names, by: occasion.policy))
        let ends = [issued + minutes * 60, session.until.milliseconds / 1000]
        let expires = (ends + glasses.map { $0.to.milliseconds / 1000 }).reduce(ends[0], min)
        session.expires = Instant(milliseconds: expires * 1000)
        let claims = Claims(
            sub: account.name, sid: session.id, iat: issued, exp: expires, person: person, roles: roles,
            pupil: try pupil.map { (code) throws(SQLiteError) in try KnownPupils.inUse(code, in: store) })
        guard let key = try? secret.signingKey(), let token = try? Token.sign(claims, with: key, id: secret.id) else {
            return .refused(.unavailable)
        }
        guard token.utf8.count <= Token.longest else { return .refused(.tooManyRoles(roles.count)) }
        let warning = passwordEnd.advanced(byMilliseconds: -14 * 86_400_000)
        return .done(
            SignedIn(
                token: token, expires: session.expires, refresh: session.refreshSecret.text, until: session.until,
                account: account.name, roles: roles, must: must,
                passwordExpires: must == nil && warning <= occasion.now ? LocalDate(of: passwordEnd) : nil))
    }
}

extension Refusal {
    /// For an account that was given its roles before there was a bound.
    static func tooManyRoles(_ count: Int) -> Refusal {
        Refusal(
            .conflict, at: "/account",
            en: "has \(count) roles, more than a token has room for; ask whoever administers accounts to take some "
                + "back, down to \(Claims.mostRoles)",
            vi: "có \(count) vai trò, nhiều hơn số mà một phiên làm việc mang được; hãy đề nghị người quản trị tài "
                + "khoản thu hồi bớt, còn tối đa \(Claims.mostRoles)")
    }
}
