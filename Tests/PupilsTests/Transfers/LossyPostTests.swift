import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Transfers over a post that loses letters", .serialized) struct LossyPostTests {
    /// Three pupils a seed go to and fro between two installations; half of all letters between them are lost.
    @Test("end with one school for each pupil, whatever is lost", arguments: UInt64(1)...10)
    func endures(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        try TransferScene.apart { one, other in
            for _ in 1...3 {
                let pupil = try SampleSchool.newcomer(in: &one)
                var day = try SampleSchool.day("2026-09-14")
                for turn in 0..<4 {
                    day = day.adding(days: Int.random(in: 1...20, using: &dice))
                    if turn.isMultiple(of: 2) {
                        try Self.go(pupil, on: day, from: &one, to: &other, turn, &dice)
                    } else {
                        try Self.go(pupil, on: day, from: &other, to: &one, turn, &dice)
                    }
                }
            }
        }
    }

    private static func go(
        _ pupil: PupilCode, on day: LocalDate, from one: inout Transaction, to other: inout Transaction, _ turn: Int,
        _ dice: inout SplitMix64
    ) throws {
        let (here, there) =
            turn.isMultiple(of: 2)
            ? (TransferScene.sender, TransferScene.receiver) : (TransferScene.receiver, TransferScene.sender)
        let wish = try TransferScene.request(pupil, from: day.text, by: there, of: here)
        var cursors = try TransferStoryTests.heads(one.reader, other.reader)
        var occasion = TransferScene.occasion(day.text)
        let id = try #require(try wish.handle(on: occasion, in: &other).answer).transfer
        // An hour goes by between two rounds; after some everything has been said often enough.
        for round in 1...60 {
            try TransferPost.settle(after: &cursors, on: occasion, between: &one, and: &other) {
                Bool.random(using: &dice)
            }
            if try Releases.find(id, in: one.reader)?.status == .noted {
                _ = try #require(try AcceptTransfer(transfer: id).handle(on: occasion, in: &one).answer)
            }
            if try Releases.find(id, in: one.reader)?.status == .confirmed { break }
            #expect(round < 60)
            occasion.now = occasion.now.advanced(byMilliseconds: Handover.patience + 1)
            try RepeatTransfers.run(on: occasion, in: &one)
            try RepeatTransfers.run(on: occasion, in: &other)
        }
        try TransferStoryTests.expectOneOwner(of: id, pupil, in: one.reader, and: other.reader)
        #expect(try FormerSchools.all(of: pupil, in: other.reader).count == turn + 1)
    }
}
