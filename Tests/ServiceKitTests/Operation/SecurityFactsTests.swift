import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("The facts that concern access to a unit's records")
struct SecurityFactsTests {
    private func refuse(
        at unit: UnitCode, now: String = "2026-09-05T07:30:00+07:00", in transaction: inout Transaction
    ) throws {
        let text = """
            {"account":"\(UserName.sample.text)","command":"pupils.sell-paper","permission":"manage-pupils",\
            "school":"\(unit.text)","times":1}
            """
        let refusal = try WireDecoder.decode(AccessRefusal.self, from: Array(text.utf8)).get()
        try transaction.record("refused", refusal, on: .sample(.pupils, now: now))
    }

    private func ask(
        _ unit: UnitCode, after: Int64? = nil, since: Instant? = nil, limit: Int? = nil,
        in transaction: borrowing Transaction
    ) throws -> SecurityFacts<Kiosk>.Answer {
        let query = SecurityFacts<Kiosk>(unit: unit, after: after, since: since, limit: limit)
        return try #require(try query.answer(on: .sample(.pupils), from: transaction.reader).answer)
    }

    @Test("are those of that unit alone, not of what is above or below it, and none of its pupils or years")
    func unit() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            try Tree.plant(in: &transaction)
            for unit in [Tree.school, Tree.commune, UnitCode.root] { try refuse(at: unit, in: &transaction) }
            let year = SchoolCalendar(
                school: Tree.school, year: .sample, starts: .sample, secondSemester: .sample,
                ends: LocalDate.sample.adding(days: 1))
            try transaction.record("opened", year, on: .sample(.pupils))
            let letter = #"{"number":1,"queue":"events","type":"t","message":"m","user":"u","problem":"p"}"#
            let fate = try WireDecoder.decode(LetterFate.self, from: Array(letter.utf8)).get()
            try transaction.record("replayed", fate, on: .sample(.pupils))
            let own = try ask(Tree.school, in: transaction)
            #expect(own.items.map(\.fact) == ["access.refused"] && own.items.map(\.seq) == [1] && own.next == nil)
            #expect(own.items.first?.subject == "access/\(UserName.sample.text)")
            #expect(own.items.first?.body["command"] == "pupils.sell-paper")
            #expect(try ask(Tree.commune, in: transaction).items.map(\.seq) == [2])
            #expect(try ask(.root, in: transaction).items.map(\.fact) == ["access.refused", "dead-letter.replayed"])
        }
    }

    @Test("come in pages, in the order in which they were recorded, each once")
    func pages() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            for _ in 0..<7 {
                try refuse(at: Tree.school, in: &transaction)
                try refuse(at: Tree.commune, in: &transaction)
            }
            var (seen, after, pages) = ([Int64](), Int64?.none, 0)
            repeat {
                let page = try ask(Tree.school, after: after, limit: 3, in: transaction)
                #expect(page.items.count <= 3)
                seen += page.items.map(\.seq)
                (after, pages) = (page.next, pages + 1)
            } while after != nil
            #expect(seen == [1, 3, 5, 7, 9, 11, 13] && pages == 3)
            #expect(try ask(Tree.school, limit: 7, in: transaction).next == nil, "no empty page follows")
            #expect(try ask(Tree.school, limit: -5, in: transaction).items.count == 1)
        }
    }

    @Test("may be asked for from a time on, that time included")
    func since() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            for hour in 7...9 {
                try refuse(at: Tree.school, now: "2026-09-05T0\(hour):00:00+07:00", in: &transaction)
            }
            let eight = try #require(Instant("2026-09-05T08:00:00+07:00"))
            #expect(try ask(Tree.school, since: eight, in: transaction).items.map(\.seq) == [2, 3])
        }
    }

    @Test("are for whoever may read the unit's journal, and are looked for by their index")
    func rights() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            let query = SecurityFacts<Kiosk>(unit: Tree.school, after: nil, since: nil, limit: nil)
            #expect(try query.scope(in: transaction.reader) == Scope(Tree.school))
            #expect(
                SecurityFacts<Kiosk>.permission == .readJournal && SecurityFacts<Kiosk>.name == "pupils.security-facts")
            let plan: [PlanRow] = try transaction.reader.all(
                "EXPLAIN QUERY PLAN \(SecurityFacts<Kiosk>.text)", Tree.school, Int64(0), Int64(0), 101)
            let details = plan.map(\.detail)
            #expect(details.contains { $0.contains("USING INDEX journal_security") }, "\(details)")
            #expect(!details.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(details)")
        }
    }

    @Test("have every entity that concerns access, as the index has them")
    func entities() throws {
        let entities = [
            AccessRefusal.entity, Account.entity, SessionRevocation.entity, SharingCase.entity, BrokenGlass.entity,
            AccessReview.entity, AccessAlarm.entity, Authority.entity, Responsibility.entity, Integrator.entity,
            TokenKey.entity, LetterFate.entity,
        ]
        for entity in entities { #expect(SecurityFacts<Kiosk>.text.contains("'\(entity)'"), "\(entity)") }
    }
}
