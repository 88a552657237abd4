import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("A range of the journal, again")
struct ReplayJournalTests {
    private func command(
        _ first: Int64, _ last: Int64?, to queue: String = "reporting.events"
    ) throws
        -> ReplayJournal<Kiosk>
    {
        ReplayJournal<Kiosk>(
            first: try #require(RowNumber(first)), last: last.flatMap(RowNumber.init),
            queue: try #require(EventQueue(queue)))
    }

    /// Who asks by the name that the broker knows him by.
    private func asked(by user: String?, signedIn: Bool = false) -> Occasion {
        var occasion = Occasion.sample(.pupils)
        occasion.user = user
        if !signedIn { occasion.claims = nil }
        return occasion
    }

    @Test("is for a service that names its own queue, or for whoever operates the suite")
    func rights() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            let store = transaction.reader
            let command = try command(1, 2)
            #expect(try command.objection(on: asked(by: "reporting"), in: store) == nil)
            #expect(try command.objection(on: asked(by: "staff"), in: store)?.code == .unauthenticated)
            #expect(try command.objection(on: asked(by: "console"), in: store)?.code == .unauthenticated)
            #expect(try command.objection(on: asked(by: nil), in: store)?.code == .unauthenticated)
            #expect(try command.objection(on: asked(by: "console", signedIn: true), in: store) == nil)
        }
    }

    @Test("is noted for the relay, up to the last row that there is")
    func noted() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            let year = SchoolCalendar(
                school: .sample, year: .sample, starts: .sample, secondSemester: .sample, ends: .sample)
            for _ in 1...4 { try transaction.record("opened", year, on: .sample(.pupils)) }
            let done = try command(2, nil).handle(on: asked(by: "reporting"), in: &transaction)
            #expect(done.answer?.rows == 3)
            let refused = try command(3, 2).handle(on: asked(by: "reporting"), in: &transaction)
            #expect(refused.refusal?.violations.map(\.pointer) == ["/last"])
        }
    }

    @Test(
        "goes to queues of events only", arguments: ["reporting.commands", "khuevan.dead", "vendor.events", "events"])
    func otherQueues(_ name: String) {
        #expect(EventQueue(name) == nil)
    }
}
