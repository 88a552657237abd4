import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Signing in")
struct SignInTests {
    private static let now = Instant.sample.milliseconds
    private static let wantsCode = Client.Answer.refused(.sample(.incomplete, at: "/code"))

    /// Identity with one account that has a second factor, or none.
    private func identity(
        code: String? = nil, must: String? = nil, passwordExpires: String? = nil
    ) -> FakeSender {
        FakeSender { request in
            if code != nil, request.json["code"] == nil { return Self.wantsCode }
            if let code, request.json["code"]?.string != code { return .refused(.sample(.unauthenticated)) }
            return .done(
                result: .signedIn(1, at: Self.now, must: must, passwordExpires: passwordExpires), position: nil)
        }
    }

    private func run(
        _ sender: FakeSender, _ words: [String], _ typing: Typing, _ place: borrowing SessionPlace,
        language: Language = .en
    ) throws -> Script {
        let script = Script()
        let call = try SignIn.call(
            script, words, typing: typing, environment: place.environment, language: language)
        #expect(try SignIn.run(call, sender) == .done)
        return script
    }

    @Test("keeps the token and what it is renewed with, and names the device")
    func keeps() throws {
        let place = try SessionPlace()
        let sender = identity()
        let script = try run(sender, ["an"], Typing(["mật khẩu"], isWatched: false), place)
        let body = try #require(sender.bodies(of: "identity.sign-in").first)
        #expect(body["account"] == "an" && body["password"] == "mật khẩu" && body["code"] == nil)
        if let device = body["device"] {
            #expect(device["id"]?.string?.count == 16 && device["name"] == "may-01")
        }
        let session = try #require(try Session.read(place.environment))
        #expect(session.token == "t1" && session.refresh == "r1" && session.issued == .sample)
        let until = try #require(session.until)
        #expect(script.out == "Signed in as an until \(until.text).\nRoles: principal U\n")
        #expect(script.err.isEmpty)
    }

    @Test("asks for the code only when Identity does, and shows it while it is typed, but not the password")
    func asks() throws {
        let place = try SessionPlace()
        let sender = identity(code: "123456")
        let typing = Typing(["pw", "123 456"], isWatched: true)
        let script = try run(sender, ["an"], typing, place)
        #expect(typing.hidden == 1 && typing.left == 0)
        #expect(script.err == "Password of an: \nCode of the second factor, or a recovery code: ")
        #expect(sender.bodies(of: "identity.sign-in").map { $0["code"] } == [nil, "123456"])
        #expect(Set(sender.sent.map(\.id)).count == 2)
    }

    @Test("reads password and code line by line where nobody is typing")
    func lines() throws {
        let place = try SessionPlace()
        let typing = Typing(["pw", "ab12-cd34-ef56", "for others"], isWatched: false)
        let words = ["an", "--password-file", "-"]
        let script = try run(identity(code: "ab12-cd34-ef56"), words, typing, place)
        #expect(script.err.isEmpty && typing.left == 1)
    }

    @Test("sends the code of the command line at once, and asks for no other")
    func given() throws {
        let place = try SessionPlace()
        let sender = identity(code: "123456")
        _ = try run(sender, ["an", "--code", "123456"], Typing(["pw"], isWatched: true), place)
        #expect(sender.sent.count == 1)
        let wrong = try SignIn.call(
            Script(), ["an", "--code", "000000"], typing: Typing(["pw", "123456"], isWatched: true))
        #expect(throws: Failure.self) { try SignIn.run(wrong, sender) }
        #expect(sender.sent.count == 2)
    }

    @Test("asks for no code where something else is incomplete, and sends none that was not entered")
    func refused() throws {
        let sender = FakeSender { _ in .refused(.sample(.incomplete, at: "/device")) }
        let call = try SignIn.call(Script(), ["an"], typing: Typing(["pw", "123456"], isWatched: true))
        #expect(throws: Failure.self) { try SignIn.run(call, sender) }
        #expect(sender.sent.count == 1)
        let silent = identity(code: "123456")
        let mute = try SignIn.call(Script(), ["an"], typing: Typing(["pw"], isWatched: false))
        #expect(throws: Failure.self) { try SignIn.run(mute, silent) }
        #expect(silent.sent.count == 1)
        let empty = try SignIn.call(Script(), ["an"], typing: Typing([], isWatched: false))
        #expect(throws: Failure.self) { try SignIn.run(empty, silent) }
        #expect(silent.sent.count == 1)
    }

    @Test(
        "says what must be done next",
        arguments: [
            ("set-password", "khuevan password"), ("enrol-second-factor", "khuevan second-factor"), ("dance", "dance"),
        ])
    func must(duty: String, advice: String) throws {
        let place = try SessionPlace()
        for language in Language.allCases {
            let sender = identity(must: duty)
            let script = try run(sender, ["an"], Typing(["pw"], isWatched: false), place, language: language)
            #expect(script.err.contains(advice))
        }
        #expect(try Session.read(place.environment)?.must == duty)
    }

    @Test(
        "warns of a password that runs out within a fortnight",
        arguments: [
            ("2025-09-06", "in 1 day:"), ("2025-09-19", "in 14 days:"), ("2025-09-20", ""),
            ("2025-09-05", "2025-09-05:"),
        ])
    func runsOut(day: String, words: String) throws {
        let place = try SessionPlace()
        let script = try run(identity(passwordExpires: day), ["an"], Typing(["pw"], isWatched: false), place)
        #expect(
            words.isEmpty ? script.err.isEmpty : script.err.contains(words) && script.err.contains("khuevan password"))
        let today = try #require(LocalDate("2025-09-05"))
        let warning = SignIn.warning(try #require(LocalDate(day)), on: today)
        #expect((warning == nil) == words.isEmpty && warning.map { $0.vi.contains(day) } ?? true)
    }

    @Test("tells the same in JSON, without a secret")
    func json() throws {
        let place = try SessionPlace()
        let sender = identity(must: "set-password", passwordExpires: "2025-09-06")
        let script = try run(sender, ["an", "--json"], Typing(["pw"], isWatched: false), place)
        let told = try JSON.parse(script.out)
        #expect(
            told.object?.map(\.name) == ["account", "expires", "roles", "until", "must", "passwordExpires"]
                && told["must"] == "set-password")
        #expect(!script.out.contains("t1") && !script.out.contains("r1") && script.err.isEmpty)
    }

    @Test("keeps nothing of an answer without a token")
    func strange() throws {
        let place = try SessionPlace()
        let call = try SignIn.call(
            Script(), ["an"], typing: Typing(["pw"], isWatched: false), environment: place.environment)
        let sender = FakeSender { _ in .done(result: ["expires": "soon"], position: nil) }
        #expect(throws: Failure.self) { try SignIn.run(call, sender) }
        #expect(try Session.read(place.environment) == nil)
    }
}
