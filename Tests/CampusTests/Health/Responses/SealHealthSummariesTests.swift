import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Gathering how a pupil grew who leaves") struct SealHealthSummariesTests {
    private static func respond(
        about pupil: PupilCode, aliases: [PupilCode]? = nil, _ status: ReleaseStatus, in transaction: inout Transaction
    ) throws {
        let release = TransferRelease(
            id: .sample, pupil: pupil, aliases: aliases, sender: .sample, from: .sample, status: status)
        try SealHealthSummaries.respond(
            to: Event(
                fact: status.rawValue, state: release, version: 4, occurred: .sample, source: .sample,
                actor: .sample), on: .sample(.campus), in: &transaction)
    }

    @Test("seals what counts of each round in classes, and no measure")
    func seals() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            for weight in ["20.5", "12.1"] {
                _ = try room.measure(
                    room.line(room.binh, #""weightKg":\#(weight),"heightCm":94"#) + ","
                        + room.line(room.an, #""weightKg":14.3,"heightCm":96.1"#), transaction: &transaction)
            }
            try Self.respond(about: room.binh, .closing, in: &transaction)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "health-summary.sealed")
            #expect(
                fact.state["measurings"] == [
                    [
                        "checkup": .string(room.checkup.text), "on": "2026-10-15",
                        "classes": ["stunted", "underweight"],
                    ]
                ])
        }
    }

    @Test("seals what was measured under every code, and of one round what counts under the code in use")
    func merged() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            _ = try room.measure(
                room.line(room.binh, #""weightKg":12.1,"heightCm":94"#) + ","
                    + room.line(room.an, #""weightKg":14.3,"heightCm":96.1"#), transaction: &transaction)
            for codes in [[room.binh], [room.binh, room.an], [room.chi, room.binh]] {
                let aliases = Array(codes.dropFirst())
                try Self.respond(about: codes[0], aliases: aliases, .closing, in: &transaction)
                let fact = try #require(try transaction.reader.recorded().last)
                #expect(fact.state["pupil"] == .string(codes[0].text))
                #expect(fact.state["measurings"]?.array?.map { $0["classes"] } == [["stunted", "underweight"]])
            }
        }
    }

    @Test("seals when the day has come only", arguments: [ReleaseStatus.noted, .accepted, .released, .confirmed])
    func waits(status: ReleaseStatus) throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let before = try transaction.reader.recorded().count
            try Self.respond(about: room.binh, status, in: &transaction)
            #expect(try transaction.reader.recorded().count == before)
        }
    }
}
