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

@Suite("Signing in with a second factor") struct SecondStepTests {
    private func signing(_ code: String?) -> SignIn {
        SignIn(account: Scene.user("lan"), password: Scene.password, code: code.flatMap(ShortText.init))
    }

    @Test("takes the code of now, a step early or late, and no other", arguments: [-2, -1, 0, 1, 2] as [Int64])
    func drift(steps: Int64) throws {
        try onCast { (transaction) throws in
            let secret = try Cast.enrol("lan", in: &transaction)
            let outcome = try signing(Cast.code(secret, steps: steps)).handle(on: .nobody(), in: &transaction)
            #expect((outcome.answer != nil) == (abs(steps) < 2))
            #expect(try transaction.reader.count(of: "knock") == (abs(steps) < 2 ? 0 : 1))
        }
    }

    @Test("is demanded of no program, which has no phone")
    func program() throws {
        try onCast { (transaction) throws in
            try Scene.prepare(["KHUEVAN_SECOND_FACTOR": "everybody"], in: &transaction)
            let command = OpenAccount(
                name: Scene.user("robot"), displayName: .sample, unit: Cast.school, person: nil,
                password: Scene.password, kind: .service)
            #expect(try command.handle(on: .of("boss"), in: &transaction).answer?.opened == true)
            #expect(try Cast.signIn("robot", in: &transaction).must == nil)
        }
    }

    @Test("asks for it only of who knows the password")
    func asks() throws {
        try onCast { (transaction) throws in
            _ = try Cast.enrol("lan", in: &transaction)
            #expect(try signing(nil).handle(on: .nobody(), in: &transaction).refusal == .withoutCode)
            let guess = SignIn(account: Scene.user("lan"), password: .sample)
            #expect(try guess.handle(on: .nobody(), in: &transaction).refusal == .notSignedIn)
        }
    }

    @Test("takes a code once; shown again it opens a case, unless the same message shows it again")
    func replay() throws {
        try onCast { (transaction) throws in
            let code = Cast.code(try Cast.enrol("lan", in: &transaction))
            let occasion = Occasion.nobody()
            #expect(try signing(code).handle(on: occasion, in: &transaction).answer != nil)
            #expect(try signing(code).handle(on: occasion, in: &transaction).answer != nil)
            #expect(try transaction.reader.count(of: "sharing_case") == 0)
            #expect(try signing(code).handle(on: .nobody(), in: &transaction).refusal == .usedCode)
            let kinds: [String] = try transaction.reader.values("SELECT kind FROM sharing_signal")
            #expect(kinds == ["repeated-code"])
        }
    }

    @Test("takes each paper code once, however it is capitalised")
    func recovery() throws {
        try onCast { (transaction) throws in
            _ = try Cast.enrol("lan", in: &transaction)
            let codes = ["abcd-efgh-ijkm", "npqr-stuv-wxyz"]
            try SecondFactors.keep(recovery: codes, of: Scene.user("lan"), in: &transaction)
            #expect(try signing("ABCD-efgh-ijkm").handle(on: .nobody(), in: &transaction).answer != nil)
            #expect(try signing(codes[0]).handle(on: .nobody(), in: &transaction).refusal == .notSignedIn)
            #expect(try signing(codes[1]).handle(on: .nobody(), in: &transaction).answer != nil)
            let file = try AccountFile(account: Scene.user("lan")).answer(on: .of("lan"), from: transaction.reader)
            #expect(file.answer?.recoveryCodes == 0)
        }
    }

    @Test("shuts the door after five wrong codes, for the right one too")
    func lock() throws {
        try onCast { (transaction) throws in
            let secret = try Cast.enrol("lan", in: &transaction)
            for _ in 0..<5 { _ = try signing("no code").handle(on: .nobody(), in: &transaction) }
            #expect(try signing(Cast.code(secret)).handle(on: .nobody(), in: &transaction).refusal == .notSignedIn)
        }
    }

    @Test(
        "is demanded of whom the operator says",
        arguments: [
            ("optional", "root", false), ("optional", "lan", false), ("administrators", "tech", true),
            ("administrators", "lan", false), ("everybody", "lan", true), ("everybody", "mai", true),
        ])
    func demanded(demand: String, name: String, isDemanded: Bool) throws {
        try onCast { (transaction) throws in
            try Scene.prepare(["KHUEVAN_SECOND_FACTOR": demand], in: &transaction)
            let session = try Cast.signIn(name, in: &transaction)
            #expect(session.must == (isDemanded ? .enrolSecondFactor : nil))
            #expect(session.roles.isEmpty == (isDemanded || name == "mai"))
            guard isDemanded else { return }
            _ = try Cast.enrol(name, in: &transaction)
            #expect(try Cast.renew(session.refresh, in: &transaction).answer?.must == nil)
        }
    }
}
