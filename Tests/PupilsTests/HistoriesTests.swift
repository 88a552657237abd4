import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Any history of pupils at school", .serialized) struct HistoriesTests {
    private static let span = 245...530
    private static let familySize = 4

    /// Ten times a thousand pupils, each with a life of its own, in families of four whose files are merged and separated.
    @Test(
        "leaves each person in one place at a time, and every total equals the sum of the stays",
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
            var (merged, voided) = (0, 0)
            for _ in 1...(1000 / Self.familySize) {
                var family = PencilFamily(Self.familySize, starts: calendar.starts, ends: calendar.ends)
                let codes = try (0..<Self.familySize).map { _ in try SampleSchool.newPupil(in: &transaction) }
                for _ in 1...(5 * Self.familySize) {
                    let step = PencilFamily.Step.any(of: Self.familySize, within: Self.span, using: &dice)
                    try Self.take(step, by: codes, &family, in: &transaction)
                }
                try Self.compare(family, of: codes, in: transaction.reader)
                for person in family.people { tally.add(family.stays(of: person)) }
                merged += family.merges.count
                voided += family.merges.reduce(0) { $0 + $1.voided.count }
            }
            try tally.compare(with: transaction.reader)
            #expect(tally.days > 10_000 && merged > 100 && voided > 20, "\(merged) merged, \(voided) stays void")
        }
    }

    /// What the note allows is done, what it does not changes nothing, be it refused or done long ago.
    private static func take(
        _ step: PencilFamily.Step, by codes: [PupilCode], _ family: inout PencilFamily,
        in transaction: inout Transaction
    ) throws {
        let before = try Journal.head(in: transaction.reader).seq
        let isDone = try family.send(step, for: codes, in: &transaction)
        let isChanged = try Journal.head(in: transaction.reader).seq > before
        let isLegal = family.take(step)
        #expect(isChanged == isLegal && (isDone || !isLegal), "\(step) of \(codes): \(family)")
    }

    private static func compare(_ family: PencilFamily, of codes: [PupilCode], in store: Reader) throws {
        for (pupil, code) in codes.enumerated() {
            try compare(family.stays(of: [pupil]), with: Stays.all(of: code, in: store))
        }
        for person in family.people {
            let keep = try #require(person.first)
            for pupil in person { #expect(try PupilFiles.inUse(codes[pupil], in: store) == codes[keep]) }
            let stays = try Stays.all(ofPerson: codes[keep], in: store)
            #expect(stays.count == family.stays(of: person).count)
            for (one, next) in zip(stays, stays.dropFirst()) { #expect(one.to.map { $0 <= next.from } == true) }
        }
    }

    private static func compare(_ noted: [PencilNote.Stay], with stays: [Enrolment]) throws {
        #expect(stays.map(\.schoolClass.code.text) == noted.map { PencilNote.classes[$0.place] })
        #expect(stays.map(\.from) == noted.map(\.from))
        #expect(stays.map(\.to) == noted.map(\.to))
        #expect(
            stays.map { ($0.suspensions ?? []).map { [$0.from, $0.to] } }
                == noted.map { $0.pauses.map { [$0.from, $0.to] } })
    }
}
