import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Renewing a session") struct RefreshTests {
    @Test("gives another token and another secret, and the one before is good for nothing but a hint of theft")
    func rotation() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            let second = try #require(
                try Cast.renew(first.refresh, now: Cast.at("07:40:00"), in: &transaction).answer)
            #expect(second.refresh != first.refresh && second.token != first.token)
            #expect(second.until == first.until)
            #expect(try Cast.claims(second.token).sid == Cast.claims(first.token).sid)
            let reuse = try Cast.renew(first.refresh, now: Cast.at("07:41:00"), in: &transaction)
            #expect(reuse.refusal == .sessionEnded)
            #expect(try Cast.renew(second.refresh, now: Cast.at("07:42:00"), in: &transaction).refusal == .sessionEnded)
            #expect(try !Cast.admits(second.token, now: Cast.at("07:42:00"), in: transaction.reader))
            #expect(try transaction.reader.value("SELECT because FROM session") == "refresh-reused")
            let session = try Cast.claims(first.token).sid
            #expect(try transaction.reader.last(1) == ["session.revoked session/\(session)"])
        }
    }

    @Test("gives no token that nobody would read, and leaves the secret good for when enough was taken back")
    func tooManyRoles() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("mai", in: &transaction)
            try Scene.give(.nurse, at: 2 * Claims.mostRoles, to: "mai", in: &transaction)
            let refusal = try Cast.renew(first.refresh, in: &transaction).refusal
            #expect(refusal?.code == .conflict && refusal?.pointers == ["/account"])
            try transaction.run("UPDATE role_grant SET to_day = '2026-09-05' WHERE role = 'nurse' AND account = 'mai'")
            let answer = try #require(try Cast.renew(first.refresh, in: &transaction).answer)
            #expect(try answer.roles.isEmpty && Cast.admits(answer.token, in: transaction.reader))
        }
    }

    @Test("is answered alike where the same message comes again, as often as it comes")
    func repeated() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            let occasion = Occasion.nobody()
            let command = Refresh(refresh: try #require(Password(first.refresh)))
            let answers = try (0..<3).map { _ in
                try #require(try command.handle(on: occasion, in: &transaction).answer)
            }
            #expect(Set(answers.map(\.refresh)).count == 1)
            #expect(try Cast.renew(answers[0].refresh, in: &transaction).answer != nil)
        }
    }

    @Test(
        "with what nobody has computed is refused, and harms the session in nothing",
        arguments: ["", ".1.", "x.1.AAAA", "..", "no session at all"])
    func nonsense(text: String) throws {
        #expect(RefreshSecret(text) == nil)
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            let strange = Password("\(text)........") ?? .sample
            let refusal = try Refresh(refresh: strange).handle(on: .nobody(), in: &transaction).refusal
            #expect(refusal == .sessionEnded)
            #expect(try Cast.renew(first.refresh, in: &transaction).answer != nil)
        }
    }

    @Test("with a code of another counter or another session is refused, and harms the session in nothing")
    func forged() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            let other = try Cast.signIn("mai", in: &transaction)
            let parts = first.refresh.split(separator: ".")
            let others = other.refresh.split(separator: ".")
            for forged in [
                "\(parts[0]).2.\(parts[2])", "\(parts[0]).9223372036854775807.\(parts[2])",
                "\(parts[0]).1.\(others[2])", "\(others[0]).1.\(parts[2])",
            ] {
                #expect(try Cast.renew(forged, in: &transaction).refusal == .sessionEnded)
            }
            #expect(try Cast.renew(first.refresh, in: &transaction).answer != nil)
            #expect(try transaction.reader.count(of: "sharing_case") == 0)
        }
    }

    @Test(
        "ends where nobody has used it since its last token ran out",
        arguments: [("07:45:59", true), ("07:46:00", false)])
    func idle(time: String, goesOn: Bool) throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            let answer = try Cast.renew(first.refresh, now: Cast.at(time), in: &transaction).answer
            #expect((answer != nil) == goesOn)
        }
    }

    @Test("of somebody who administers waits for five minutes only")
    func administrators() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("tech", in: &transaction)
            #expect(first.expires == Cast.instant(Cast.at("07:35:00")))
            #expect(try Cast.renew(first.refresh, now: Cast.at("07:36:00"), in: &transaction).answer == nil)
        }
    }

    @Test("goes on for twelve hours, however busy its holder is")
    func absolute() throws {
        try onCast { (transaction) throws in
            var answer = try Cast.signIn("lan", in: &transaction)
            #expect(answer.until == Cast.instant(Cast.at("19:30:00")))
            for quarter in 1...47 {
                let (hour, minute) = (7 + (30 + quarter * 15) / 60, (30 + quarter * 15) % 60)
                let time = "\(hour < 10 ? "0" : "")\(hour):\(minute == 0 ? "00" : "\(minute)"):00"
                answer = try #require(try Cast.renew(answer.refresh, now: Cast.at(time), in: &transaction).answer)
            }
            let last = try #require(
                try Cast.renew(answer.refresh, now: Cast.at("19:29:59"), in: &transaction).answer)
            #expect(last.expires == last.until)
            #expect(try Cast.renew(last.refresh, now: Cast.at("19:30:00"), in: &transaction).answer == nil)
        }
    }

    @Test("says the roles of now")
    func roles() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            #expect(first.roles == [Claims.Grant(role: .nurse, unit: Cast.school)])
            let revoke = RevokeRole(
                account: Scene.user("lan"), role: .nurse, unit: Cast.school, from: Scene.day, reason: .sample)
            #expect(try revoke.handle(on: .of("boss"), in: &transaction).answer != nil)
            #expect(try !Cast.admits(first.token, in: transaction.reader))
            let second = try #require(try Cast.renew(first.refresh, in: &transaction).answer)
            #expect(second.roles == [])
            #expect(try Cast.admits(second.token, in: transaction.reader))
        }
    }

    @Test(
        "with a used secret from another machine opens a case; from the same one it does not", arguments: [true, false])
    func copied(isElsewhere: Bool) throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", device: Cast.desk, in: &transaction)
            _ = try Cast.renew(first.refresh, device: Cast.desk, in: &transaction)
            _ = try Cast.renew(first.refresh, device: isElsewhere ? Cast.phone : Cast.desk, in: &transaction)
            let kinds: [String] = try transaction.reader.values("SELECT kind FROM sharing_signal")
            #expect(kinds == (isElsewhere ? ["copied-session"] : []))
        }
    }

    @Test("ends with the account")
    func suspended() throws {
        try onCast { (transaction) throws in
            let first = try Cast.signIn("lan", in: &transaction)
            try Accounts.set(.suspended, of: Scene.user("lan"), at: Cast.opened, in: &transaction)
            #expect(try Cast.renew(first.refresh, in: &transaction).refusal?.code == .forbidden)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(
            Refresh.read(#"{"refresh":"x","device":{"id":""},"token":1}"#).pointers == [
                "/device/id", "/refresh", "/token",
            ])
    }
}
