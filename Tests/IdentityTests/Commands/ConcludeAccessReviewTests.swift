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

@Suite("Concluding a review of access") struct ConcludeAccessReviewTests {
    private let command = ConcludeAccessReview(unit: Cast.school, note: .sample)

    @Test("says who did it and what stood, once a day")
    func concludes() throws {
        try onCast { (transaction) throws in
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 1)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "access-review.concluded")
            #expect(fact.subject == "access-review/\(Cast.school.text)/2026-09-05")
            let list = try AccessReviewList(unit: Cast.school).answer(on: .of("boss"), from: transaction.reader).answer
            #expect(fact.state["accounts"]?.text == "\(list?.items.count ?? 0)")
            #expect(fact.state["findings"]?.text == "\(list?.items.reduce(0) { $0 + $1.findings.count } ?? 0)")
            #expect(list?.reviewed == Occasion.of("boss").today)
        }
    }

    @Test("of a unit that is not registered is refused")
    func unknown() throws {
        try onCast { (transaction) throws in
            let command = ConcludeAccessReview(unit: UnitCode(unchecked: "99999999999999999999"))
            let refusal = try command.handle(on: .of("root"), in: &transaction).refusal
            #expect(refusal?.code == .notFound && refusal?.pointers == ["/unit"])
            #expect(try self.command.handle(on: .nobody(), in: &transaction).refusal?.code == .unauthenticated)
        }
    }

    @Test(
        "is for the principal and his vice, not for who keeps the accounts",
        arguments: [("boss", true), ("vice", true), ("tech", false)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            #expect((try command.objection(on: .of(name), in: transaction.reader) == nil) == may)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() { #expect(ConcludeAccessReview.read(#"{"unit":1,"note":""}"#).pointers == ["/note", "/unit"]) }
}
