import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("Asking for figures")
struct FiguresTests {
    private func ask(
        _ indicators: [String], by: [Breakdown]? = nil, on: String = "2026-09-30", known: String? = nil,
        _ transaction: borrowing Transaction
    ) throws -> Outcome<AskFigures.Answer> {
        let query = AskFigures(
            indicators: indicators, unit: World.office, on: World.day(on), known: known.map(World.moment), by: by)
        return try query.answer(on: .sample(.reporting), from: transaction.reader)
    }

    @Test("parts them by up to three breakdowns")
    func breakdowns() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let answer = try #require(try ask(["pupils"], by: [.level, .sex], transaction).answer)
            let found = answer.rows.map {
                "\($0.keys["level"] ?? "") \($0.keys["sex"] ?? "") \($0.value?.json.text ?? "")"
            }
            #expect(
                found == [
                    "lower-secondary female 1", "lower-secondary male 1", "primary female 2", "primary male 3",
                ])
            #expect(
                answer.rows[0].figure.text
                    == "figures/2026-09-30/\(World.office.text)/pupils/level=lower-secondary/sex=female")
        }
    }

    @Test("shows what a ratio was divided from")
    func ratio() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let rows = try #require(try ask(["pupils-per-class", "pupils-minority-share"], transaction).answer).rows
            #expect(rows.map { $0.value?.json } == [2.33, 42.86])
            #expect(rows.map(\.numerator) == [7, 3] && rows.map(\.denominator) == [3, 7])
        }
    }

    @Test("counts learning results by their latest computation, as known")
    func results() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            let events =
                world.opening() + [
                    world.event(World.result(1, in: home, nil), arrived: "2027-01-05T08:00:00+07:00"),
                    world.event(World.result(1, in: home, .fair), version: 2, arrived: "2027-01-06T08:00:00+07:00"),
                    world.event(World.result(2, in: home, .good), arrived: "2027-01-05T08:00:00+07:00"),
                ]
            try transaction.accept(events)
            func levels(_ known: String?) throws -> [String] {
                let answer = try ask(
                    ["results-semester-1"], by: [.learning], on: "2027-01-31", known: known, transaction)
                return try #require(answer.answer).rows.map {
                    "\($0.keys["learning"] ?? "") \($0.value?.json.text ?? "")"
                }
            }
            #expect(try levels(nil) == ["fair 1", "good 1"])
            #expect(try levels("2027-01-05T12:00:00+07:00") == ["good 1", "unknown 1"])
            let share = try ask(["results-semester-1-good-share", "results-year"], on: "2027-01-31", transaction)
            #expect(share.answer?.rows.map { $0.value?.json } == [50, 0])
        }
    }

    @Test("counts each child once, at the latest round of its class")
    func growth() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1).id
            func round(_ number: Int, _ children: [(Int, [String])]) -> GrowthClassification {
                GrowthClassification(
                    checkup: CheckupID(owner: World.primary, year: World.year, number: number), schoolClass: home,
                    pupils: children.map { .init(pupil: World.pupilCode($0.0), classes: $0.1) })
            }
            let events =
                world.opening() + [
                    world.event(round(1, [(1, ["stunted"]), (2, ["stunted"]), (3, [])])),
                    world.event(round(2, [(1, ["stunted", "thin"]), (2, []), (3, ["overweight"])])),
                ]
            try transaction.accept(events)
            let by = try #require(try ask(["children-measured"], by: [.growth], transaction).answer)
            #expect(by.rows.map { $0.keys["growth"] } == ["none", "overweight", "stunted", "thin"])
            #expect(by.rows.map { $0.value?.json } == [1, 1, 1, 1])
            let all = try ask(["children-measured", "children-stunted-share", "children-thin"], transaction)
            #expect(all.answer?.rows.map { $0.value?.json } == [3, 33.33, 1])
        }
    }

    @Test("counts no child twice once two files turned out to be one child's, and as before once that is undone")
    func merged() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            let checkup = CheckupID(owner: World.primary, year: World.year, number: 1)
            let growth = GrowthClassification(
                checkup: checkup, schoolClass: home.id,
                pupils: [1, 2].map { .init(pupil: World.pupilCode($0), classes: ["stunted"]) })
            var file = World.pupil(2, World.primary)
            file.mergedInto = .sample
            try transaction.accept(
                world.opening() + [
                    world.event(growth), world.event(World.result(1, in: home, .good)),
                    world.event(World.result(2, in: home, .good)),
                ])
            func counts(_ known: String? = nil) throws -> [JSON?] {
                let indicators = ["pupils", "children-stunted", "results-semester-1"]
                return try #require(try ask(indicators, known: known, transaction).answer).rows.map { $0.value?.json }
            }
            let (before, after) = ([7, 2, 2] as [JSON?], [6, 1, 1] as [JSON?])
            #expect(try counts() == before)
            try transaction.accept([
                world.event(file, version: 2, fact: "merged", arrived: "2026-10-01T08:00:00+07:00"),
                world.event(
                    World.voided(2, in: home), version: 2, fact: "merged", arrived: "2026-10-01T08:00:00+07:00"),
            ])
            #expect(try counts() == after)
            try transaction.accept([
                world.event(
                    World.enrolment(2, in: home), version: 3, fact: "separated", arrived: "2026-11-01T08:00:00+07:00")
            ])
            #expect(try counts() == before && counts("2026-10-02T08:00:00+07:00") == after)
        }
    }

    @Test("says everything that is wrong with a question")
    func refusals() throws {
        try onStage(Reporting.self) { transaction in
            let refusal = try ask(["pupils", "happiness"], by: [.grade, .position, .grade], transaction).refusal
            #expect(refusal?.violations.map(\.pointer) == ["/by", "/by/1", "/indicators/1"])
            #expect(try ask([], transaction).refusal?.violations.map(\.pointer) == ["/indicators"])
            #expect(
                try ask(["pupils"], on: "2019-09-30", transaction).refusal?.violations.map(\.pointer) == [
                    "/indicators/0"
                ])
        }
    }

    @Test("refuses a breakdown that is not on the white list before it is asked")
    func whiteList() {
        let text = #"{"indicators":["pupils"],"unit":"79764000010000000006","by":["sex FROM pupil; --"]}"#
        guard case .failure(let violations) = WireDecoder.decode(AskFigures.self, from: Array(text.utf8)) else {
            Issue.record("it was let in")
            return
        }
        #expect(violations.all.map(\.pointer) == ["/by/0"])
    }
}
