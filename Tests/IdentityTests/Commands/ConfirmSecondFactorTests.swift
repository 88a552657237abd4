import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Confirming a second factor") struct ConfirmSecondFactorTests {
    private func confirming(_ code: String) -> ConfirmSecondFactor {
        ConfirmSecondFactor(code: ShortText(code) ?? .sample)
    }

    /// Begins an enrolment of lan's and gives its secret.
    private func begin(in transaction: inout Transaction) throws -> [UInt8] {
        _ = try EnrolSecondFactor(password: Scene.password).handle(on: .of("lan"), in: &transaction)
        return try #require(try SecondFactors.of(Scene.user("lan"), in: transaction.reader)).secret
    }

    @Test("with the code of now has it count from then on, and tells ten codes for paper")
    func confirms() throws {
        try onCast { (transaction) throws in
            let secret = try begin(in: &transaction)
            let outcome = try confirming(Cast.code(secret)).handle(on: .of("lan"), in: &transaction)
            #expect(Set(try #require(outcome.answer).recovery).count == 10)
            #expect(try transaction.reader.last(1) == ["account.second-factor-enrolled account/lan"])
            #expect(try Accounts.state(of: Scene.user("lan"), in: transaction.reader)?.hasSecondFactor == true)
            let bare = SignIn(account: Scene.user("lan"), password: Scene.password)
            #expect(try bare.handle(on: .nobody(), in: &transaction).refusal == .withoutCode)
            #expect(!ConfirmSecondFactor.keepsAnswer)
        }
    }

    @Test("keeps neither the paper codes nor the secret where a fact could tell them")
    func silent() throws {
        try onCast { (transaction) throws in
            let secret = try begin(in: &transaction)
            let answer = try #require(
                try confirming(Cast.code(secret)).handle(on: .of("lan"), in: &transaction).answer)
            let facts = try transaction.reader.recorded().map(\.state.text).joined()
            #expect(!(answer.recovery + [Base32.encode(secret), Hex.encode(secret)]).contains(where: facts.contains))
        }
    }

    @Test("with the code it was confirmed with lets nobody in: it has been used")
    func used() throws {
        try onCast { (transaction) throws in
            let code = Cast.code(try begin(in: &transaction))
            _ = try confirming(code).handle(on: .of("lan"), in: &transaction)
            let replay = SignIn(account: Scene.user("lan"), password: Scene.password, code: ShortText(code))
            #expect(try replay.handle(on: .nobody(), in: &transaction).refusal == .usedCode)
        }
    }

    @Test("with another code is refused", arguments: [-2, 2] as [Int64])
    func wrong(steps: Int64) throws {
        try onCast { (transaction) throws in
            let code = Cast.code(try begin(in: &transaction), steps: steps)
            let refusal = try confirming(code).handle(on: .of("lan"), in: &transaction).refusal
            #expect(refusal?.code == .invalid && refusal?.pointers == ["/code"])
            #expect(try Accounts.state(of: Scene.user("lan"), in: transaction.reader)?.hasSecondFactor == nil)
        }
    }

    @Test("where none is under way is refused")
    func none() throws {
        try onCast { (transaction) throws in
            #expect(try confirming("123456").handle(on: .of("lan"), in: &transaction).refusal?.code == .conflict)
            let secret = try Cast.enrol("lan", in: &transaction)
            #expect(
                try confirming(Cast.code(secret)).handle(on: .of("lan"), in: &transaction).refusal?.code == .conflict)
            #expect(try confirming("123456").objection(on: .nobody(), in: transaction.reader)?.code == .unauthenticated)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() { #expect(ConfirmSecondFactor.read(#"{"code":"","secret":"x"}"#).pointers == ["/code", "/secret"]) }
}
