import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Readings that are kept") struct ReadingsTests {
    private static let pupils = [PupilCode.sample, PupilCode(unchecked: "79764000010000000022")]

    private static func reading(_ times: Int) -> AccessReading {
        AccessReading(
            id: .sample, account: .sample, person: nil, roles: [], query: "campus.growth",
            what: Bilingual(en: "growth", vi: "tăng trưởng"), school: .sample, pupils: pupils, from: .sample,
            to: Instant.sample.advanced(byMilliseconds: Int64(times)), times: times)
    }

    private static func kept(_ pupil: PupilCode, in store: Reader) throws -> [AccessReading] {
        try Readings.list(of: pupil, from: nil, to: nil, after: nil, limit: 9, in: store).map(\.reading)
    }

    @Test(
        "are what was said last, for each of the children, in whatever order it came",
        arguments: [[1, 5], [5, 1], [5, 1, 5]])
    func folds(order: [Int]) throws {
        try onStage(Pupils.self) { transaction in
            for times in order { try Readings.keep(Self.reading(times), in: &transaction) }
            for pupil in Self.pupils {
                var expected = Self.reading(5)
                expected.pupils = []
                #expect(try Self.kept(pupil, in: transaction.reader) == [expected])
            }
            #expect(try Self.kept(PupilCode(unchecked: "79764000010000000033"), in: transaction.reader).isEmpty)
        }
    }

    @Test(
        "are counted on, and neither changed nor taken back",
        arguments: [
            "DELETE FROM reading", "DELETE FROM reading_of", "UPDATE reading SET times = 1",
            "UPDATE reading SET times = 9, account = 'nobody'", "UPDATE reading SET times = 9, person = 'x'",
            "UPDATE reading SET times = 9, ended = began", "UPDATE reading SET times = 9, began = 0",
            "UPDATE reading SET times = 9, what_vi = 'x'", "UPDATE reading_of SET began = 0",
            "UPDATE reading_of SET reading = 2", "INSERT INTO reading_of SELECT pupil, 0, reading FROM reading_of",
            "INSERT INTO reading_of SELECT pupil, began, 99 FROM reading_of",
            "INSERT INTO reading SELECT 9, 'i', account, person, roles, query, what_en, what_vi, school, 9, 8, 1 FROM reading",
        ])
    func schema(sql: String) throws {
        try onStage(Pupils.self) { transaction in
            try Readings.keep(Self.reading(5), in: &transaction)
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test("are found by the child and the time, without sorting or scanning")
    func plan() throws {
        try onStage(Pupils.self) { transaction in
            let plan = try transaction.reader.plan(Readings.listSQL)
            #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test("are heard of from the services that show marks and growth")
    func hears() {
        #expect(Pupils.catalogue.contexts.isSuperset(of: [.assessment, .campus, .staff, .identity]))
        #expect(!Pupils.catalogue.contexts.contains(.pupils))
    }
}
