import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

/// Children of two schools that are moved, let off, sent to and fro, taken for two and told apart again, in any order.
@Suite("Any history between two schools", .serialized) struct TransferHistoriesTests {
    /// A thousand histories; `KHUEVAN_HISTORIES=1000` makes them ten thousand.
    private static let count = Environment.current()["KHUEVAN_HISTORIES"].flatMap { Int($0) } ?? 100
    private static let starts = LocalDate("2026-09-05") ?? .sample
    private static let ends = LocalDate("2027-06-01") ?? .sample

    @Test("leaves each child at one school every day, and every total equals the sum", arguments: UInt64(1)...10)
    func holds(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        try TransferScene.together { transaction in
            var (children, transfers, merges) = ([PupilCode](), 0, 0)
            for _ in 1...max(1, Self.count / 4) {
                let family = try (0..<4).map { _ in try SampleSchool.newcomer(in: &transaction) }
                for _ in 1...16 {
                    switch try Self.step(with: family, in: &transaction, &dice) {
                    case .transfer: transfers += 1
                    case .merge: merges += 1
                    case nil: break
                    }
                }
                children += family
            }
            #expect(transfers > Self.count / 8 && merges > Self.count / 10, "\(transfers), \(merges)")
            for child in children { try Self.checkCourse(of: child, in: transaction.reader) }
            try Self.checkTotals(of: children.count, in: transaction.reader)
        }
    }

    private enum Turn { case transfer, merge }

    /// One thing that somebody tries; what must not be is refused, and so are days gone by.
    private static func step(
        with family: [PupilCode], in transaction: inout Transaction, _ dice: inout SplitMix64
    ) throws -> Turn? {
        let pupil = family[Int.random(in: 0..<4, using: &dice)]
        let day = starts.adding(days: Int.random(in: 0...260, using: &dice))
        let occasion = TransferScene.occasion(day.text)
        let school = try #require(try PupilFiles.school(of: pupil, in: transaction.reader))
        let place = try TransferScene.classID(Bool.random(using: &dice) ? "6A1" : "6A2", at: school)
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: _ = try EnrolPupil(pupil: pupil, schoolClass: place, from: day).handle(on: occasion, in: &transaction)
        case 1: _ = try MoveClass(pupil: pupil, schoolClass: place, on: day).handle(on: occasion, in: &transaction)
        case 2:
            _ = try SuspendStudies(pupil: pupil, on: day, reason: .sample).handle(on: occasion, in: &transaction)
        case 3: _ = try ResumeStudies(pupil: pupil, on: day).handle(on: occasion, in: &transaction)
        case 4:
            let leave = LeaveSchool(pupil: pupil, on: day, reason: .distance)
            _ = try leave.handle(on: occasion, in: &transaction)
        case 5:
            return try transfer(pupil, from: school, on: day, in: &transaction) ? .transfer : nil
        case 6:
            let other = family[Int.random(in: 0..<4, using: &dice)]
            let merge = MergePupils(keep: pupil, alias: other, reason: .sample)
            return try merge.handle(on: occasion, in: &transaction).answer == nil ? nil : .merge
        default: _ = try UndoMerge(alias: pupil, reason: .sample).handle(on: occasion, in: &transaction)
        }
        return nil
    }

    private static func transfer(
        _ pupil: PupilCode, from school: UnitCode, on day: LocalDate, in transaction: inout Transaction
    ) throws -> Bool {
        let other = school == TransferScene.sender ? TransferScene.receiver : TransferScene.sender
        let occasion = TransferScene.occasion(day.text)
        var cursor = try Journal.head(in: transaction.reader).seq
        let wish = try TransferScene.request(pupil, from: day.text, by: other, of: school)
        guard let id = try wish.handle(on: occasion, in: &transaction).answer?.transfer else { return false }
        try TransferPost.settle(after: &cursor, on: occasion, in: &transaction)
        guard try AcceptTransfer(transfer: id).handle(on: occasion, in: &transaction).answer != nil else {
            _ = try CancelTransfer(transfer: id).handle(on: occasion, in: &transaction)
            try TransferPost.settle(after: &cursor, on: occasion, in: &transaction)
            return false
        }
        try TransferPost.settle(after: &cursor, on: occasion, in: &transaction)
        try TransferStoryTests.expectOneOwner(of: id, pupil, in: transaction.reader, and: transaction.reader)
        return true
    }

    /// Schools follow each other without a gap, stays do not overlap, and each is at the school of its days.
    private static func checkCourse(of child: PupilCode, in store: Reader) throws {
        let former = try FormerSchools.all(of: child, in: store)
        let since = try FormerSchools.keptFrom(child, in: store)
        #expect(former.first?.from == nil && former.last?.to == since)
        for (one, next) in zip(former, former.dropFirst()) { #expect(one.to == next.from) }
        guard try PupilFiles.inUse(child, in: store) == child else { return }
        let stays = try Stays.all(ofPerson: child, in: store)
        for (one, next) in zip(stays, stays.dropFirst()) { #expect(one.to.map { $0 <= next.from } == true) }
        let school = try #require(try PupilFiles.school(of: child, in: store))
        for stay in stays where stay.pupil == child {
            let keeper = former.first { stay.from < $0.to }?.school ?? school
            #expect(stay.school == keeper)
        }
    }

    /// On any day every file is at one school, and the classes have as many as have a stay.
    private static func checkTotals(of count: Int, in store: Reader) throws {
        for day in stride(from: 0, to: 270, by: 9).map({ starts.adding(days: $0) }) where day < ends {
            let kept: Int? = try store.value(
                """
                SELECT (SELECT count(*) FROM pupil WHERE kept_from IS NULL OR kept_from <= ?1)
                    + (SELECT count(*) FROM former_school WHERE (from_day IS NULL OR from_day <= ?1) AND ?1 < to_day)
                """, day)
            #expect(kept == count)
            var rolls = 0
            for school in [TransferScene.sender, TransferScene.receiver] {
                for code in ["6A1", "6A2"] {
                    let schoolClass = try TransferScene.classID(code, at: school)
                    rolls += try Stays.roll(of: schoolClass, on: day, after: nil, limit: 100_000, in: store).count
                }
            }
            let people: Int? = try store.value(
                """
                SELECT count(DISTINCT coalesce(merged_into, code)) FROM place JOIN pupil ON code = place.pupil
                WHERE from_day <= ?1 AND (to_day IS NULL OR ?1 < to_day)
                """, day)
            #expect(rolls == people)
        }
    }
}
