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

@Suite("Looking into broken glass") struct ReviewBreakGlassTests {
    /// Has the vice principal take the principal's role, and gives what it is called.
    private func take(in transaction: inout Transaction) throws -> MessageID {
        let command = BreakGlass(unit: Cast.school, role: .principal, reason: .sample, hours: 1)
        return try #require(try command.handle(on: .of("vice"), in: &transaction).answer).id
    }

    @Test("says who found what, once")
    func reviews() throws {
        try onCast { (transaction) throws in
            let id = try take(in: &transaction)
            let command = ReviewBreakGlass(id: id, verdict: .justified, note: .sample)
            let before = try transaction.reader.count(of: "journal")
            for _ in 0..<2 { #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 1)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "break-glass.reviewed" && fact.version == 2)
            #expect(fact.state["reviewedBy"]?.string == "boss" && fact.state["verdict"]?.string == "justified")
        }
    }

    @Test("is for another than who took it")
    func own() throws {
        try onCast { (transaction) throws in
            let command = ReviewBreakGlass(id: try take(in: &transaction), verdict: .justified)
            let refusal = try command.handle(on: .of("vice"), in: &transaction).refusal
            #expect(refusal?.code == .forbidden && refusal?.pointers == ["/id"])
        }
    }

    @Test("does not change what was found")
    func again() throws {
        try onCast { (transaction) throws in
            let id = try take(in: &transaction)
            _ = try ReviewBreakGlass(id: id, verdict: .justified).handle(on: .of("boss"), in: &transaction)
            let other = ReviewBreakGlass(id: id, verdict: .unjustified)
            let refusal = try other.handle(on: .of("root"), in: &transaction).refusal
            #expect(refusal?.code == .conflict && refusal?.pointers == ["/verdict"])
        }
    }

    @Test("applies where the role was taken", arguments: [("boss", true), ("tech", false), ("root", true)])
    func rights(name: String, may: Bool) throws {
        try onCast { (transaction) throws in
            let command = ReviewBreakGlass(id: try take(in: &transaction), verdict: .justified)
            #expect((try command.objection(on: .of(name), in: transaction.reader) == nil) == may)
            let unknown = ReviewBreakGlass(id: MessageID.Source().make(now: 1), verdict: .justified)
            #expect(try unknown.objection(on: .of(name), in: transaction.reader)?.code == .notFound)
            #expect(try unknown.handle(on: .of(name), in: &transaction).refusal?.code == .notFound)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(ReviewBreakGlass.read(#"{"id":"x","verdict":"maybe"}"#).pointers == ["/id", "/verdict"])
    }
}
