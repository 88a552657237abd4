import Messaging
import Platform
import Testing
import Wire

@testable import Console

@Suite("An import")
struct ImporterTests {
    static let columns = CSVTable.Columns(required: ["code", "name"])

    private func importer(rows: Int, _ sender: FakeSender, _ manner: Importer.Manner) throws -> Importer {
        var text = "code,name\n"
        for row in 0..<rows { text += "\(row),n\(row)\n" }
        return Importer("things", try table(text, Self.columns), by: sender, manner)
    }

    private func send(_ importer: Importer) throws {
        let items = importer.table.named.map { Importer.Item(row: $0.index, body: ["code": .string($0["code"])]) }
        try importer.bulk("x.do", items)
    }

    @Test("cuts rows into messages and leaves none out")
    func chunks() throws {
        let sender = FakeSender()
        let importer = try importer(rows: 7, sender, Importer.Manner(batch: 3, window: 5))
        try send(importer)
        #expect(sender.bodies(of: "x.do-many").map { $0["items"]?.array?.count } == [3, 3, 1])
        #expect(sender.items(of: "x.do-many").compactMap { $0["code"]?.string } == (0..<7).map(String.init))
        #expect(sender.windows == [5])
        #expect(importer.ledger.refused.isEmpty)
    }

    @Test("sends one list at a time unless told otherwise, and eight of what is no list")
    func windows() throws {
        let sender = FakeSender()
        let importer = try importer(rows: 2, sender, Importer.Manner())
        try send(importer)
        try importer.send([Parcel(command: "x.do", body: [:], places: [], columns: [:])])
        #expect(sender.windows == [1, 8])
    }

    @Test("rests after a list for a sixth of the time it took")
    func rests() {
        let start = Clock.monotonicMilliseconds()
        var courtesy = Courtesy(since: start - 60)
        courtesy.rest()
        // Ten milliseconds, and what the clocks cut off.
        #expect(Clock.monotonicMilliseconds() - start >= 9)
    }

    @Test("sends the same ids the second time, other ones for a dry run or another attempt")
    func ids() throws {
        func ids(_ manner: Importer.Manner) throws -> [MessageID] {
            let sender = FakeSender()
            try send(try importer(rows: 4, sender, manner))
            return sender.sent.map(\.id)
        }
        let plain = Importer.Manner(batch: 2)
        #expect(try ids(plain) == ids(plain))
        #expect(Set(try ids(plain)).count == 2)
        #expect(try Set(ids(plain)).isDisjoint(with: ids(Importer.Manner(isDryRun: true, batch: 2))))
        #expect(try Set(ids(plain)).isDisjoint(with: ids(Importer.Manner(batch: 2, attempt: 1))))
    }

    @Test("leads every refusal back to its line and column, across messages that answer in any order")
    func refusals() throws {
        let sender = FakeSender { request in
            .refusing(request) { _, item in item["code"]?.string == "4" ? ("/name", "too odd") : nil }
        }
        let importer = try importer(rows: 6, sender, Importer.Manner(batch: 2))
        try send(importer)
        #expect(importer.ledger.refused == [4])
        let summary = ImportSummary(importer)
        #expect(summary.complaints(.en) == "t.csv:6: name: too odd\n               vi: too odd\n")
        #expect(summary.complaints(.vi) == "t.csv:6: name: vi: too odd\n               too odd\n")
        #expect(summary.sentence(.en) == "t.csv: 6 rows, 5 done, 1 refused")
        #expect(summary.json["complaints"]?[0]?["lines"] == [6])
        #expect(summary.json["complaints"]?[0]?["column"] == "name")
    }

    @Test("says a refusal without a place once, for all the rows it met")
    func wholeMessages() throws {
        let sender = FakeSender { _ in .refused(.sample(.forbidden)) }
        let importer = try importer(rows: 5, sender, Importer.Manner(batch: 2))
        try send(importer)
        #expect(importer.ledger.refused.count == 5)
        #expect(ImportSummary(importer).complaints(.en) == "t.csv:2-6: no\n           không\n")
        #expect(!importer.isSentAway)
    }

    @Test("sends nothing more once nobody is signed in")
    func signedOut() throws {
        let sender = FakeSender { _ in .refused(.sample(.unauthenticated)) }
        let importer = try importer(rows: 2, sender, Importer.Manner())
        try send(importer)
        #expect(importer.isSentAway)
        try send(importer)
        #expect(sender.sent.count == 1)
    }

    @Test("takes an item's refusal without violations for its row")
    func plainRefusals() throws {
        let sender = FakeSender { _ in
            .done(result: ["items": [["done": [:]], ["refused": Problem.sample(.notFound).json]]], position: nil)
        }
        let importer = try importer(rows: 2, sender, Importer.Manner())
        try send(importer)
        #expect(importer.ledger.refused == [1])
        #expect(importer.ledger.complaints.first?.code == "not-found")
    }

    @Test("sends the sound part of a message again when some rows sank it")
    func again() throws {
        let sender = FakeSender { request in
            let cells = request.json["cells"]?.array ?? []
            guard let bad = cells.firstIndex(of: "1") else { return nil }
            return .refused(.sample(.invalid, at: "/cells/\(bad)"))
        }
        let importer = try importer(rows: 3, sender, Importer.Manner())
        func parcel(_ rows: [Int]) -> Parcel {
            Parcel(
                command: "x.cells", body: ["cells": .array(rows.map { .string("\($0)") })],
                places: rows.enumerated().map { Parcel.Place(pointer: "/cells/\($0)", row: $1) }, columns: [:])
        }
        try importer.send(
            [parcel([0, 1, 2])], without: { whole, guilty in parcel(whole.rows.filter { !guilty.contains($0) }) })
        #expect(sender.bodies(of: "x.cells") == [["cells": ["0", "1", "2"]], ["cells": ["0", "2"]]])
        #expect(importer.ledger.refused == [1])
    }

    @Test("writes lines as ranges", arguments: [([5], "5"), ([2, 3, 4, 9], "2-4,9"), ([4, 2, 3, 3], "2-4")])
    func ranges(lines: [Int], text: String) {
        #expect(ImportSummary.ranges(lines) == text)
    }
}

/// A table from its text.
func table(_ text: String, _ columns: CSVTable.Columns) throws -> CSVTable {
    try CSVTable.read(Array(text.utf8), file: "t.csv", columns: columns).get()
}
