import Access
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("Refusals of access")
struct AccessRefusalsTests {
    private static let elsewhere = #"{"jar":"red","school":"00000000000000000001","coins":5}"#

    private func knock(_ count: Int = 1, as account: String = "an.le", at counter: inout Counter) throws {
        for _ in 0..<count {
            #expect(try counter.send("campus.add-coins", Self.elsewhere, as: account).problem == .forbidden)
        }
    }

    private func facts(in counter: borrowing Counter) throws -> [String] {
        try Journal.rows(after: 0, limit: 9999, in: counter.store).map { row in
            let refusal = try WireDecoder.decode(AccessRefusal.self, from: row.body).get()
            return "\(refusal.account) \(refusal.times ?? 0)"
        }
    }

    @Test("are written down at once the first time, and the rest of the minute together at its end")
    func minute() throws {
        var counter = try Counter()
        var chores = Chores()
        try knock(4, at: &counter)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1"])
        counter.now = counter.now.advanced(byMilliseconds: 59_999)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1"])
        counter.now = counter.now.advanced(byMilliseconds: 1)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1", "an.le 3"])
        counter.now = counter.now.advanced(byMilliseconds: 600_000)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1", "an.le 3"], "who has not come back is forgotten")
        try knock(at: &counter)
        #expect(try facts(in: counter) == ["an.le 1", "an.le 3", "an.le 1"])
    }

    @Test("say at the next knock after the minute how often it was since")
    func next() throws {
        var counter = try Counter()
        try knock(3, at: &counter)
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        try knock(at: &counter)
        #expect(try facts(in: counter) == ["an.le 1", "an.le 3"])
    }

    @Test("are counted for each account by itself")
    func accounts() throws {
        var counter = try Counter()
        try knock(2, at: &counter)
        try knock(2, as: "ba.le", at: &counter)
        var chores = Chores()
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        _ = try counter.tend(&chores)
        #expect(try Set(facts(in: counter)) == ["an.le 1", "ba.le 1"] && facts(in: counter).count == 4)
    }

    @Test("are not silenced by a clock that was set back")
    func setBack() throws {
        var counter = try Counter()
        try knock(2, at: &counter)
        counter.now = counter.now.advanced(byMilliseconds: -86_400_000)
        try knock(at: &counter)
        #expect(try facts(in: counter) == ["an.le 1", "an.le 2"])
    }

    @Test("are written down anew where the transaction that did so was rolled back")
    func rolledBack() throws {
        struct DiskFull: Error {}
        var counter = try Counter()
        let delivery = counter.command("campus.add-coins", Self.elsewhere, id: counter.id(), as: "an.le")
        #expect(throws: (any Error).self) {
            try counter.database.write { (transaction) throws in
                _ = try counter.desks.settle([delivery], at: counter.now, in: &transaction)
                throw DiskFull()
            }
        }
        counter.desks.forgetBatch()
        #expect(try facts(in: counter).isEmpty)
        _ = try counter.settle(delivery)
        #expect(try facts(in: counter) == ["an.le 1"])
        counter.desks.beginBatch()
        counter.desks.forgetBatch()
        try knock(at: &counter)
        #expect(try facts(in: counter) == ["an.le 1"], "what stands is not forgotten with a later batch")
    }

    @Test("of however many accounts are held in bounded room, and none of them is lost")
    func capacity() throws {
        var counter = try Counter()
        for number in 0..<5000 { try knock(2, as: "an.\(number)", at: &counter) }
        var chores = Chores()
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        _ = try counter.tend(&chores)
        let all = try facts(in: counter)
        #expect(all.count == 10_000 || Set(all).count == 5000)
        let total: Int? = try counter.store.value("SELECT sum(json_extract(body, '$.times')) FROM journal")
        #expect(total == 10_000)
    }
}
