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

@Suite("Settling signs of sharing") struct SettleSharingTests {
    /// Notes a sign on an account, and gives the number of the case.
    private func suspect(_ name: String, now: String = Cast.now, in transaction: inout Transaction) throws -> Int64 {
        try SharingCases.note(.twoDevices, on: Scene.user(name), on: .nobody(now: now), in: &transaction)
        return try #require(try transaction.reader.value("SELECT max(number) FROM sharing_case"))
    }

    @Test("says what was found, once, and the account is in nobody's way all the while")
    func settles() throws {
        try onCast { (transaction) throws in
            let number = try suspect("lan", in: &transaction)
            #expect(try transaction.reader.last(1) == ["sharing.suspected sharing/\(number)"])
            _ = try Cast.signIn("lan", in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            let command = SettleSharing(number: number, verdict: .shared, note: .sample)
            for _ in 0..<2 { #expect(try command.handle(on: .of("boss"), in: &transaction).answer == Done()) }
            #expect(try transaction.reader.count(of: "journal") == before + 1)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "sharing.settled" && fact.state["verdict"]?.string == "shared")
            let other = SettleSharing(number: number, verdict: .innocent)
            #expect(try other.handle(on: .of("boss"), in: &transaction).refusal?.pointers == ["/verdict"])
        }
    }

    @Test("is for another than the account's holder")
    func own() throws {
        try onCast { (transaction) throws in
            let command = SettleSharing(number: try suspect("boss", in: &transaction), verdict: .innocent)
            let refusal = try command.handle(on: .of("boss"), in: &transaction).refusal
            #expect(refusal?.code == .forbidden && refusal?.pointers == ["/number"])
        }
    }

    @Test(
        "keeps the same sign quiet for a month where nothing was found, and for an hour where something was",
        arguments: [
            (SharingCase.Verdict.innocent, "2026-10-05T07:29:59+07:00", 1), (.innocent, "2026-10-05T07:30:01+07:00", 2),
            (.shared, Cast.at("08:29:59"), 1), (.shared, Cast.at("08:30:01"), 2),
        ])
    func peace(verdict: SharingCase.Verdict, next: String, cases: Int) throws {
        try onCast { (transaction) throws in
            let number = try suspect("lan", in: &transaction)
            _ = try SettleSharing(number: number, verdict: verdict).handle(on: .of("boss"), in: &transaction)
            _ = try suspect("lan", now: next, in: &transaction)
            #expect(try transaction.reader.count(of: "sharing_case") == cases)
            #expect(try transaction.reader.count(of: "sharing_signal") == cases)
        }
    }

    @Test("of a case that is not there is refused", arguments: [0, -1, .max, .min] as [Int64])
    func unknown(number: Int64) throws {
        try onCast { (transaction) throws in
            let command = SettleSharing(number: number, verdict: .innocent)
            #expect(try command.scope(in: transaction.reader) == nil)
            #expect(try command.handle(on: .of("boss"), in: &transaction).refusal?.code == .notFound)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(SettleSharing.read(#"{"number":"1","verdict":"maybe"}"#).pointers == ["/number", "/verdict"])
    }
}
