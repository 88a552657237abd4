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

@Suite("Enrolling a second factor") struct EnrolSecondFactorTests {
    private let command = EnrolSecondFactor(password: Scene.password)

    @Test("gives a secret that counts for nothing yet, and another one each time")
    func enrols() throws {
        try onCast { (transaction) throws in
            let first = try #require(try command.handle(on: .of("lan"), in: &transaction).answer)
            let second = try #require(try command.handle(on: .of("lan"), in: &transaction).answer)
            #expect(first.secret != second.secret && second.secret.count == 32)
            #expect(second.uri.contains("secret=\(second.secret)&") && second.uri.hasPrefix("otpauth://totp/"))
            #expect(try Accounts.state(of: Scene.user("lan"), in: transaction.reader)?.hasSecondFactor == nil)
            _ = try Cast.signIn("lan", in: &transaction)
            #expect(!EnrolSecondFactor.keepsAnswer)
        }
    }

    @Test("where there is one is refused, and leaves it alone")
    func again() throws {
        try onCast { (transaction) throws in
            let secret = try Cast.enrol("lan", in: &transaction)
            #expect(try command.handle(on: .of("lan"), in: &transaction).refusal?.code == .conflict)
            try SecondFactors.begin(Array(repeating: 7, count: 20), for: Scene.user("lan"), in: &transaction)
            #expect(try SecondFactors.of(Scene.user("lan"), in: transaction.reader)?.secret == secret)
        }
    }

    @Test("with a wrong password is refused and counted, and five times shuts the door")
    func counted() throws {
        try onCast { (transaction) throws in
            let wrong = EnrolSecondFactor(password: .sample)
            for _ in 0..<5 {
                #expect(try wrong.handle(on: .of("lan"), in: &transaction).refusal == .wrongPassword)
            }
            #expect(try transaction.reader.last(1) == ["account.locked account/lan"])
            #expect(try command.handle(on: .of("lan"), in: &transaction).refusal == .wrongPassword)
            #expect(try command.labour(on: .of("lan"), from: transaction.reader) == nil)
        }
    }

    @Test("is for whoever is signed in")
    func nobody() throws {
        try onCast { (transaction) throws in
            #expect(try command.objection(on: .nobody(), in: transaction.reader)?.code == .unauthenticated)
            #expect(try command.objection(on: .of("lan"), in: transaction.reader) == nil)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(EnrolSecondFactor.read(#"{"password":"x","account":"y"}"#).pointers == ["/account", "/password"])
    }
}
