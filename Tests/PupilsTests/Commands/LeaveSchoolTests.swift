import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Leaving school") struct LeaveSchoolTests {
    private static func leave(
        _ pupil: PupilCode, on day: String, _ reason: LeaveReason = .distance
    ) throws -> LeaveSchool {
        LeaveSchool(pupil: pupil, on: try SampleSchool.day(day), reason: reason)
    }

    @Test("ends the stay and says so, once however often it is asked")
    func leaves() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            let id = EnrolmentID(owner: pupil, year: SampleSchool.year, number: 1)
            for _ in 1...2 {
                let outcome = try Self.leave(pupil, on: "2026-11-20").handle(
                    on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == LeaveSchool.Answer(id: id))
            }
            let stay = try Stays.latest(of: pupil, in: transaction.reader)
            #expect(stay?.to?.text == "2026-11-20")
            #expect(stay?.status == .left)
            #expect(stay?.leaveReason == .distance)
            #expect(try transaction.reader.story().last == "enrolment.left enrolment/\(id) 2")
            #expect(try transaction.reader.recorded().count == 5)
        }
    }

    @Test(
        "says how it came about, and gives a reason only where the pupil gave up school",
        arguments: [
            (Departure.completed, LeaveReason?.none, nil), (.deceased, nil, nil), (.transferredOut, nil, nil),
            (.completed, .other, "invalid /reason"), (.left, nil, "incomplete /reason"), (.left, .other, nil),
        ])
    func departs(departure: Departure, reason: LeaveReason?, place: String?) throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let leave = LeaveSchool(
                pupil: pupil, on: try SampleSchool.day("2026-11-20"), reason: reason, status: departure)
            let outcome = try leave.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == place.map { [$0] })
            guard place == nil else { return }
            let id = EnrolmentID(owner: pupil, year: SampleSchool.year, number: 1)
            #expect(try transaction.reader.story().last == "enrolment.\(departure.rawValue) enrolment/\(id) 2")
            #expect(try Stays.latest(of: pupil, in: transaction.reader)?.status == departure.status)
            let back = try SampleSchool.enrol(pupil, from: "2026-12-01").handle(
                on: SampleSchool.occasion, in: &transaction)
            #expect(back.refusal?.places == (departure == .deceased ? ["conflict /pupil"] : nil))
        }
    }

    @Test("again is done already, with the stay it ended, when the pupil has come back")
    func staysDone() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            let leave = try Self.leave(pupil, on: "2026-11-20")
            let first = try leave.handle(on: SampleSchool.occasion, in: &transaction).answer
            _ = try SampleSchool.enrol(pupil, from: "2026-12-01").handle(on: SampleSchool.occasion, in: &transaction)
            let recorded = try transaction.reader.recorded().count
            #expect(try leave.handle(on: SampleSchool.occasion, in: &transaction).answer == first)
            let other = try Self.leave(pupil, on: "2026-11-20", .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(other.refusal?.places == ["invalid /on"])
            #expect(try transaction.reader.recorded().count == recorded)
            let stays = try Stays.all(of: pupil, in: transaction.reader)
            #expect(stays.map(\.status) == [.left, .studying])
        }
    }

    @Test(
        "is after the first day and no later than the end of the year",
        arguments: [
            ("2026-09-05", false), ("2026-09-06", true), ("2027-06-01", true), ("2027-06-02", false),
        ])
    func checksDay(on day: String, isTaken: Bool) throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            let outcome = try Self.leave(pupil, on: day).handle(on: SampleSchool.occasion, in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /on"]))
        }
    }

    @Test("is refused for who is in no class, or has left on another day or for another reason")
    func refusesAbsent() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let early = try Self.leave(pupil, on: "2026-11-20").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(early.refusal?.places == ["not-found /pupil"])
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            _ = try Self.leave(pupil, on: "2026-11-20").handle(on: SampleSchool.occasion, in: &transaction)
            for command in [try Self.leave(pupil, on: "2026-11-21"), try Self.leave(pupil, on: "2026-11-20", .other)] {
                let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.refusal?.places == ["duplicate /pupil"])
            }
        }
    }

    @Test("is the business of the school that keeps the file, and of nobody for a code unknown")
    func scopes() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            #expect(try Self.leave(pupil, on: "2026-11-20").scope(in: transaction.reader)?.unit == SampleSchool.code)
            #expect(try Self.leave(.sample, on: "2026-11-20").scope(in: transaction.reader) == nil)
            let objection = try Self.leave(.sample, on: "2026-11-20").objection(
                on: SampleSchool.occasion, in: transaction.reader)
            #expect(objection == .notFound)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = LeaveSchool.places(in: #"{"pupil":1,"on":"2026-02-30","reason":"bored"}"#)
        #expect(places == ["/pupil", "/on", "/reason"])
    }
}
