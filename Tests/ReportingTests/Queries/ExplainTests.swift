import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("Explaining a figure")
struct ExplainTests {
    private func explain(
        _ figure: FigureID, limit: Int? = nil, after: Contributors.Cursor? = nil, _ transaction: borrowing Transaction
    ) throws -> ExplainFigure.Answer {
        let query = ExplainFigure(figure: figure, limit: limit, after: after)
        return try #require(try query.answer(on: .sample(.reporting), from: transaction.reader).answer)
    }

    @Test("lists as many facts as every figure of the report says")
    func countsAgree() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let rooms = [
                World.room("P101", .classroom, .solid), World.room("P102", .classroom, .temporary),
                World.room("TV", .library, .solid, at: World.secondary),
            ]
            try transaction.accept(world.opening() + rooms.map { world.event($0) })
            for report in ["opening", "semester", "health"] {
                let query = ShowReport(report: report, unit: World.office, year: World.year, perUnit: true)
                let answer = try #require(try query.answer(on: .sample(.reporting), from: transaction.reader).answer)
                for section in answer.sections {
                    for row in section.rows + [section.total] + (section.perUnit ?? []) {
                        for cell in row.cells {
                            // The id survives the wire.
                            let id = try #require(FigureID(cell.figure.text))
                            #expect(id == cell.figure)
                            let explained = try explain(id, limit: 500, transaction)
                            #expect(explained.value == cell.value)
                            if explained.numerator == nil {
                                #expect(FigureValue.whole(Int64(explained.contributors.count)) == cell.value)
                                #expect(explained.total == Int64(explained.contributors.count))
                            }
                        }
                    }
                }
            }
            let solid = try #require(
                FigureID("opening/2026-2027/\(World.office.text)/rooms/purpose=classroom/building=solid"))
            #expect(try explain(solid, transaction).contributors.map(\.subject) == ["room/\(rooms[0].id.text)"])
        }
    }

    @Test("names exactly the subjects, with their events, authors and moments")
    func contributors() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let events = world.opening()
            try transaction.accept(events)
            let id = try #require(
                FigureID("opening/2026-2027/\(World.office.text)/pupils/sex=female/minority=yes"))
            let answer = try explain(id, transaction)
            #expect(
                answer.contributors.map(\.subject) == [2, 6].map { "enrolment/\(World.pupilCode($0).text)/2026/1" })
            for contributor in answer.contributors {
                let event = try #require(events.first { $0.envelope.id.text == contributor.event })
                #expect(event.envelope.subject.text == contributor.subject)
                #expect(contributor.type == "pupils.enrolment.enrolled" && contributor.version == 1)
                #expect(contributor.actor == "account/an.nguyen" && contributor.source == "/khuevan/local/pupils")
                #expect(
                    contributor.occurred == event.envelope.time && contributor.recorded == event.envelope.recordedTime)
            }
            #expect(answer.value == .whole(2) && answer.total == 2 && answer.next == nil)
            #expect(answer.rule.hasPrefix("004 Đ13; ") && answer.rule.hasSuffix(Definitions.standard.version))
        }
    }

    @Test("goes on page by page without leaving out or repeating", arguments: 1...8)
    func pages(limit: Int) throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let children = (1...7).map {
                GrowthClassification.Child(pupil: World.pupilCode($0), classes: ["thin", "stunted"])
            }
            let growth = GrowthClassification(
                checkup: CheckupID(owner: World.primary, year: World.year, number: 1),
                schoolClass: World.schoolClass(World.primary, "1A", .g1).id, pupils: children)
            try transaction.accept(world.opening() + [world.event(growth)])
            for indicator in ["pupils", "children-measured"] {
                let id = FigureID(
                    report: "opening", year: World.year, on: nil, unit: World.office, indicator: indicator)
                var subjects: [String] = []
                var after: Contributors.Cursor?
                repeat {
                    let page = try explain(id, limit: limit, after: after, transaction)
                    #expect(page.contributors.count <= limit && page.total == 7)
                    subjects += page.contributors.map(\.subject)
                    after = page.next.flatMap { Contributors.Cursor($0.text) }
                } while after != nil
                #expect(subjects.count == 7 && Set(subjects).count == 7)
            }
        }
    }

    @Test("explains a quotient by the two figures it is divided from")
    func quotient() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            let id = try #require(FigureID("opening/2026-2027/\(World.office.text)/pupils-per-class/level=primary"))
            let answer = try explain(id, transaction)
            #expect(answer.value == .hundredths(250) && answer.contributors.isEmpty)
            #expect(answer.numerator?.figure.text == "opening/2026-2027/\(World.office.text)/pupils/level=primary")
            #expect(answer.numerator?.value == .whole(5) && answer.denominator?.value == .whole(2))
        }
    }

    @Test("explains what was known then, by the event that said it then")
    func asKnown() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            let late = world.event(
                World.enrolment(1, in: home, to: "2026-09-20"), version: 2, arrived: "2026-10-20T08:00:00+07:00")
            try transaction.accept(world.opening() + [late])
            let now = FigureID(report: "opening", year: World.year, on: nil, unit: World.primary, indicator: "pupils")
            var then = now
            then.known = World.moment("2026-10-15T00:00:00+07:00")
            #expect(try explain(now, transaction).total == 4)
            #expect(try explain(then, transaction).total == 5)
            #expect(try explain(then, transaction).contributors.map(\.version) == [1, 1, 1, 1, 1])
        }
    }

    @Test(
        "refuses a figure that no definition makes",
        arguments: [
            "opening/2026-2027/U/happiness", "weather/2026-2027/U/pupils",
            "opening/2026-2027/U/pupils/position=teacher",
        ])
    func refusals(text: String) throws {
        try onStage(Reporting.self) { transaction in
            let id = try #require(FigureID(text.replacing("/U/", with: "/\(World.office.text)/")))
            let outcome = try ExplainFigure(figure: id).answer(on: .sample(.reporting), from: transaction.reader)
            #expect(outcome.refusal?.violations.map(\.pointer) == ["/figure"])
        }
    }
}
