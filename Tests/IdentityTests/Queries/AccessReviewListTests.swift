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

@Suite("A review of access") struct AccessReviewListTests {
    private let later = "2027-09-05T07:30:00+07:00"

    private func codes(
        of name: String, now: String = Cast.now, in store: Reader
    ) throws -> Set<ReviewedAccount.Code> {
        let query = AccessReviewList(unit: Cast.school)
        let items = try #require(try query.answer(on: .of("boss", now: now), from: store).answer).items
        let found = try #require(items.first { $0.account == Scene.user(name) })
        #expect(found.findings.allSatisfy { !$0.sentence.en.isEmpty && !$0.sentence.vi.isEmpty })
        return Set(found.findings.map(\.code))
    }

    @Test("finds what stands out of each account")
    func findings() throws {
        try onCast { (transaction) throws in
            let store = transaction.reader
            #expect(try codes(of: "lan", in: store) == [.neverUsed, .noPerson])
            #expect(try codes(of: "mai", in: store) == [.neverUsed, .noPerson, .noRole])
            #expect(try codes(of: "tech", in: store) == [.neverUsed, .noPerson, .noSecondFactor])
            _ = try Cast.signIn("lan", in: &transaction)
            #expect(try codes(of: "lan", in: store) == [.noPerson])
            #expect(try codes(of: "lan", now: later, in: store) == [.idle, .noPerson, .oldPassword])
            _ = try Cast.enrol("tech", in: &transaction)
            #expect(try codes(of: "tech", in: store) == [.neverUsed, .noPerson])
            _ = try SuspendAccount(account: Scene.user("lan"), reason: .sample).handle(
                on: .of("boss"), in: &transaction)
            try SharingCases.note(.twoDevices, on: Scene.user("lan"), on: .nobody(), in: &transaction)
            #expect(try codes(of: "lan", in: store) == [.noPerson, .suspended, .sharingSuspected])
        }
    }

    @Test("finds accounts of people who have left")
    func left() throws {
        try onCast { (transaction) throws in
            _ = try ChangeAccount(account: Scene.user("mai"), person: .sample).handle(on: .of("boss"), in: &transaction)
            #expect(try codes(of: "mai", in: transaction.reader) == [.neverUsed])
            try transaction.run(
                "INSERT INTO known_member(code, status, version) VALUES (?1, 'left', 1)", MemberCode.sample)
            #expect(try codes(of: "mai", in: transaction.reader) == [.neverUsed, .personLeft])
        }
    }

    @Test("leaves out closed accounts, and says when it was done last")
    func closed() throws {
        try onCast { (transaction) throws in
            let query = AccessReviewList(unit: Cast.school)
            let before = try #require(try query.answer(on: .of("boss"), from: transaction.reader).answer)
            #expect(before.reviewed == nil)
            _ = try CloseAccount(account: Scene.user("mai"), reason: .sample).handle(on: .of("boss"), in: &transaction)
            _ = try ConcludeAccessReview(unit: Cast.school).handle(on: .of("boss"), in: &transaction)
            let after = try #require(try query.answer(on: .of("boss"), from: transaction.reader).answer)
            #expect(after.items.count == before.items.count - 1 && after.reviewed != nil)
            #expect(!after.items.contains { $0.account == Scene.user("root") })
        }
    }
}
