import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Setting one's password") struct SetPasswordTests {
    private let other = Password("sáng nay trời đẹp lắm") ?? .sample

    private func setting(_ new: Password, from old: Password = Scene.password) -> SetPassword {
        SetPassword(password: old, newPassword: new)
    }

    @Test("changes it, says so, and ends the other sessions but not the one that asked")
    func sets() throws {
        try onCast { (transaction) throws in
            let here = try Cast.signIn("lan", in: &transaction)
            let elsewhere = try Cast.signIn("lan", in: &transaction)
            let answer = try setting(other).handle(on: .of("lan", with: here.token), in: &transaction).answer
            #expect(answer == Done())
            #expect(try transaction.reader.last(2).first == "account.password-set account/lan")
            #expect(try Cast.admits(here.token, in: transaction.reader))
            #expect(try !Cast.admits(elsewhere.token, in: transaction.reader))
            #expect(try Cast.renew(here.refresh, in: &transaction).answer != nil)
            #expect(try Cast.renew(elsewhere.refresh, in: &transaction).answer == nil)
            _ = try Cast.signIn("lan", password: other, in: &transaction)
            let old = SignIn(account: Scene.user("lan"), password: Scene.password)
            #expect(try old.handle(on: .nobody(), in: &transaction).refusal == .notSignedIn)
        }
    }

    @Test("again, where the answer was lost, is done already, and is no failure")
    func again() throws {
        try onCast { (transaction) throws in
            _ = try setting(other).handle(on: .of("lan"), in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            var occasion = Occasion.of("lan")
            occasion.labour = try setting(other).labour(on: occasion, from: transaction.reader)
            for occasion in [occasion, .of("lan")] {
                #expect(try setting(other).handle(on: occasion, in: &transaction).answer == Done())
            }
            #expect(try transaction.reader.count(of: "journal") == before)
            #expect(try transaction.reader.count(of: "knock") == 0)
            // Whoever knows but one of both is refused.
            let half = setting(other, from: .sample)
            #expect(try half.handle(on: .of("lan"), in: &transaction).refusal == .wrongPassword)
            let otherHalf = setting(.sample, from: Scene.password)
            #expect(try otherHalf.handle(on: .of("lan"), in: &transaction).refusal == .wrongPassword)
        }
    }

    @Test("that somebody else has made comes first: until then there is no role, and afterwards there is")
    func forced() throws {
        try onCast { (transaction) throws in
            let reset = ResetPassword(account: Scene.user("lan"), reason: .sample)
            let made = try #require(try reset.handle(on: .of("boss"), in: &transaction).answer?.password)
            let later = Cast.at("07:31:00")
            let session = try Cast.signIn("lan", password: made, now: later, in: &transaction)
            #expect(session.must == .setPassword && session.roles == [])
            #expect(try Cast.claims(session.token).roles == [])
            let occasion = try Occasion.of("lan", with: session.token, now: later)
            #expect(try setting(other, from: made).handle(on: occasion, in: &transaction).answer == Done())
            let renewed = try #require(try Cast.renew(session.refresh, now: later, in: &transaction).answer)
            #expect(renewed.must == nil)
            #expect(renewed.roles == [Claims.Grant(role: .nurse, unit: Cast.school)])
        }
    }

    @Test("to one before the last five is taken")
    func forgotten() throws {
        try onCast { (transaction) throws in
            let words = ["một", "hai", "ba", "bốn", "năm"]
            var passwords = [Scene.password]
            for (index, word) in words.enumerated() {
                let next = try #require(Password("con mèo thứ \(word) ngủ"))
                let time = Cast.at("07:3\(index):00")
                let occasion = Occasion.of("lan", now: time)
                #expect(try setting(next, from: passwords[index]).handle(on: occasion, in: &transaction).answer != nil)
                passwords.append(next)
            }
            let present = try #require(passwords.last)
            let back = setting(Scene.password, from: present)
            #expect(try back.handle(on: .of("lan", now: Cast.at("08:00:00")), in: &transaction).answer == Done())
        }
    }

    @Test("to any of the last five is refused", arguments: 0..<5)
    func lastFive(back: Int) throws {
        try onCast { (transaction) throws in
            var passwords = [Scene.password]
            for index in 0..<4 {
                let next = try #require(Password("con mèo thứ \(["một", "hai", "ba", "bốn"][index]) ngủ"))
                let hash = try PasswordRule.hash(next)
                // The clock is put back in between: their order stays.
                let time = Cast.instant(Cast.at("0\(9 - index):00:00"))
                try Credentials.keep(hash, of: Scene.user("lan"), at: time, in: &transaction)
                passwords.append(next)
            }
            let present = try #require(passwords.last)
            let refusal = try setting(passwords[back], from: present).handle(on: .of("lan"), in: &transaction).refusal
            #expect(refusal?.code == .duplicate && refusal?.pointers == ["/newPassword"])
        }
    }

    @Test("to what is too short or known is refused, with what the second factor makes of it")
    func rule() throws {
        try onCast { (transaction) throws in
            let short = try #require(Password("vịt vàng"))
            let refusal = try setting(short).handle(on: .of("lan"), in: &transaction).refusal
            #expect(refusal?.pointers == ["/newPassword"])
            _ = try Cast.enrol("lan", in: &transaction)
            #expect(try setting(short).handle(on: .of("lan"), in: &transaction).answer == Done())
        }
    }

    @Test("with the wrong present one is refused and counted like a sign-in, and five times shuts the door")
    func counted() throws {
        try onCast { (transaction) throws in
            let wrong = setting(other, from: other)
            for _ in 0..<5 {
                #expect(try wrong.handle(on: .of("lan"), in: &transaction).refusal == .wrongPassword)
            }
            #expect(try transaction.reader.last(1) == ["account.locked account/lan"])
            #expect(try setting(other).handle(on: .of("lan"), in: &transaction).refusal == .wrongPassword)
            #expect(try setting(other).labour(on: .of("lan"), from: transaction.reader) == nil, "costs no work")
            #expect(SetPassword.remembersRefusal && !SetPassword.keepsAnswer)
        }
    }

    @Test("uses what was found out beforehand, unless the password has changed since")
    func labour() throws {
        try onCast { (transaction) throws in
            var occasion = Occasion.of("lan")
            occasion.labour = try setting(other).labour(on: occasion, from: transaction.reader)
            #expect(occasion.labour != nil)
            let third = try #require(Password("chiều nay mưa to quá"))
            try Credentials.keep(
                PasswordRule.hash(third), of: Scene.user("lan"), at: occasion.now, in: &transaction)
            #expect(try setting(other).handle(on: occasion, in: &transaction).refusal == .wrongPassword)
        }
    }

    @Test("is asked of whoever is signed in, and of him alone")
    func nobody() throws {
        try onCast { (transaction) throws in
            let refusal = try setting(other).objection(on: .nobody(), in: transaction.reader)
            #expect(refusal?.code == .unauthenticated)
            #expect(try setting(other).objection(on: .of("lan"), in: transaction.reader) == nil)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = SetPassword.read(#"{"password":"x","account":"lan"}"#)
        #expect(result.pointers == ["/account", "/newPassword", "/password"])
    }
}
