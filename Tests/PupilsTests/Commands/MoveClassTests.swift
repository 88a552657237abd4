import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Moving to another class") struct MoveClassTests {
    private static func move(_ pupil: PupilCode, to schoolClass: String, on day: String) throws -> MoveClass {
        MoveClass(pupil: pupil, schoolClass: try SampleSchool.classID(schoolClass), on: try SampleSchool.day(day))
    }

    private static func withTwoClasses(_ body: (inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            try body(&transaction)
        }
    }

    @Test("ends one stay and begins another on the day, once however often it is asked")
    func moves() throws {
        try Self.withTwoClasses { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let second = EnrolmentID(owner: pupil, year: SampleSchool.year, number: 2)
            for _ in 1...2 {
                let outcome = try Self.move(pupil, to: "6A2", on: "2026-10-12").handle(
                    on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == MoveClass.Answer(id: second, warnings: []))
            }
            let stays = try Stays.all(of: pupil, in: transaction.reader)
            #expect(stays.map(\.status) == [.moved, .studying])
            #expect(stays.map { $0.to?.text } == ["2026-10-12", nil])
            #expect(stays.map(\.schoolClass.code.text) == ["6A1", "6A2"])
            #expect(
                try transaction.reader.story().suffix(2) == [
                    "enrolment.moved enrolment/\(pupil)/2026/1 2", "enrolment.enrolled enrolment/\(second) 1",
                ])
            #expect(try transaction.reader.recorded().count == 7)
        }
    }

    @Test("warns, and does not refuse, where the new class grows over its limit")
    func warns() throws {
        try Self.withTwoClasses { transaction in
            for _ in 1...45 { _ = try SampleSchool.newcomer(to: "6A2", in: &transaction) }
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let outcome = try Self.move(pupil, to: "6A2", on: "2026-10-12").handle(
                on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.answer?.warnings.count == 1)
        }
    }

    @Test(
        "needs another open class of the same school and a day within the stay",
        arguments: [
            ("6A1", "2026-10-12", "duplicate /schoolClass"), ("6A9", "2026-10-12", "not-found /schoolClass"),
            ("6A2", "2026-09-05", "invalid /on"), ("6A2", "2027-06-01", "invalid /on"),
            ("6A2", "2027-06-02", "invalid /on"),
        ])
    func refuses(schoolClass: String, day: String, place: String) throws {
        try Self.withTwoClasses { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let outcome = try Self.move(pupil, to: schoolClass, on: day).handle(
                on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == [place])
        }
    }

    @Test("is refused for who is in no class, has studies suspended, or would go to a closed class or another year")
    func refusesPlaces() throws {
        try Self.withTwoClasses { transaction in
            let occasion = SampleSchool.occasion
            let stranger = try SampleSchool.newPupil(in: &transaction)
            let early = try Self.move(stranger, to: "6A2", on: "2026-10-12").handle(on: occasion, in: &transaction)
            #expect(early.refusal?.places == ["not-found /pupil"])
            let pupil = try SampleSchool.newcomer(in: &transaction)
            var elsewhere = try Self.move(pupil, to: "6A2", on: "2026-10-12")
            elsewhere.schoolClass = ClassID(
                school: UnitCode(unchecked: "79764000020000000004"), year: SampleSchool.year, code: .sample)
            let foreign = try elsewhere.handle(on: occasion, in: &transaction)
            #expect(foreign.refusal?.places == ["not-found /schoolClass", "invalid /schoolClass"])
            _ = try SuspendStudies(pupil: pupil, on: SampleSchool.day("2026-10-01"), reason: .sample)
                .handle(on: occasion, in: &transaction)
            _ = try CloseClass(schoolClass: SampleSchool.classID("6A2")).handle(on: occasion, in: &transaction)
            let paused = try Self.move(pupil, to: "6A2", on: "2026-10-12").handle(on: occasion, in: &transaction)
            #expect(paused.refusal?.places == ["locked /schoolClass", "conflict /pupil"])
        }
    }

    @Test("is the business of the school that keeps the file, whatever class is named")
    func scopes() throws {
        try Self.withTwoClasses { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            #expect(
                try Self.move(pupil, to: "6A2", on: "2026-10-12").scope(in: transaction.reader)
                    == Scope(SampleSchool.code))
            #expect(try Self.move(.sample, to: "6A2", on: "2026-10-12").scope(in: transaction.reader) == nil)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(
            MoveClass.places(in: #"{"pupil":"x","schoolClass":"6A1","on":"soon"}"#) == [
                "/pupil", "/schoolClass", "/on",
            ])
    }
}
