import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Writing off an asset") struct WriteOffAssetTests {
    @Test("takes part of a lot, then the rest, which then is in no room; all of it stays on record")
    func writesOff() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let first = try Schoolhouse.done(Schoolhouse.writeOff(15, by: "12/QĐ"), in: &transaction)
            #expect(first.left.number == 25)
            #expect(try Schoolhouse.kept(in: transaction.reader).room?.text == "P101")
            let rest = try Schoolhouse.writeOff(by: "30/QĐ", on: "2026-10-15")
            #expect(try Schoolhouse.done(rest, in: &transaction).left.number == 0)
            let kept = try Schoolhouse.kept(in: transaction.reader)
            #expect(kept.quantity.number == 0 && kept.acquiredQuantity.number == 40)
            #expect(kept.room == nil && kept.inRoomSince == nil)
            let facts = try transaction.reader.recorded().filter { $0.type == "asset.written-off" }
            #expect(
                facts.map { $0.state["lastWriteOff"] } == [
                    ["on": "2026-10-01", "quantity": 15, "decision": "12/QĐ"],
                    ["on": "2026-10-15", "quantity": 25, "decision": "30/QĐ"],
                ])
            let occurred: Int64? = try transaction.value("SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(occurred == LocalDate.day("2026-10-15").start.milliseconds)
        }
    }

    @Test("takes nothing twice by one decision, said as a number or as all that was left")
    func again() throws {
        try Schoolhouse.furnished { (transaction) throws in
            for _ in 1...2 {
                #expect(try Schoolhouse.done(Schoolhouse.writeOff(15), in: &transaction).left.number == 25)
            }
            #expect(
                try Schoolhouse.places(Schoolhouse.writeOff(16, on: "2026-10-02"), in: &transaction) == [
                    "duplicate /on", "duplicate /quantity",
                ])
            #expect(try Schoolhouse.places(Schoolhouse.writeOff(), in: &transaction) == ["duplicate /quantity"])
            for _ in 1...2 {
                #expect(try Schoolhouse.done(Schoolhouse.writeOff(by: "30/QĐ"), in: &transaction).left.number == 0)
            }
            #expect(try Schoolhouse.done(Schoolhouse.writeOff(25, by: "30/QĐ"), in: &transaction).left.number == 0)
            #expect(try Schoolhouse.places(Schoolhouse.writeOff(), in: &transaction) == ["duplicate /quantity"])
            #expect(try transaction.reader.story().count == 5)
        }
    }

    @Test("takes no more than is left, not before it was acquired, not ahead, and nothing of nothing")
    func refuses() throws {
        try Schoolhouse.furnished { (transaction) throws in
            #expect(
                try Schoolhouse.places(Schoolhouse.writeOff(41, on: "2025-08-19"), in: &transaction) == [
                    "invalid /on", "invalid /quantity",
                ])
            #expect(try Schoolhouse.places(Schoolhouse.writeOff(on: "2026-10-16"), in: &transaction) == ["invalid /on"])
            #expect(try Schoolhouse.kept(in: transaction.reader).quantity.number == 40)
            try Schoolhouse.done(Schoolhouse.writeOff(40), in: &transaction)
            #expect(try Schoolhouse.places(Schoolhouse.writeOff(1, by: "2"), in: &transaction) == ["locked /asset"])
            #expect(try Schoolhouse.places(Schoolhouse.writeOff(by: "2"), in: &transaction) == ["locked /asset"])
            var unknown = try Schoolhouse.writeOff()
            unknown.asset = .sample
            #expect(try unknown.handle(on: Schoolhouse.occasion, in: &transaction).refusal?.code == .notFound)
            #expect(try unknown.scope(in: transaction.reader) == Scope(.sample))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(
            WriteOffAsset.places(in: #"{"asset":"x","on":"","quantity":0,"decision":""}"#) == [
                "/asset", "/on", "/quantity", "/decision", "/reason",
            ])
    }
}
