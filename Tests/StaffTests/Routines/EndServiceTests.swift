import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("The end of somebody's service") struct EndServiceTests {
    @Test("comes by itself on the day that was told, once, as a fact of that day")
    func ends() throws {
        try SampleStaff.ready { transaction in
            var command = SampleStaff.change()
            command.to = try SampleStaff.day("2026-10-01")
            _ = try command.handle(on: SampleStaff.occasion, in: &transaction)
            #expect(try !EndService.isDue(at: SampleStaff.at("2026-09-30").now, in: transaction.reader))
            #expect(try EndService.isDue(at: SampleStaff.at("2026-10-01").now, in: transaction.reader))
            // Nothing ran for two days.
            let day = SampleStaff.at("2026-10-03")
            try EndService.run(on: day, in: &transaction)
            #expect(try !EndService.isDue(at: day.now, in: transaction.reader))
            let file = try #require(try Members.find(SampleStaff.an, in: transaction.reader))
            #expect(file.status == .left && file.to == LocalDate("2026-10-01"))
            #expect(try transaction.reader.recorded().last?.state == WireEncoder.json(file))
            #expect(try transaction.reader.recorded().count == 5)
            let occurred: Int64? = try transaction.reader.value(
                "SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(try occurred == SampleStaff.day("2026-10-01").start.milliseconds)
        }
    }

    @Test("is looked for by an index")
    func index() throws {
        try SampleStaff.known { transaction in
            let plan = try transaction.reader.plan(Members.leavingSQL)
            #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
