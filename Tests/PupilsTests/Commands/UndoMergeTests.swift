import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Undoing a merge") struct UndoMergeTests {
    static func undo(_ alias: PupilCode) throws -> UndoMerge {
        UndoMerge(alias: alias, reason: try #require(LongText("Hai anh em sinh đôi")))
    }

    /// Undoes it on a day, and says what came of it.
    @discardableResult
    static func undone(
        _ alias: PupilCode, on day: String = "2026-09-05", in transaction: inout Transaction
    ) throws -> UndoMerge.Answer {
        let outcome = try undo(alias).handle(
            on: .sample(.pupils, now: "\(day)T07:30:00+07:00"), in: &transaction)
        return try #require(outcome.answer, "\(outcome)")
    }

    @Test("takes the file up again with every stay as it was, once however often it is asked")
    func restores() throws {
        try SampleSchool.opened { transaction in
            let keep = try SampleSchool.newcomer(in: &transaction)
            let alias = try SampleSchool.newcomer(in: &transaction)
            _ = try SuspendStudiesTests.suspend(alias, on: "2026-10-12").handle(
                on: SampleSchool.occasion, in: &transaction)
            let before = try transaction.reader.recorded().last { $0.subject.hasPrefix("enrolment/\(alias)") }
            try MergePupilsTests.merged(alias, into: keep, in: &transaction)
            let answer = try Self.undone(alias, in: &transaction)
            let stay = EnrolmentID(owner: alias, year: SampleSchool.year, number: 1)
            #expect(answer == UndoMerge.Answer(restored: [stay], warnings: []))
            let facts = try transaction.reader.recorded().suffix(2)
            #expect(facts.map(\.type) == ["pupil.separated", "enrolment.separated"])
            #expect(facts.first?.state["mergedInto"] == nil && facts.last?.state == before?.state)
            #expect(try transaction.reader.lastReason() == "Hai anh em sinh đôi")
            #expect(try Self.undone(alias, in: &transaction) == UndoMerge.Answer(restored: [], warnings: []))
            let resumed = try ResumeStudies(pupil: alias, on: SampleSchool.day("2026-11-02"))
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(resumed.answer?.id == stay)
        }
    }

    @Test("goes back from the latest merge into a file, and names the one in the way")
    func lastFirst() throws {
        try SampleSchool.opened { transaction in
            let pupils = try (0..<3).map { _ in try SampleSchool.newcomer(in: &transaction) }
            for alias in pupils.dropFirst() { try MergePupilsTests.merged(alias, into: pupils[0], in: &transaction) }
            let early = try Self.undo(pupils[1]).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(early.refusal?.places == ["conflict /alias"])
            #expect(early.refusal?.detail.en.contains("undo first that of \(pupils[2]) on 2026-09-05") == true)
            for alias in pupils.dropFirst().reversed() { try Self.undone(alias, in: &transaction) }
            #expect(
                try Stays.roll(
                    of: SampleSchool.classID(), on: SampleSchool.day("2026-09-05"), after: nil, limit: 9,
                    in: transaction.reader
                ).count == 3)
        }
    }

    @Test("is refused for a file that was merged into no other, and for a code nobody has")
    func refuses() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let never = try Self.undo(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(never.refusal?.places == ["conflict /alias"])
            #expect(try Self.undo(.sample).scope(in: transaction.reader) == nil)
            let unknown = try Self.undo(.sample).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(unknown.refusal == .notFound)
        }
    }

    @Test("leaves an open stay as it was though its class has been closed since, and says what is to be done")
    func closedClass() throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            let keep = try SampleSchool.newcomer(to: "6A2", in: &transaction)
            let alias = try SampleSchool.newcomer(in: &transaction)
            try MergePupilsTests.merged(alias, into: keep, in: &transaction)
            let closed = try CloseClass(schoolClass: SampleSchool.classID())
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(closed.answer == Done())
            let warnings = try Self.undone(alias, in: &transaction).warnings
            #expect(warnings.map { $0.en.contains("class 6A1, which has been closed since") } == [true])
            let moved = try MoveClass(
                pupil: alias, schoolClass: SampleSchool.classID("6A2"), on: SampleSchool.day("2026-09-06")
            ).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(moved.answer != nil)
        }
    }

    @Test("leaves an open stay of a year that is over as it was, and it can still be ended within that year")
    func yearOver() throws {
        try SampleSchool.opened { transaction in
            let keep = try SampleSchool.newcomer(in: &transaction)
            let alias = try SampleSchool.newcomer(in: &transaction)
            try MergePupilsTests.merged(alias, into: keep, in: &transaction)
            let warnings = try Self.undone(alias, on: "2027-06-01", in: &transaction).warnings
            #expect(warnings.map { $0.vi.contains("năm học 2026-2027 đã kết thúc") } == [true])
            let left = try LeaveSchool(pupil: alias, on: SampleSchool.day("2027-06-01"), status: .completed)
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(left.answer != nil)
        }
    }

    @Test("is the business of the school that keeps the file, wherever the other file is kept by now")
    func elsewhere() throws {
        try SampleSchool.opened { transaction in
            let keep = try SampleSchool.newPupil(in: &transaction)
            let alias = try SampleSchool.newPupil(in: &transaction)
            try MergePupilsTests.merged(alias, into: keep, in: &transaction)
            try SampleSchool.giveAway(keep, in: &transaction)
            #expect(try Self.undo(alias).scope(in: transaction.reader) == Scope(SampleSchool.code))
            try Self.undone(alias, in: &transaction)
            #expect(try PupilFiles.inUse(alias, in: transaction.reader) == alias)
        }
    }

    @Test("lets the files be merged again, the other way round too")
    func again() throws {
        try SampleSchool.opened { transaction in
            let one = try SampleSchool.newcomer(in: &transaction)
            let other = try SampleSchool.newcomer(in: &transaction)
            for (alias, keep) in [(one, other), (other, one), (other, one)] {
                #expect(try MergePupilsTests.merged(alias, into: keep, in: &transaction).voided.count == 1)
                #expect(try Self.undone(alias, in: &transaction).restored.count == 1)
            }
            #expect(try Journal.flaw(in: transaction.reader) == nil)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(UndoMerge.places(in: #"{"alias":"y","reason":""}"#) == ["/alias", "/reason"])
    }
}
