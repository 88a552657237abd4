import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Any merge that is undone", .serialized) struct MergedHistoriesTests {
    private static let span = 245...530

    /// Two pupils at a time, with whatever lives they had; every second time the file that was kept lives on meanwhile.
    @Test("leaves rows and published states as they were before, byte for byte", arguments: UInt64(1)...8)
    func undone(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        var (merged, voided) = (0, 0)
        try SampleSchool.opened { transaction in
            for code in PencilNote.classes.dropFirst() {
                _ = try SampleSchool.defineClass(code).handle(on: SampleSchool.occasion, in: &transaction)
            }
            for round in 1...50 {
                let pupils = [try Self.pupil(&dice, in: &transaction), try Self.pupil(&dice, in: &transaction)]
                for _ in 1...12 { try Self.live(pupils.randomElement(using: &dice), &dice, in: &transaction) }
                let isAlone = round.isMultiple(of: 2)
                let before = try Self.all(of: isAlone ? [pupils[1]] : pupils, in: transaction.reader)
                let merge = MergePupils(keep: pupils[0], alias: pupils[1], reason: .sample)
                guard let answer = try merge.handle(on: SampleSchool.occasion, in: &transaction).answer else {
                    continue
                }
                merged += 1
                voided += answer.voided.count
                #expect(try Self.all(of: [pupils[1]], in: transaction.reader) != before)
                if isAlone { for _ in 1...6 { try Self.live(pupils[0], &dice, in: &transaction) } }
                try UndoMergeTests.undone(pupils[1], in: &transaction)
                #expect(try Self.all(of: isAlone ? [pupils[1]] : pupils, in: transaction.reader) == before)
            }
        }
        #expect(merged > 20 && voided > 10, "\(merged) merged, \(voided) stays void")
    }

    private static func pupil(
        _ dice: inout SplitMix64, in transaction: inout Transaction
    ) throws -> PupilCode {
        let pupil = try SampleSchool.newPupil(in: &transaction)
        let value = try #require(IdentifierValue(String(Int.random(in: 1_000_000_000..<9_999_999_999, using: &dice))))
        let code = AddIdentifier(
            pupil: pupil, scheme: .moet10, value: value, from: try SampleSchool.day("2026-09-01"))
        _ = try #require(try code.handle(on: SampleSchool.occasion, in: &transaction).answer)
        return pupil
    }

    private static func live(
        _ pupil: PupilCode?, _ dice: inout SplitMix64, in transaction: inout Transaction
    ) throws {
        let step = PencilNote.Step.any(within: span, using: &dice)
        _ = try step.send(for: try #require(pupil), in: &transaction)
    }

    /// Every row that names one of the pupils, and what was last published of them and their stays.
    private static func all(of pupils: [PupilCode], in store: Reader) throws -> [String] {
        let codes = pupils.map(\.text)
        var rows: [String] = []
        for (table, key) in [
            ("pupil", "code"), ("enrolment", "pupil"), ("suspension", "pupil"), ("identifier", "pupil"),
            ("absence", "pupil"), ("notice", "pupil"), ("correction", "pupil"),
        ] {
            let names: [String] = try store.values("SELECT name FROM pragma_table_info(?1)", table)
            let list = names.map { "quote(\($0))" }.joined(separator: " || ',' || ")
            for code in codes {
                let lines: [String] = try store.values(
                    "SELECT \(list) FROM \(table) WHERE \(key) = ?1 ORDER BY 1", code)
                rows += lines.map { "\(table): \($0)" }
            }
        }
        for code in codes {
            let states: [[UInt8]] = try store.values(
                """
                SELECT body FROM journal JOIN subject_version USING (subject, version)
                WHERE subject = 'pupil/' || ?1 OR subject LIKE 'enrolment/' || ?1 || '/%' ORDER BY subject
                """, code)
            rows += states.map { String(decoding: $0, as: UTF8.self) }
        }
        return rows
    }
}
