import Platform
import SQLite
import Testing
import Wire

@testable import Messaging

@Suite("The sources of events")
struct SourcesTests {
    private let source = "/khuevan/local/campus"

    /// Notes numbers, each batch in a transaction of its own, and gives the gaps that are left and the highest number.
    private func gaps(after batches: [[Int64]], restarting: Bool = false) throws -> (gaps: [String], highest: Int64?) {
        var counter = try Counter()
        var sources = Sources()
        for batch in batches {
            try counter.database.write { (transaction) throws(SQLiteError) in
                for number in batch { try sources.note(number, of: source, at: counter.now, in: &transaction) }
                try sources.finishBatch(at: counter.now, in: &transaction)
            }
            if restarting { sources = Sources() }
        }
        return (
            try counter.store.values("SELECT first || '-' || last FROM gap ORDER BY first"),
            try counter.store.value("SELECT sequence FROM source")
        )
    }

    @Test("have no gap while their numbers follow each other", arguments: [false, true])
    func contiguous(_ restarting: Bool) throws {
        let found = try gaps(after: [[1, 2], [3], [3, 2], [4]], restarting: restarting)
        #expect(found.gaps == [] && found.highest == 4)
    }

    @Test("have a gap where a number was left out, also the first", arguments: [false, true])
    func left(_ restarting: Bool) throws {
        let found = try gaps(after: [[3], [4, 8], [20]], restarting: restarting)
        #expect(found.gaps == ["1-2", "5-7", "9-19"] && found.highest == 20)
    }

    @Test("lose their gaps as the missing ones come, in whatever order", arguments: [false, true])
    func closing(_ restarting: Bool) throws {
        let middle = try gaps(after: [[10], [5], [5], [1, 9]], restarting: restarting)
        #expect(middle.gaps == ["2-4", "6-8"] && middle.highest == 10)
        let end = try gaps(after: [[10], [5], [9, 1], [3, 2, 4], [8, 7, 6]], restarting: restarting)
        #expect(end.gaps == [] && end.highest == 10)
    }

    @Test("are told apart")
    func two() throws {
        var counter = try Counter()
        try counter.database.write { (transaction) throws(SQLiteError) in
            var sources = Sources()
            try sources.note(1, of: "/khuevan/a/campus", at: counter.now, in: &transaction)
            try sources.note(3, of: "/khuevan/b/campus", at: counter.now, in: &transaction)
        }
        let open = try Gaps.open(
            at: counter.now.advanced(byMilliseconds: Sources.patience), limit: 9, in: counter.store)
        #expect(open.map(\.source) == ["/khuevan/b/campus"] && open.map(\.first) == [1] && open.map(\.last) == [2])
        #expect(try Gaps.open(at: counter.now, limit: 9, in: counter.store).isEmpty, "it may yet come by itself")
    }

    /// Compares with the plain definition: what is below the highest number and has not come.
    @Test("know at every moment what is missing", arguments: 0..<20)
    func property(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let numbers = (0..<60).map { _ in Int64.random(in: 1...40, using: &random) }
        let found = try gaps(after: numbers.map { [$0] }, restarting: seed.isMultiple(of: 2))
        let highest = numbers.max() ?? 0
        let missing = Set(1...highest).subtracting(numbers)
        var ranges: [String] = []
        for first in missing.sorted() where !missing.contains(first - 1) {
            var last = first
            while missing.contains(last + 1) { last += 1 }
            ranges.append("\(first)-\(last)")
        }
        #expect(found.gaps == ranges && found.highest == highest)
    }
}
