import SQLite
import TestKit
import Testing

@testable import Reporting

@Suite("Query plans")
struct PlanTests {
    private static let tables: [FactTable] = [
        UnitFact.table, ClassFact.table, PupilFact.table, EnrolmentFact.table, MemberFact.table, AssignmentFact.table,
        ResultFact.table, GrowthFact.table, RoomFact.table,
    ]

    @Test("never scan a table to fold a fact", arguments: 0..<9)
    func folding(index: Int) throws {
        try onStage(Reporting.self) { transaction in
            let table = Self.tables[index]
            for sql in [table.insert, table.supersede, table.source, Events.insert] {
                let plan = try transaction.reader.plan(sql)
                #expect(!plan.contains { $0.contains("SCAN") && !$0.contains("CONSTANT") }, "\(plan)")
            }
        }
    }

    @Test("reach the facts of a unit by index, and what is joined by key", arguments: FactKind.allCases)
    func counting(kind: FactKind) throws {
        try onStage(Reporting.self) { transaction in
            for breakdown in Breakdown.allCases where kind.expression(breakdown) != nil {
                var sql = SQLText(kind: kind)
                let key = sql.expression(breakdown) ?? ""
                let text = "\(Tree.below) SELECT \(key), count(\(kind.counted)) \(sql.source) GROUP BY 1"
                let scans = try transaction.reader.plan(text).filter { $0.contains("SCAN") }
                // The tree itself is walked, and the root of all sees every unit.
                let allowed = ["SCAN below", "SCAN CONSTANT ROW", "SCAN unit"]
                #expect(scans.allSatisfy { scan in allowed.contains { scan.hasPrefix($0) } }, "\(scans)")
            }
        }
    }
}
