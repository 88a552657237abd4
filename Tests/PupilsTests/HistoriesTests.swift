import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Any history of a pupil at school") struct HistoriesTests {
    private static let span = 245...530

    /// Ten times a thousand pupils, each with a life of its own.
    @Test(
        "leaves each pupil in one place at a time, and every total equals the sum of the stays",
        arguments: UInt64(1)...10)
    func adds(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        try SampleSchool.opened { transaction in
            for code in PencilNote.classes.dropFirst() {
                _ = try SampleSchool.defineClass(code).handle(on: SampleSchool.occasion, in: &transaction)
            }
            let calendar = try #require(
                try SchoolYears.find(SampleSchool.code, SampleSchool.year, in: transaction.reader))
            var tally = PencilTally(calendar.starts, calendar.ends)
            for _ in 1...1000 {
                var note = PencilNote(starts: calendar.starts, ends: calendar.ends)
                let pupil = try SampleSchool.newPupil(in: &transaction)
                for _ in 1...6 {
                    let step = PencilNote.Step.any(within: Self.span, using: &dice)
                    try Self.take(step, by: pupil, &note, in: &transaction)
                }
                try Self.compare(note, with: Stays.all(of: pupil, in: transaction.reader))
                tally.add(note)
            }
            try tally.compare(with: transaction.reader)
            #expect(tally.days > 10_000)
        }
    }

    /// What the note allows is done, what it does not changes nothing, be it refused or done long ago.
    private static func take(
        _ step: PencilNote.Step, by pupil: PupilCode, _ note: inout PencilNote, in transaction: inout Transaction
    ) throws {
        let before = try Journal.head(in: transaction.reader).seq
        let isDone = try step.send(for: pupil, in: &transaction)
        let isChanged = try Journal.head(in: transaction.reader).seq > before
        let isLegal = note.take(step)
        #expect(isChanged == isLegal && (isDone || !isLegal), "\(step) of \(pupil): \(note)")
    }

    private static func compare(_ note: PencilNote, with stays: [Enrolment]) throws {
        #expect(stays.map(\.schoolClass.code.text) == note.stays.map { PencilNote.classes[$0.place] })
        #expect(stays.map(\.from) == note.stays.map(\.from))
        #expect(stays.map(\.to) == note.stays.map(\.to))
        #expect(
            stays.map { ($0.suspensions ?? []).map { [$0.from, $0.to] } }
                == note.stays.map { $0.pauses.map { [$0.from, $0.to] } })
        for (one, next) in zip(stays, stays.dropFirst()) { #expect(one.to.map { $0 <= next.from } == true) }
    }
}
