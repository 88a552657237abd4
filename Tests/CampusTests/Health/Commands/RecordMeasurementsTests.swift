import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Recording measurements") struct RecordMeasurementsTests {
    @Test("judges each child, keeps the measure whole and publishes classes only")
    func records() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            // The worked examples of 1096 and 1461 days.
            let answer = try room.measure(
                room.line(room.binh, #""weightKg":12.1,"heightCm":94"#) + ","
                    + room.line(room.an, #""weightKg":14.3,"heightCm":96.1"#), transaction: &transaction
            ).answer
            #expect(answer?.recorded == 2)
            #expect(answer?.items.map(\.pupil) == [room.binh, room.an])
            #expect(answer?.items.first?.classes.map(\.code) == ["stunted", "underweight"])
            #expect(answer?.items.first?.classes.first?.vi == "suy dinh dưỡng thể thấp còi, mức độ vừa")
            #expect(answer?.items.last?.classes.isEmpty == true && answer?.items.last?.flags == nil)
            let kept = try Measurements.last(of: room.an, in: room.checkup, store: transaction.reader)
            #expect(kept?.grams == 14_300 && kept?.millimetres == 961)
            #expect(kept?.scores == Measurement.Scores(haz: 0, waz: -0.03, baz: -0.09, whz: -0.02))
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "growth.classified" && fact.version == 1)
            #expect(fact.subject == "growth/79764000010000000006/2026/1/6A1")
            #expect(
                fact.state == [
                    "checkup": "79764000010000000006/2026/1", "schoolClass": "79764000010000000006/2026/6A1",
                    "pupils": [
                        ["pupil": "79764000010000000014", "classes": []],
                        ["pupil": "79764000010000000022", "classes": ["stunted", "underweight"]],
                    ],
                ])
        }
    }

    @Test("publishes the whole class each time, and nothing when nothing is new")
    func accumulates() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let an = room.line(room.an, #""weightKg":14.3,"heightCm":96.1"#)
            _ = try room.measure(an, transaction: &transaction)
            _ = try room.measure(room.line(room.binh, #""weightKg":16"#), transaction: &transaction)
            #expect(try transaction.reader.recorded().last?.state["pupils"]?.array?.count == 2)
            let before = try transaction.reader.recorded().count
            #expect(try room.measure(an, transaction: &transaction).answer?.recorded == 1)
            #expect(try transaction.reader.recorded().count == before)
        }
    }

    @Test("lets a child sent again supersede itself, and keeps the row it corrects")
    func corrects() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            _ = try room.measure(room.line(room.an, #""weightKg":11.2,"heightCm":96.1"#), transaction: &transaction)
            _ = try room.measure(room.line(room.an, #""weightKg":14.3,"heightCm":96.1"#), transaction: &transaction)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.version == 2)
            #expect(fact.state["pupils"] == [["pupil": "79764000010000000014", "classes": []]])
            #expect(try transaction.value("SELECT count(*) FROM measurement") == 2)
        }
    }

    @Test("takes a child that changed class off the class it was measured in")
    func moves() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let other = try #require(ClassID("79764000010000000006/2026/6A2"))
            _ = try room.measure(
                room.line(room.chi, #""weightKg":30"#, on: "2026-09-10"), transaction: &transaction)
            try room.seat(room.chi, in: other, from: "2026-10-01", number: 2, in: &transaction)
            _ = try room.measure(room.line(room.chi, #""weightKg":31"#), in: other, transaction: &transaction)
            let facts = try transaction.reader.recorded().suffix(2)
            #expect(facts.map(\.subject) == ["growth/\(room.checkup)/6A1", "growth/\(room.checkup)/6A2"])
            #expect(facts.map { $0.state["pupils"]?.array?.count } == [0, 1])
        }
    }

    @Test("flags what no child measures and leaves the child out of what is published")
    func implausible() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let answer = try room.measure(room.line(room.an, #""heightCm":150"#), transaction: &transaction).answer
            #expect(answer?.items.first?.flags == [.heightForAge])
            #expect(answer?.items.first?.classes.isEmpty == true)
            #expect(try transaction.reader.recorded().last?.state["pupils"] == [])
        }
    }

    @Test("counts a swollen child as severely undernourished")
    func oedema() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let answer = try room.measure(
                room.line(room.an, #""weightKg":14.3,"oedema":true"#), transaction: &transaction
            ).answer
            #expect(answer?.items.first?.classes.map(\.code) == ["severely-underweight", "severely-wasted"])
        }
    }

    @Test("says everything wrong with every child and records the others")
    func leavesNeighboursAlone() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let lines = [
                room.line(room.an, #""weightKg":14.3"#),
                room.line(room.an, #""weightKg":14.4"#),
                #"{"pupil":"79764000010000000022","measuredOn":"2026-10-16","position":"standing"}"#,
                room.line(room.binh, #""heightCm":1000,"weightKg":12.345"#),
                room.line(room.chi, #""weightKg":30"#),
                room.line(PupilCode(unchecked: "79764000010000009999"), #""weightKg":30"#, on: "2026-09-06"),
                room.line(room.chi, #""weightKg":30"#, on: "2016-10-14"),
                #"{"pupil":"x","measuredOn":"today","position":"sitting","name":"An"}"#,
            ]
            let answer = try #require(
                try room.measure(lines.joined(separator: ","), transaction: &transaction).answer)
            #expect(answer.recorded == 1)
            let complaints = answer.items.map { $0.refused?.errors.map { "\($0.pointer) \($0.code)" } ?? [] }
            #expect(
                complaints == [
                    [],
                    ["/measurements/1/pupil duplicate"],
                    ["/measurements/2/measuredOn invalid", "/measurements/2 incomplete"],
                    ["/measurements/3/weightKg invalid", "/measurements/3/heightCm invalid"],
                    ["/measurements/4/pupil invalid"],
                    ["/measurements/5/pupil not-found", "/measurements/5/measuredOn invalid"],
                    [
                        "/measurements/6/pupil duplicate", "/measurements/6/measuredOn invalid",
                        "/measurements/6/measuredOn invalid", "/measurements/6/pupil invalid",
                    ],
                    [
                        "/measurements/7/pupil invalid", "/measurements/7/measuredOn invalid",
                        "/measurements/7/position invalid", "/measurements/7/name unknown-member",
                    ],
                ])
            #expect(try transaction.reader.recorded().last?.state["pupils"]?.array?.count == 1)
        }
    }

    @Test("refuses a sheet of another school and year, and one too long, at once")
    func refusals() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let lines = Array(repeating: room.line(room.an, #""weightKg":14"#), count: 201).joined(separator: ",")
            let foreign = try #require(ClassID("79764000010000000014/2026/6A1"))
            let refusal = try room.measure(lines, in: foreign, transaction: &transaction).refusal
            #expect(refusal?.violations.map(\.pointer) == ["/schoolClass", "/measurements"])
            let lastYear = try #require(ClassID("79764000010000000006/2025/6A1"))
            #expect(try room.measure("", in: lastYear, transaction: &transaction).refusal?.code == .invalid)
        }
    }

    @Test("knows no checkup that was not opened")
    func unknownCheckup() throws {
        try onStage(Campus.self) { transaction in
            let command = RecordMeasurements(checkup: .sample, schoolClass: .sample, measurements: [])
            #expect(try command.scope(in: transaction.reader) == nil)
            #expect(try command.handle(on: .sample(.campus), in: &transaction).refusal?.code == .notFound)
            let room = try Classroom(in: &transaction)
            #expect(try command.scope(in: transaction.reader)?.schoolClass == room.schoolClass)
        }
    }
}
