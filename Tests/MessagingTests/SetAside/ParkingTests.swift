import AMQP
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("An event that refers to what is not here yet")
struct ParkingTests {
    /// An integrator's fact about a jar.
    private func fact(_ jar: String, sequence: Int64, school: UnitCode = .sample) -> Fact {
        Fact(
            source: "/integrators/seller", user: "seller", subject: "jar/\(jar)", school: school.text,
            sequence: sequence,
            data: #"{"name":"\#(jar)","school":"\#(school.text)","coins":\#(sequence)}"#)
    }

    private func retry(_ counter: inout Counter) throws {
        let now = counter.now
        _ = try counter.database.write { (transaction) throws(SQLiteError) in
            try counter.desks.retry(limit: 64, at: now, in: &transaction)
        }
    }

    @Test("waits under what is missing, and goes on in the order in which it came")
    func order() throws {
        var counter = try Counter(Jars.reading)
        for (number, jar) in ["lid-of-red", "lid-of-blue", "lid-of-red.2"].enumerated() {
            _ = try counter.settle(fact(jar, sequence: Int64(number + 1)).delivery)
        }
        let groups = try SetAside.groups(SetAside.Selection(.parked), limit: 9, in: counter.store)
        #expect(
            groups.map(\.root) == ["jar/red", "jar/blue"] && groups.map(\.count) == [2, 1]
                && groups.allSatisfy { $0.user == "seller" })
        #expect(try counter.count("heard") == 0)

        _ = try counter.settle(fact("red", sequence: 4).delivery)
        #expect(try SetAside.count(.retry, in: counter.store) == 2 && SetAside.count(.parked, in: counter.store) == 1)
        try retry(&counter)
        let heard: [String] = try counter.store.values("SELECT name FROM heard ORDER BY rowid")
        #expect(heard == ["red", "lid-of-red", "lid-of-red.2"])
        #expect(try SetAside.count(.parked, in: counter.store) == 1 && counter.count("set_aside") == 1)
    }

    @Test("is kept once, however often it comes, and taken in once")
    func twice() throws {
        var counter = try Counter(Jars.reading)
        let lid = fact("lid-of-red", sequence: 1)
        for _ in 0..<3 { _ = try counter.settle(lid.delivery) }
        #expect(try counter.count("set_aside") == 1)
        _ = try counter.settle(fact("red", sequence: 2).delivery)
        try retry(&counter)
        _ = try counter.settle(lid.delivery)
        #expect(try counter.count("heard") == 2 && counter.count("set_aside") == 0)
    }

    @Test("waits for the school, where that is what is missing")
    func unknownSchool() throws {
        var counter = try Counter(Jars.reading)
        _ = try counter.settle(fact("red", sequence: 1, school: StrictGate.unheardOf).delivery)
        let root: String? = try counter.store.value("SELECT root FROM set_aside WHERE state = 'parked'")
        #expect(root == "unit/\(StrictGate.unheardOf.text)")
    }

    @Test("counts as received: it leaves no gap")
    func noGap() throws {
        var counter = try Counter(Jars.reading)
        for number: Int64 in 1...3 { _ = try counter.settle(fact("lid-of-red", sequence: number).delivery) }
        #expect(try counter.count("gap") == 0)
    }
}
