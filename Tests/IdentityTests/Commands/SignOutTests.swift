import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Signing out") struct SignOutTests {
    @Test("ends this session and no other, everywhere at once, and does so once")
    func ends() throws {
        try onCast { (transaction) throws in
            let here = try Cast.signIn("lan", in: &transaction)
            let elsewhere = try Cast.signIn("lan", in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 {
                #expect(try SignOut().handle(on: .of("lan", with: here.token), in: &transaction).answer == Done())
            }
            #expect(try transaction.reader.count(of: "journal") == before + 1)
            #expect(try transaction.reader.recorded().last?.state["because"]?.string == "signed-out")
            #expect(try !Cast.admits(here.token, in: transaction.reader))
            #expect(try Cast.admits(elsewhere.token, in: transaction.reader))
            #expect(try Cast.renew(here.refresh, in: &transaction).refusal == .sessionEnded)
        }
    }

    @Test("is for whoever is signed in")
    func nobody() throws {
        try onCast { (transaction) throws in
            #expect(try SignOut().objection(on: .nobody(), in: transaction.reader)?.code == .unauthenticated)
        }
    }

    @Test("from JSON takes nothing")
    func reading() {
        #expect(SignOut.read("{}").pointers == [])
        #expect(SignOut.read(#"{"session":"x"}"#).pointers == ["/session"])
    }
}
