import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Looking at transfers") struct TransferQueriesTests {
    private static func list(
        _ direction: TransferList.Direction, at school: UnitCode, open: Bool? = nil, limit: Int? = nil,
        after: TransferID? = nil, on day: String = "2026-10-12", in store: Reader
    ) throws -> Page<TransferList.Item>? {
        try TransferList(school: school, direction: direction, open: open, limit: limit, after: after)
            .answer(on: TransferScene.occasion(day), from: store).answer
    }

    @Test("shows each school its own side, what waits for whom, and what is late")
    func lists() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            let store = transaction.reader
            for (day, isLate) in [("2026-10-19", false), ("2026-10-20", true)] {
                let asked = try Self.list(.incoming, at: TransferScene.receiver, on: day, in: store)
                #expect(asked?.items.map(\.isLate) == [isLate] && asked?.items.first?.isNoted == true)
                let answers = try Self.list(.outgoing, at: TransferScene.sender, on: day, in: store)
                #expect(answers?.items.map(\.release) == [.noted] && answers?.items.first?.isLate == isLate)
            }
            #expect(try Self.list(.incoming, at: TransferScene.sender, in: store)?.items.isEmpty == true)
            #expect(try Self.list(.outgoing, at: TransferScene.receiver, in: store)?.items.isEmpty == true)
            _ = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            let closing = try Self.list(.outgoing, at: TransferScene.sender, open: true, in: transaction.reader)
            #expect(closing?.items.map(\.awaited) == [[.assessment, .campus]])
        }
    }

    @Test("goes on after a page, and leaves out what has ended where only open ones are wanted")
    func pages() throws {
        try TransferScene.together { transaction in
            var ids: [TransferID] = []
            for _ in 1...3 {
                ids.append(try TransferScene.asked(SampleSchool.newcomer(in: &transaction), in: &transaction))
            }
            _ = try RejectTransfer(transfer: ids[1], reason: .sample).handle(
                on: TransferScene.occasion(), in: &transaction)
            for (direction, school) in [
                (TransferList.Direction.incoming, TransferScene.receiver), (.outgoing, TransferScene.sender),
            ] {
                let first = try Self.list(direction, at: school, limit: 2, in: transaction.reader)
                #expect(first?.items.map(\.request.id) == Array(ids.prefix(2)) && first?.next == ids[1].text)
                let rest = try Self.list(direction, at: school, limit: 2, after: ids[1], in: transaction.reader)
                #expect(rest?.items.map(\.request.id) == [ids[2]] && rest?.next == nil)
            }
            let open = try Self.list(.outgoing, at: TransferScene.sender, open: true, in: transaction.reader)
            #expect(open?.items.map(\.request.id) == [ids[0], ids[2]])
        }
    }

    @Test("shows the package to the two schools, and to nobody else")
    func package() throws {
        try TransferScene.apart { one, other in
            let pupil = try SampleSchool.newcomer(in: &one)
            let id = try TransferStoryTests.carryOut(pupil, from: "2026-10-12", between: &one, and: &other)
            func ask(_ school: UnitCode, _ store: Reader) throws -> PackageOfTransfer.Answer? {
                try PackageOfTransfer(school: school, transfer: id).answer(
                    on: TransferScene.occasion(), from: store
                ).answer
            }
            let sealed = try ask(TransferScene.sender, one.reader)
            let came = try ask(TransferScene.receiver, other.reader)
            #expect(sealed?.isWhole == true && came?.isWhole == true && sealed?.seal == came?.seal)
            #expect(came?.package.health.first?.classes == ["stunted"])
            #expect(try ask(TransferScene.receiver, one.reader) == nil)
            #expect(try ask(TransferScene.sender, other.reader) == nil)
        }
    }

    @Test("finds its rows by an index", arguments: [Transfers.listSQL, Releases.listSQL])
    func plans(sql: String) throws {
        try TransferScene.together { transaction in
            let values: [any Bindable] =
                sql == Transfers.listSQL
                ? [TransferScene.receiver, 0, 10, false] : [TransferScene.sender, "", 0, 10, false]
            let plan: [PlanStep] = try transaction.reader.all("EXPLAIN QUERY PLAN " + sql, values)
            #expect(!plan.isEmpty && plan.allSatisfy { !$0.detail.hasPrefix("SCAN") }, "\(plan.map(\.detail))")
        }
    }
}

private struct PlanStep: RowReadable {
    let detail: String
    init(row: borrowing Row) throws(SQLiteError) { detail = try row.text(3) }
}
