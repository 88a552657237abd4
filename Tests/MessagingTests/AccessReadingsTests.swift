import Access
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("Readings of children's data")
struct AccessReadingsTests {
    private let traces = Traces()

    /// Has somebody look so many times, each of them before the writer comes.
    private func look(
        _ count: Int = 1, as account: String = "an.le", at pupils: [PupilCode] = [Counter.pupil(1)],
        with query: MessageName = "campus.growth", in counter: borrowing Counter
    ) throws {
        for _ in 0..<count {
            let shown = counter.reading(by: account, of: pupils, with: query)
            let (trace, occasion) = try #require(shown)
            #expect(traces.post(trace, on: occasion) != nil)
        }
    }

    /// Who has read how often, by the facts in their order, each with the revision of its subject.
    private func facts(in counter: borrowing Counter) throws -> [String] {
        try Journal.rows(after: 0, limit: 9999, in: counter.store).map { row in
            let reading = try WireDecoder.decode(AccessReading.self, from: row.body).get()
            return "\(reading.account) \(row.version): \(reading.times)"
        }
    }

    @Test("are a fact at once the first time, and all of the ten minutes after it one more")
    func window() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        for _ in 0..<10 {
            try look(in: counter)
            _ = try counter.tend(&chores)
            counter.now = counter.now.advanced(byMilliseconds: 1000)
        }
        #expect(try facts(in: counter) == ["an.le 1: 1"])
        counter.now = counter.now.advanced(byMilliseconds: 589_999)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 1"])
        counter.now = counter.now.advanced(byMilliseconds: 1)
        for _ in 0..<3 { _ = try counter.tend(&chores) }
        #expect(try facts(in: counter) == ["an.le 1: 1", "an.le 2: 10"], "the second says all that there was")
        #expect(try counter.store.value("SELECT coins FROM heard") == 10 && counter.count("heard") == 1)
        try look(in: counter)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 1", "an.le 2: 10", "an.le 1: 1"])
        #expect(try counter.count("heard") == 2)
    }

    @Test("say who, what, where, of whom, and from when to when")
    func state() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        let began = counter.now
        try look(at: [Counter.pupil(2), Counter.pupil(1), Counter.pupil(2)], in: counter)
        _ = try counter.tend(&chores)
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        let ended = counter.now
        try look(at: [Counter.pupil(1), Counter.pupil(2)], in: counter)
        _ = try counter.tend(&chores)
        counter.now = counter.now.advanced(byMilliseconds: 600_000)
        _ = try counter.tend(&chores)
        let rows = try Journal.rows(after: 0, limit: 9, in: counter.store)
        let reading = try WireDecoder.decode(AccessReading.self, from: try #require(rows.last).body).get()
        #expect(reading.query == "campus.growth" && reading.school == .sample && reading.what.en == "growth")
        #expect(reading.pupils == [Counter.pupil(1), Counter.pupil(2)] && reading.times == 2)
        #expect(reading.from == began && reading.to == ended)
        #expect(rows.map(\.subject) == [reading.subject, reading.subject])
        #expect(rows.allSatisfy { $0.actor == "account/an.le" && $0.classification == "sensitive" })
        #expect(rows[1].occurred == ended.milliseconds && rows[1].recorded == counter.now.milliseconds)
    }

    @Test("are told apart by account, question and children")
    func apart() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        for _ in 0..<2 {
            try look(in: counter)
            try look(as: "ba.le", in: counter)
            try look(with: "campus.other", in: counter)
            try look(at: [Counter.pupil(1), Counter.pupil(2)], in: counter)
        }
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 2", "ba.le 1: 2", "an.le 1: 2", "an.le 1: 2"])
    }

    @Test("end one ten minutes and begin the next where somebody looks before the writer has noticed")
    func next() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        for _ in 0..<2 {
            try look(in: counter)
            _ = try counter.tend(&chores)
        }
        counter.now = counter.now.advanced(byMilliseconds: 600_000)
        try look(in: counter)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 1", "an.le 2: 2", "an.le 1: 1"])
    }

    @Test("are not silenced by a clock that was set back, and end no earlier than they began")
    func setBack() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        try look(in: counter)
        counter.now = counter.now.advanced(byMilliseconds: -5000)
        try look(in: counter)
        _ = try counter.tend(&chores)
        counter.now = counter.now.advanced(byMilliseconds: -86_400_000)
        try look(in: counter)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 2", "an.le 1: 1"])
        for row in try Journal.rows(after: 0, limit: 9, in: counter.store) {
            let reading = try WireDecoder.decode(AccessReading.self, from: row.body).get()
            #expect(reading.from <= reading.to)
        }
    }

    @Test("are written down anew where the transaction that did so was rolled back")
    func rolledBack() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        try look(in: counter)
        try counter.database.execute("PRAGMA query_only = 1")
        #expect(throws: SQLiteError.self) { _ = try counter.tend(&chores) }
        counter.desks.forgetBatch()
        try counter.database.execute("PRAGMA query_only = 0")
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 1"])
        counter.desks.beginBatch()
        counter.desks.forgetBatch()
        try look(in: counter)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["an.le 1: 1"], "what stands is not forgotten with a later batch")
    }

    @Test("of however many children are held in bounded room, and none of them is lost")
    func bounded() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        let page = (0..<500).map { Counter.pupil($0) }
        for round in 0..<2 {
            for number in 0..<100 { try look(as: "an.\(number)", at: page, in: counter) }
            _ = try counter.tend(&chores)
            let rows = try counter.count("journal")
            #expect(round == 0 ? rows == 100 : rows > 100, "whoever had to make room has a reading of his own")
        }
        counter.now = counter.now.advanced(byMilliseconds: 600_000)
        _ = try counter.tend(&chores)
        #expect(try counter.store.value("SELECT sum(coins) FROM heard") == 200)
    }

    @Test("that were only counted are written down when the service stops")
    func finish() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        for _ in 0..<3 {
            try look(in: counter)
            _ = try counter.tend(&chores)
        }
        #expect(try facts(in: counter) == ["an.le 1: 1"])
        try chores.finish(with: &counter.desks, at: counter.now, in: &counter.database)
        #expect(try facts(in: counter) == ["an.le 1: 1", "an.le 2: 3"])
    }

    @Test("that cannot be written down are said to be lost, and keep nobody else's from being so")
    func lost() throws {
        var counter = try Counter(Shelf.catalogue)
        var chores = Chores(traces)
        try look(999, in: counter)
        let shown = counter.reading(by: "an.le")
        let (trace, occasion) = try #require(shown)
        let posted = traces.post(trace, on: occasion)
        let strange = try #require(posted)
        _ = try counter.tend(&chores)
        #expect(traces.fate(of: strange) == .lost && traces.isEmpty)
        #expect(try counter.count("journal") == 0)
        try look(as: "ba.le", in: counter)
        _ = try counter.tend(&chores)
        #expect(try facts(in: counter) == ["ba.le 1: 1"])
        #expect(traces.fate(of: strange) == .lost && traces.fate(of: strange + 1) == .written)
    }
}
