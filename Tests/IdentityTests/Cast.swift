import Access
import Contracts
import Crypto
import Messaging
import SQLite
@testable import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

/// People with accounts and roles, judged by the real gate and the shipped policy.
enum Cast {
    static let now = "2026-09-05T07:30:00+07:00"
    static let opened = instant("2026-09-01T07:30:00+07:00")
    static let gate = Gate<Identity>(policy: .standard)
    static let phone = Device(id: ShortText("phone") ?? .sample)
    static let desk = Device(id: ShortText("desk") ?? .sample)
    static let school = Scene.school
    static let otherSchool = Scene.otherSchool
    private static let hash = (try? PasswordRule.hash(Scene.password)) ?? PasswordRule.nobody

    /// Who has which role where; `mai` has none.
    static let roles: [(name: String, role: Role?, unit: UnitCode)] = [
        ("root", .systemAdministrator, .root), ("chief", .systemAdministrator, .root), ("boss", .principal, school),
        ("tech", .schoolAdministrator, school), ("vice", .viceAcademic, school), ("lan", .nurse, school),
        ("mai", nil, school), ("both", .nurse, otherSchool), ("heir", .principal, school), ("helper", nil, school),
    ]

    static func instant(_ text: String) -> Instant { Instant(text) ?? .sample }

    /// A time of the day that the tests are on.
    static func at(_ time: String) -> String { "2026-09-05T\(time)+07:00" }

    /// Somebody who touches another's account, and whether he may by rank.
    struct Rank: Sendable, CustomTestStringConvertible {
        var sender: String
        var holder: String
        var may: Bool
        var testDescription: String { "\(sender) over \(holder)" }
    }

    static let ranks = [
        Rank(sender: "tech", holder: "lan", may: true), Rank(sender: "tech", holder: "vice", may: true),
        Rank(sender: "tech", holder: "boss", may: false), Rank(sender: "tech", holder: "root", may: false),
        Rank(sender: "vice", holder: "tech", may: false), Rank(sender: "vice", holder: "boss", may: false),
        Rank(sender: "vice", holder: "mai", may: true), Rank(sender: "boss", holder: "tech", may: true),
        // Has a role at another school; will be principal; is principal for some hours.
        Rank(sender: "boss", holder: "both", may: false), Rank(sender: "tech", holder: "heir", may: false),
        Rank(sender: "tech", holder: "helper", may: false),
        Rank(sender: "root", holder: "boss", may: true), Rank(sender: "root", holder: "chief", may: true),
    ]

    static func open(in transaction: inout Transaction) throws {
        for (name, role, unit) in roles {
            let user = Scene.user(name)
            let home = unit == .root ? unit : school
            let account = Account(name: user, displayName: .sample, unit: home, person: nil, roles: [])
            try Accounts.open(account, at: opened, in: &transaction)
            try Credentials.keep(hash, of: user, at: opened, in: &transaction)
            guard let role else { continue }
            let from = name == "heir" ? Scene.day.adding(days: 400) : Scene.day
            try RoleGrants.add([Account.Grant(role: role, unit: unit, from: from)], to: user, in: &transaction)
        }
        let glass = BrokenGlass(
            id: MessageID.Source().make(now: 0), account: Scene.user("helper"), role: .principal, unit: school,
            from: instant(at("07:00:00")), to: instant(at("09:00:00")), reason: .sample)
        try BrokenGlasses.keep(glass, in: &transaction)
    }

    /// Signs in as somebody would, with the password that everybody here has unless another is given.
    static func signIn(
        _ name: String, password: Password = Scene.password, code: String? = nil, device: Device? = nil,
        now: String = now, in transaction: inout Transaction
    ) throws -> SignedIn {
        let command = SignIn(
            account: Scene.user(name), password: password, code: code.flatMap(ShortText.init), device: device)
        return try #require(try command.handle(on: .nobody(now: now), in: &transaction).answer)
    }

    static func renew(
        _ secret: String, device: Device? = nil, now: String = now, in transaction: inout Transaction
    ) throws -> Outcome<SignedIn> {
        let refresh = try #require(Password(secret))
        return try Refresh(refresh: refresh, device: device).handle(on: .nobody(now: now), in: &transaction)
    }

    /// Whether any service would let the token in.
    static func admits(_ token: String, now: String = now, in store: Reader) throws -> Bool {
        try gate.claims(in: "Bearer \(token)", at: instant(now), from: store) != nil
    }

    static func claims(_ token: String) throws -> Claims {
        let parts = token.split(separator: ".")
        return try WireDecoder.decode(Claims.self, from: Base64URL.decode(String(parts[1]))).get()
    }

    /// Gives an account a second factor, as if it had shown a first code long ago.
    static func enrol(_ name: String, in transaction: inout Transaction) throws -> [UInt8] {
        let secret = Array("12345678901234567890".utf8)
        try SecondFactors.begin(secret, for: Scene.user(name), in: &transaction)
        try SecondFactors.confirm(Scene.user(name), at: opened, in: &transaction)
        return secret
    }

    static func code(_ secret: [UInt8], at now: String = now, steps: Int64 = 0) -> String {
        OneTimeCode.code(of: secret, step: OneTimeCode.step(at: instant(now)) + steps)
    }
}

/// The scene with all those people.
func onCast(_ body: (inout Transaction) throws -> Void) throws {
    try onScene { (transaction) throws in
        try Cast.open(in: &transaction)
        try body(&transaction)
    }
}

extension Occasion {
    /// One of the cast, with the roles he has; the real gate judges him.
    static func of(_ name: String, session: String = "session", now: String = Cast.now) -> Occasion {
        let moment = Cast.instant(now)
        let roles = Cast.roles.filter { $0.name == name && name != "heir" }.compactMap { one in
            one.role.map { Claims.Grant(role: $0, unit: one.unit) }
        }
        let seconds = moment.milliseconds / 1000
        let claims = Claims(
            sub: Scene.user(name), sid: session, iat: seconds, exp: seconds + 900, person: nil, roles: roles)
        return Occasion(
            id: MessageID.Source().make(now: moment.milliseconds), claims: claims, now: moment, service: .identity,
            gate: Cast.gate)
    }

    /// One of the cast in the session that a token is of.
    static func of(_ name: String, with token: String, now: String = Cast.now) throws -> Occasion {
        .of(name, session: try Cast.claims(token).sid, now: now)
    }

    /// The service by itself.
    static func routine(now: String) -> Occasion { .nobody(now: now) }
}

/// Expects the command to be refused by rank where it must, and only there.
func expectRank<C: Command>(_ rank: Cast.Rank, _ command: (UserName) -> C) throws {
    try onCast { (transaction) throws in
        let outcome = try command(Scene.user(rank.holder)).handle(on: .of(rank.sender), in: &transaction)
        let isForbidden = outcome.refusal?.violations.contains { $0.code == "forbidden" && $0.pointer == "/account" }
        #expect((isForbidden ?? false) == !rank.may)
        #expect((outcome.answer != nil) == rank.may)
    }
}

/// Expects the command to be refused for an account that is not open, or is the sender's own.
func expectAnothersOpenAccount<C: Command>(_ command: (UserName) -> C) throws {
    try onCast { (transaction) throws in
        let unknown = try command(Scene.user("nobody")).handle(on: .of("root"), in: &transaction).refusal
        #expect(unknown?.code == .notFound && unknown?.pointers == ["/account"])
        let own = try command(Scene.user("root")).handle(on: .of("root"), in: &transaction).refusal
        #expect(own?.code == .forbidden && own?.pointers == ["/account"])
        try Accounts.set(.closed, of: Scene.user("lan"), at: Cast.opened, in: &transaction)
        #expect(try command(Scene.user("unknown")).scope(in: transaction.reader) == nil)
    }
}

extension Reader {
    /// The last facts, the oldest first.
    func last(_ count: Int) throws -> [String] { try recorded().suffix(count).map { "\($0.type) \($0.subject)" } }
}
