import Messaging
import Platform
import TestKit
import Testing
import Wire

@testable import Console

@Suite("Signing out")
struct SignOutTests {
    private func opened(_ place: borrowing SessionPlace) throws {
        let answer = JSON.signedIn(1, at: Instant.sample.milliseconds)
        try #require(Session(signIn: answer, account: "an", at: .sample)).save(place.environment)
    }

    private func run(
        _ script: Script, _ place: borrowing SessionPlace, _ words: [String] = [], _ failure: Failure? = nil,
        _ sender: FakeSender = FakeSender()
    ) throws -> Ending {
        let call = try SignOut.call(script, words, environment: place.environment)
        return try SignOut.run(call) { () throws(Failure) in
            if let failure { throw failure }
            return sender
        }
    }

    @Test("tells Identity, then forgets the session")
    func tells() throws {
        let place = try SessionPlace()
        try opened(place)
        let (script, sender) = (Script(), FakeSender())
        #expect(try run(script, place, [], nil, sender) == .done)
        #expect(sender.sent.map(\.name) == ["identity.sign-out"] && sender.sent[0].json == [:])
        #expect(!Files.exists(Session.path(place.environment)))
        #expect(script.out == "Signed out.\n" && script.err.isEmpty)
    }

    @Test("forgets it all the same when nobody can be told, and says so")
    func unreachable() throws {
        let place = try SessionPlace()
        for words in [[], ["--json"]] {
            try opened(place)
            let script = Script()
            let failure = Failure.unreachable(.unreachable("no answer came"))
            #expect(try run(script, place, words, failure) == .unreachable)
            #expect(!Files.exists(Session.path(place.environment)))
            if words.isEmpty {
                #expect(script.err.contains("was not told") && script.out == "Signed out.\n")
            } else {
                #expect(try JSON.parse(script.out) == ["signedIn": false, "told": false])
            }
        }
    }

    @Test("is done where Identity has ended the session before, or knows none")
    func over() throws {
        let place = try SessionPlace()
        try opened(place)
        let sender = FakeSender { _ in .refused(.sample(.unauthenticated)) }
        #expect(try run(Script(), place, [], nil, sender) == .done)
        #expect(!Files.exists(Session.path(place.environment)))
        // Nobody is signed in.
        #expect(try run(Script(), place, [], .unreachable(.unreachable(""))) == .done)
    }

    @Test("removes what is no session any more, and tells nobody")
    func damaged() throws {
        let place = try SessionPlace()
        try opened(place)
        try Files.write(Array("{}".utf8), to: Session.path(place.environment))
        let sender = FakeSender()
        #expect(try run(Script(), place, [], nil, sender) == .done)
        #expect(sender.sent.isEmpty && !Files.exists(Session.path(place.environment)))
    }

    @Test("says a refusal that leaves the session open")
    func refused() throws {
        let place = try SessionPlace()
        try opened(place)
        let script = Script()
        let sender = FakeSender { _ in .refused(.sample(.unavailable)) }
        #expect(try run(script, place, [], nil, sender) == .refused)
        #expect(!Files.exists(Session.path(place.environment)) && script.err.contains("was not told"))
    }
}
