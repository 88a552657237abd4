import Messaging
import Platform
import TestKit
import Testing
import Wire

@testable import Console

@Suite("Passwords at the command line")
struct PasswordVerbTests {
    @Test("are asked for unseen: the old one, the new one, and that again")
    func typed() throws {
        let (script, sender) = (Script(), FakeSender())
        let typing = Typing(["cũ", "mới", "mới"], isWatched: true)
        #expect(try PasswordVerb.change(PasswordVerb.call(script, [], typing: typing), sender) == .done)
        #expect(sender.bodies(of: "identity.set-password") == [["password": "cũ", "newPassword": "mới"]])
        #expect(typing.hidden == 3 && script.out == "The password is changed.\n")
        #expect(script.err == "Old password: \nNew password: \nNew password again: \n")
    }

    @Test(
        "are not changed where the new one was typed in two ways, or not at all",
        arguments: [["a", "b", "c"], ["a"], []])
    func differ(lines: [String]) throws {
        let sender = FakeSender()
        let call = try PasswordVerb.call(Script(), [], typing: Typing(lines, isWatched: true))
        #expect(throws: Failure.self) { try PasswordVerb.change(call, sender) }
        #expect(sender.sent.isEmpty)
    }

    @Test("come from files, or line by line from the input, where they are not typed twice")
    func files() throws {
        let directory = try TemporaryDirectory()
        try Files.write(Array("mới\nkhông phải\n".utf8), to: "\(directory.path)/new")
        let sender = FakeSender()
        let words = ["--old-file", "-", "--new-file", "\(directory.path)/new", "--json"]
        let script = Script()
        let typing = Typing(["cũ"], isWatched: true)
        #expect(try PasswordVerb.change(PasswordVerb.call(script, words, typing: typing), sender) == .done)
        #expect(script.out == "{\"changed\":true}\n" && typing.hidden == 0)
        let piped = try PasswordVerb.call(Script(), [], typing: Typing(["a", "b"], isWatched: false))
        _ = try PasswordVerb.change(piped, sender)
        #expect(
            sender.bodies(of: "identity.set-password") == [
                ["password": "cũ", "newPassword": "mới"], ["password": "a", "newPassword": "b"],
            ])
    }

    @Test("of a session that was held to change it gives a token that allows more, and what is next is said")
    func duty() throws {
        let place = try SessionPlace()
        let now = Instant.sample.milliseconds
        let held = JSON.signedIn(1, at: now, must: "set-password")
        let session = try #require(Session(signIn: held, account: "an", at: .sample))
        try session.save(place.environment)
        let fake = FakeSender { request in
            request.name == "identity.refresh"
                ? .done(result: .signedIn(2, at: now, must: "enrol-second-factor"), position: nil) : nil
        }
        let sender = SessionSender(fake, session, place.environment, .fixed(now))
        let script = Script()
        let call = try PasswordVerb.call(
            script, [], typing: Typing(["a", "b"], isWatched: false), environment: place.environment)
        #expect(try PasswordVerb.change(call, sender) == .done)
        #expect(fake.sent.map(\.name) == ["identity.set-password", "identity.health", "identity.refresh"])
        #expect(try Session.read(place.environment)?.token == "t2")
        #expect(script.err.contains("khuevan second-factor"))
        // Whoever is held to nothing needs no other token for a new password.
        try Session(signIn: .signedIn(2, at: now), account: "an", at: .sample)?.save(place.environment)
        let again = try PasswordVerb.call(
            script, [], typing: Typing(["a", "b"], isWatched: false), environment: place.environment)
        _ = try PasswordVerb.change(again, sender)
        #expect(fake.bodies(of: "identity.refresh").count == 1)
    }

    @Test("are given anew only with a reason, and told once")
    func reset() throws {
        let script = Script()
        let sender = FakeSender { _ in .done(result: ["account": "be", "password": "tạm-1"], position: nil) }
        let call = try PasswordVerb.call(script, ["reset", "be", "--reason", "quên"])
        #expect(try PasswordVerb.reset(call, sender) == .done)
        #expect(sender.bodies(of: "identity.reset-password") == [["account": "be", "reason": "quên"]])
        #expect(script.out == "tạm-1\n" && script.err.contains("once"))
        #expect(throws: Failure.self) { try PasswordVerb.reset(PasswordVerb.call(script, ["reset", "be"]), sender) }
        #expect(sender.sent.count == 1)
        #expect(throws: Failure.self) { try PasswordVerb.reset(call, FakeSender()) }
    }
}
