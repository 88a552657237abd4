import Access
import Contracts
import Crypto
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Signing in") struct SignInTests {
    private let right = SignIn(account: Scene.user("lan"), password: Scene.password)
    private let wrong = SignIn(account: Scene.user("lan"), password: Password("không phải mật khẩu") ?? .sample)

    /// The scene with one account, nurse at the school since yesterday.
    private func withAccount(_ body: (inout Transaction) throws -> Void) throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            let nurse = Account.Grant(role: .nurse, unit: Scene.school, from: Scene.day)
            let past = Account.Grant(
                role: .principal, unit: Scene.school, from: Scene.day, to: Scene.day.adding(days: 1))
            try RoleGrants.add([nurse, past], to: Scene.user("lan"), in: &transaction)
            try body(&transaction)
        }
    }

    private func at(_ time: String) -> Occasion { .nobody(now: "2026-09-05T\(time)+07:00") }

    @Test("gives a token that our key vouches for, with the roles of the day, for a quarter of an hour")
    func token() throws {
        try withAccount { (transaction) throws in
            let occasion = at("07:30:00")
            let answer = try #require(try right.handle(on: occasion, in: &transaction).answer)
            let claims = try Token.verify(answer.token, at: occasion.now) { id in
                let key: String? = try transaction.reader.value(
                    "SELECT public_key FROM known_token_key WHERE id = ?1", id)
                return try key.map { try Ed25519.VerifyingKey(Base64URL.decode($0)) }
            }
            #expect(claims?.sub == Scene.user("lan"))
            #expect(claims?.roles == [Claims.Grant(role: .nurse, unit: Scene.school)])
            #expect(answer.roles == claims?.roles)
            #expect(answer.expires == occasion.now.advanced(byMilliseconds: 900_000))
            #expect(claims.map { $0.exp - $0.iat } == 900)
        }
    }

    @Test("lets in everywhere whoever has as many roles as he may have, and one more in an emergency")
    func mostRoles() throws {
        try onCast { (transaction) throws in
            try Scene.give(.equipmentOfficer, at: Claims.mostRoles, to: "helper", in: &transaction)
            let answer = try Cast.signIn("helper", in: &transaction)
            #expect(answer.roles.count == Claims.mostRoles + 1)
            #expect(try Cast.admits(answer.token, in: transaction.reader))
        }
    }

    @Test("gives no token that nobody would read, and says why; what is too much can be taken back")
    func tooManyRoles() throws {
        try onCast { (transaction) throws in
            try Scene.give(.nurse, at: 2 * Claims.mostRoles, to: "mai", in: &transaction)
            let signIn = SignIn(account: Scene.user("mai"), password: Scene.password)
            let refusal = try signIn.handle(on: .nobody(now: Cast.now), in: &transaction).refusal
            #expect(refusal?.code == .conflict)
            #expect(refusal?.pointers == ["/account"])
            #expect(try transaction.reader.count(of: "session") == 0)
            for grant in try RoleGrants.of(Scene.user("mai"), in: transaction.reader).dropFirst(Claims.mostRoles) {
                let command = RevokeRole(
                    account: Scene.user("mai"), role: grant.role, unit: grant.unit, from: grant.from, reason: .sample)
                #expect(try command.handle(on: .administrator(), in: &transaction).answer != nil)
            }
            let answer = try Cast.signIn("mai", in: &transaction)
            #expect(try Cast.admits(answer.token, in: transaction.reader))
        }
    }

    @Test("leaves no trace in the journal, and its answer nowhere")
    func silent() throws {
        try withAccount { (transaction) throws in
            let before = try transaction.reader.count(of: "journal")
            _ = try right.handle(on: at("07:30:00"), in: &transaction)
            #expect(try transaction.reader.count(of: "journal") == before)
            #expect(!SignIn.keepsAnswer)
        }
    }

    @Test("makes no two sessions alike")
    func sessions() throws {
        try withAccount { (transaction) throws in
            let one = try right.handle(on: at("07:30:00"), in: &transaction).answer?.token
            let two = try right.handle(on: at("07:30:00"), in: &transaction).answer?.token
            #expect(one != nil && one != two)
        }
    }

    @Test("is refused alike for a wrong password and for a name that nobody has")
    func refusedAlike() throws {
        try withAccount { (transaction) throws in
            let stranger = SignIn(account: Scene.user("nobody"), password: Scene.password)
            let one = try wrong.handle(on: at("07:30:00"), in: &transaction).refusal
            let two = try stranger.handle(on: at("07:30:00"), in: &transaction).refusal
            #expect(one?.code == .unauthenticated)
            #expect(one == two)
            #expect(try transaction.reader.count(of: "knock") == 2, "names that nobody has are counted alike")
        }
    }

    @Test("locks after five failures, for longer after each further one, and says nothing new")
    func lock() throws {
        try withAccount { (transaction) throws in
            let failures = try (1...5).map { second in
                try wrong.handle(on: at("07:30:0\(second)"), in: &transaction).refusal
            }
            // The fifth came at 07:30:05; the right password is of no use until 07:45:05.
            let locked = try right.handle(on: at("07:45:04"), in: &transaction).refusal
            #expect(Set(failures + [locked]).count == 1)
            #expect(try wrong.handle(on: at("07:45:05"), in: &transaction).refusal == locked)
            #expect(try right.handle(on: at("08:15:04"), in: &transaction).refusal == locked)
            #expect(try right.handle(on: at("08:15:05"), in: &transaction).answer != nil)
        }
    }

    @Test("is not locked out for longer by failures while locked")
    func notProlonged() throws {
        try withAccount { (transaction) throws in
            for second in 1...9 { _ = try wrong.handle(on: at("07:30:0\(second)"), in: &transaction) }
            #expect(try right.handle(on: at("07:45:05"), in: &transaction).answer != nil)
        }
    }

    @Test("well wipes the failures out")
    func forgiven() throws {
        try withAccount { (transaction) throws in
            for round in 0..<3 {
                for second in 0..<4 { _ = try wrong.handle(on: at("07:3\(round):0\(second)"), in: &transaction) }
                #expect(try right.handle(on: at("07:3\(round):09"), in: &transaction).answer != nil)
            }
        }
    }

    @Test("counts its failures although they are refusals")
    func remembered() {
        #expect(SignIn.remembersRefusal)
        #expect(!OpenAccount.remembersRefusal)
    }

    @Test("takes a password however its letters are composed")
    func composed() throws {
        try withAccount { (transaction) throws in
            let decomposed = "ba con vi\u{323}t va\u{300}ng bo\u{31B}i"
            #expect(Array(decomposed.utf8) != Array(Scene.password.text.utf8))
            let command = SignIn(account: Scene.user("lan"), password: try #require(Password(decomposed)))
            #expect(try command.handle(on: at("07:30:00"), in: &transaction).answer != nil)
        }
    }

    @Test("takes a hash of another cost and makes it anew")
    func rehash() throws {
        try withAccount { (transaction) throws in
            let cheap = try PasswordHash(of: Scene.password.text, cost: .init(1))
            let then = at("06:00:00").now
            try Credentials.keep(cheap, of: Scene.user("lan"), at: then, in: &transaction)
            #expect(try right.handle(on: at("07:30:00"), in: &transaction).answer != nil)
            let hash = try #require(try Credentials.of(Scene.user("lan"), in: transaction.reader)?.hash)
            #expect(!hash.needsRehash(PasswordRule.cost) && PasswordRule.matches(Scene.password, hash))
            #expect(try transaction.reader.value("SELECT changed_at FROM credential") == then)
        }
    }

    @Test("at a locked door costs no work, whoever knocks; under a name that nobody has it costs what others do")
    func labour() throws {
        try withAccount { (transaction) throws in
            for name in ["lan", "nobody"] {
                let knock = SignIn(account: Scene.user(name), password: Password("không phải mật khẩu") ?? .sample)
                let first = try knock.labour(on: at("07:30:00"), from: transaction.reader) as? PasswordCheck
                #expect(first?.matches == false)
                for _ in 0..<5 { _ = try knock.handle(on: at("07:30:00"), in: &transaction) }
                #expect(try knock.labour(on: at("07:44:59"), from: transaction.reader) == nil)
                #expect(try knock.labour(on: at("07:45:00"), from: transaction.reader) != nil)
            }
        }
    }

    @Test("does not wait for a clock that was ahead when it locked the door")
    func clock() throws {
        try withAccount { (transaction) throws in
            for _ in 0..<5 { _ = try wrong.handle(on: .nobody(now: "2027-09-05T07:30:00+07:00"), in: &transaction) }
            #expect(try right.handle(on: at("07:30:00"), in: &transaction).answer != nil)
        }
    }

    @Test("warns a fortnight before the password is too old, and then lets nobody do anything but change it")
    func age() throws {
        try onCast { (transaction) throws in
            for (name, day, must, warns) in [
                ("lan", "2027-02-13", false, false), ("lan", "2027-02-16", false, true),
                ("lan", "2027-03-01", true, false),
                ("tech", "2026-10-15", false, false), ("tech", "2026-10-18", false, true),
                ("tech", "2026-11-01", true, false),
            ] {
                let session = try Cast.signIn(name, now: "\(day)T07:30:00+07:00", in: &transaction)
                #expect((session.must == .setPassword) == must, "\(name) \(day)")
                #expect(session.roles.isEmpty == must, "\(name) \(day)")
                #expect((session.passwordExpires != nil) == warns, "\(name) \(day)")
            }
        }
    }

    @Test("carries the staff file, from which rights of work derive")
    func person() throws {
        try onScene { (transaction) throws in
            let open = OpenAccount(
                name: Scene.user("lan"), displayName: .sample, unit: Scene.school, person: .sample,
                password: Scene.password)
            _ = try open.handle(on: .administrator(), in: &transaction)
            let token = try #require(try right.handle(on: at("07:30:00"), in: &transaction).answer?.token)
            let payload = try Base64URL.decode(String(token.split(separator: ".")[1]))
            #expect(try JSON.parse(payload)["person"]?.string == MemberCode.sample.text)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(SignIn.read(#"{"account":"L","password":"x","otp":1}"#).pointers == ["/account", "/otp", "/password"])
    }
}
