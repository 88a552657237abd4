import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

/// A generator that gives the same numbers in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Any history of enrolling and leaving") struct HistoriesTests {
    private static let classes = ["6A1", "6A2", "6A3"]
    private static let span = 260...560

    /// A stay as a reader with pencil and paper would note it, in days counted from 1/1/2026.
    private struct Note: Equatable {
        var from: Int
        var to: Int?
    }

    @Test("leaves each pupil in one place at a time, and every roll adds up to the stays")
    func adds() throws {
        var dice = Seeded(state: 20_260_905)
        try SampleSchool.opened { transaction in
            for code in Self.classes.dropFirst() {
                _ = try SampleSchool.defineClass(code).handle(on: SampleSchool.occasion, in: &transaction)
            }
            var days = 0
            for _ in 1...1000 { days += try Self.liveThrough(&dice, in: &transaction) }
            #expect(try Self.daysOnRolls(in: transaction.reader) == days)
            #expect(days > 10_000)
            #expect(try Journal.flaw(in: transaction.reader) == nil)
        }
    }

    /// One pupil's history by random commands, checked step by step; gives the days spent in classes.
    private static func liveThrough(_ dice: inout Seeded, in transaction: inout Transaction) throws -> Int {
        let pupil = try SampleSchool.newPupil(in: &transaction)
        let (starts, ends) = (
            number(of: try SampleSchool.day("2026-09-05")), number(of: try SampleSchool.day("2027-06-01"))
        )
        var notes: [Note] = []
        for _ in 1...5 {
            let chosen = Int.random(in: span, using: &dice)
            let day = try #require(firstDay?.adding(days: chosen))
            if Bool.random(using: &dice) {
                let code = try #require(classes.randomElement(using: &dice))
                let command = EnrolPupil(pupil: pupil, schoolClass: try SampleSchool.classID(code), from: day)
                let known = try Stays.all(of: pupil, in: transaction.reader)
                let isRepeated = known.contains { $0.from == day && $0.schoolClass == command.schoolClass }
                let isFree = (starts..<ends).contains(chosen) && notes.allSatisfy { ($0.to ?? .max) <= chosen }
                let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
                #expect((outcome.answer != nil) == (isFree || isRepeated))
                if isFree { notes.append(Note(from: chosen)) }
            } else {
                let command = LeaveSchool(pupil: pupil, on: day, reason: .other)
                let open = notes.indices.last { notes[$0].to == nil && notes[$0].from < chosen && chosen <= ends }
                let isRepeated = notes.contains { $0.to == chosen }
                let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
                #expect((outcome.answer != nil) == (open != nil || isRepeated))
                if let open { notes[open].to = chosen }
            }
        }
        let stays = try Stays.all(of: pupil, in: transaction.reader)
        #expect(stays.map { Note(from: number(of: $0.from), to: $0.to.map(number)) } == notes)
        var places = Array(repeating: 0, count: 1000)
        for note in notes { for day in note.from..<(note.to ?? ends) { places[day] += 1 } }
        #expect(places.allSatisfy { $0 <= 1 })
        return places.reduce(0, +)
    }

    /// How many pupils each class has on each day of the year, added up.
    private static func daysOnRolls(in store: Reader) throws -> Int {
        var sum = 0
        var day = try SampleSchool.day("2026-09-05")
        let ends = try SampleSchool.day("2027-06-01")
        while day < ends {
            for code in classes {
                sum += try Stays.roll(of: SampleSchool.classID(code), on: day, after: "", limit: 1000, in: store).count
            }
            day = day.adding(days: 1)
        }
        return sum
    }

    private static let firstDay = LocalDate(year: 2026, month: 1, day: 1)
    private static func number(of day: LocalDate) -> Int { day.day - (firstDay?.day ?? 0) }
}
