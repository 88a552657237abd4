import Access
import Platform
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("Traces of access on their way into the journal")
struct TracesTests {
    private let traces = Traces()
    private let name: MessageName = "campus.growth"

    private func post(_ account: String, _ name: MessageName? = nil, in counter: borrowing Counter) -> Int? {
        let occasion = counter.occasion(as: account)
        let refusal = AccessRefusal(
            account: occasion.claims?.sub ?? .sample, command: name ?? self.name, permission: .readHealth,
            school: .sample)
        return traces.post(.refusal(refusal), on: occasion)
    }

    private func read(as account: String, in counter: borrowing Counter) throws -> Int {
        let shown = counter.reading(by: account)
        let (trace, occasion) = try #require(shown)
        let number = traces.post(trace, on: occasion)
        return try #require(number)
    }

    private func times(in counter: borrowing Counter) throws -> [Int?] {
        try Journal.rows(after: 0, limit: 99, in: counter.store).map {
            try WireDecoder.decode(AccessRefusal.self, from: $0.body).get().times
        }
    }

    @Test("are facts once the writer has come for them, and only then are they said to be written")
    func written() throws {
        var counter = try Counter()
        var chores = Chores(traces)
        let postedFirst = post("an.le", in: counter)
        let first = try #require(postedFirst)
        #expect(traces.fate(of: first) == .open && !traces.isEmpty)
        _ = try counter.tend(&chores)
        #expect(traces.fate(of: first) == .written && traces.isEmpty)
        let rows = try Journal.rows(after: 0, limit: 9, in: counter.store)
        #expect(rows.map(\.subject) == ["access/an.le"] && rows.map(\.actor) == ["account/an.le"])
        let postedSecond = post("ba.le", in: counter)
        let second = try #require(postedSecond)
        #expect(second > first && traces.fate(of: second) == .open)
    }

    @Test("are one slip for each account and question, and none of them is lost that comes while the writer writes")
    func merging() throws {
        var counter = try Counter()
        let first = post("an.le", in: counter)
        #expect(post("an.le", in: counter) == first)
        #expect(post("an.le", "campus.checkups", in: counter) != first && post("ba.le", in: counter) != first)
        #expect(try read(as: "an.le", in: counter) != first, "to be refused and to be shown something are two things")
        let inHand = traces.take()
        #expect(inHand.map(\.times) == [2, 1, 1, 1])
        let postedLate = post("an.le", in: counter)
        let late = try #require(postedLate)
        #expect(late != first)
        traces.noteWritten(inHand)
        #expect(traces.fate(of: late) == .open)
        #expect(traces.take().map(\.times) == [1])
        var chores = Chores(traces)
        _ = try counter.tend(&chores)
        #expect(traces.fate(of: late) == .written && traces.isEmpty)
    }

    @Test("ring for the writer, who sees once that there is news")
    func bell() throws {
        let counter = try Counter()
        #expect(!traces.hasNews && !traces.posted.wait(milliseconds: 0))
        _ = try read(as: "an.le", in: counter)
        #expect(traces.hasNews && traces.posted.wait(milliseconds: 0))
        let slips = traces.take()
        #expect(!traces.hasNews && !traces.isEmpty, "what the store has refused waits for the chores")
        traces.noteWritten(slips)
        #expect(traces.isEmpty)
    }

    @Test("are kept while the store refuses to write, and written when it does so again")
    func storeRefuses() throws {
        var counter = try Counter()
        var chores = Chores(traces)
        let postedNumber = post("an.le", in: counter)
        let number = try #require(postedNumber)
        try counter.database.execute("PRAGMA query_only = 1")
        for _ in 0..<3 {
            #expect(throws: SQLiteError.self) { _ = try counter.tend(&chores) }
            counter.desks.forgetBatch()
        }
        #expect(traces.fate(of: number) == .open && !traces.isEmpty)
        _ = post("an.le", in: counter)
        try counter.database.execute("PRAGMA query_only = 0")
        _ = try counter.tend(&chores)
        #expect(traces.fate(of: number) == .written && traces.isEmpty)
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        _ = try counter.tend(&chores)
        #expect(try times(in: counter) == [2])
    }

    @Test("of answers that were not given are withdrawn, and those of refusals are not")
    func givenUp() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        let early = try read(as: "an.le", in: counter)
        _ = traces.take()
        traces.giveUp(early)
        #expect(traces.isEmpty)
        let twice = try read(as: "an.le", in: counter)
        #expect(try read(as: "an.le", in: counter) == twice)
        traces.giveUp(twice)
        let postedNo = post("ba.le", in: counter)
        let no = try #require(postedNo)
        traces.giveUp(no)
        #expect(traces.take().map(\.times) == [1, 1])
        _ = try counter.tend(&chores)
        #expect(traces.fate(of: twice) == .written && traces.fate(of: no) == .written)
        #expect(try counter.count("journal") == 2 && counter.store.value("SELECT sum(coins) FROM heard") == 1)
    }

    @Test("are no more than a bounded number, and who comes beyond it has no number")
    func capacity() throws {
        let counter = try Counter()
        for number in 0..<Traces.capacity { #expect(post("an.\(number)", in: counter) != nil) }
        #expect(post("ba.le", in: counter) == nil)
        #expect(post("an.7", in: counter) == 8, "who waits already is counted all the same")
        traces.noteWritten(traces.take())
        #expect(post("ba.le", in: counter) != nil)
    }
}
