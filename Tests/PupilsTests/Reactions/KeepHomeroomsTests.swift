import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("A homeroom teacher's right to the roll") struct KeepHomeroomsTests {
    private static let id = AssignmentID(owner: .sample, year: .sample, number: 1)

    private static func event(
        _ kind: AssignmentKind = .homeroom, version: Int64 = 1, from: String = "2026-09-05", to: String? = nil
    ) throws -> Event<Assignment> {
        let duty = Assignment(
            id: id, kind: kind, schoolClass: try SampleSchool.classID(), subject: nil, from: try SampleSchool.day(from),
            to: try to.map(SampleSchool.day))
        return Event(
            fact: "assigned", state: duty, version: version, occurred: .sample, source: .sample, actor: .sample)
    }

    private static func holds(on day: String, _ relation: Relation = .homeroomTeacher, in store: Reader) throws -> Bool
    {
        try Pupils.holds(
            relation, .sample, over: Scope(SampleSchool.code, schoolClass: SampleSchool.classID()),
            on: SampleSchool.day(day), in: store)
    }

    @Test(
        "lasts as long as the duty",
        arguments: [
            ("2026-09-04", false), ("2026-09-05", true), ("2026-12-31", true), ("2027-01-01", false),
        ])
    func lasts(day: String, holds: Bool) throws {
        try onStage(Pupils.self) { transaction in
            try KeepHomerooms.react(to: Self.event(to: "2027-01-01"), in: &transaction)
            #expect(try Self.holds(on: day, in: transaction.reader) == holds)
        }
    }

    @Test("follows the latest news, in whatever order they come", arguments: [[1, 2], [2, 1], [2, 1, 2]])
    func folds(order: [Int64]) throws {
        try onStage(Pupils.self) { transaction in
            for version in order {
                let event = try Self.event(version: version, to: version == 2 ? "2026-10-01" : nil)
                try KeepHomerooms.react(to: event, in: &transaction)
            }
            #expect(try Self.holds(on: "2026-09-30", in: transaction.reader))
            #expect(try !Self.holds(on: "2026-10-01", in: transaction.reader))
        }
    }

    @Test("comes from no other duty, and reaches no other class and no school as a whole")
    func isNarrow() throws {
        try onStage(Pupils.self) { transaction in
            try KeepHomerooms.react(to: Self.event(.teaching), in: &transaction)
            #expect(try !Self.holds(on: "2026-09-05", in: transaction.reader))
            try KeepHomerooms.react(to: Self.event(), in: &transaction)
            #expect(try !Self.holds(on: "2026-09-05", .subjectTeacher, in: transaction.reader))
            let day = try SampleSchool.day("2026-09-05")
            for scope in [
                Scope(SampleSchool.code), Scope(SampleSchool.code, schoolClass: try SampleSchool.classID("6A2")),
            ] {
                #expect(try !Pupils.holds(.homeroomTeacher, .sample, over: scope, on: day, in: transaction.reader))
            }
        }
    }
}
