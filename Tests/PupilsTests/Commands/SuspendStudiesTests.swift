import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Suspending studies") struct SuspendStudiesTests {
    static func suspend(_ pupil: PupilCode, on day: String) throws -> SuspendStudies {
        SuspendStudies(pupil: pupil, on: try SampleSchool.day(day), reason: try #require(LongText("Điều trị bệnh")))
    }

    @Test("keeps the place, marks the roll and says why, once however often it is asked")
    func suspends() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = EnrolmentID(owner: pupil, year: SampleSchool.year, number: 1)
            for _ in 1...2 {
                let outcome = try Self.suspend(pupil, on: "2026-10-12").handle(
                    on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == SuspendStudies.Answer(id: id))
            }
            let stay = try #require(try Stays.latest(of: pupil, in: transaction.reader))
            #expect(stay.status == .suspended && stay.to == nil)
            #expect(stay.suspensions == [Enrolment.Suspension(from: try SampleSchool.day("2026-10-12"))])
            #expect(try transaction.reader.story().last == "enrolment.suspended enrolment/\(id) 2")
            let reason: String? = try transaction.reader.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(reason == "Điều trị bệnh")
            for (day, mark) in [("2026-10-11", nil), ("2026-10-12", true)] as [(String, Bool?)] {
                let roll = try Stays.roll(
                    of: SampleSchool.classID(), on: SampleSchool.day(day), after: nil, limit: 9, in: transaction.reader)
                #expect(roll.map(\.suspended) == [mark])
            }
        }
    }

    @Test(
        "begins within the stay and the year",
        arguments: [
            ("2026-09-04", false), ("2026-09-05", true), ("2027-05-31", true), ("2027-06-01", false),
        ])
    func checksDay(on day: String, isTaken: Bool) throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let outcome = try Self.suspend(pupil, on: day).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /on"]))
        }
    }

    @Test("is refused for who is in no class, and for who has them suspended already")
    func refuses() throws {
        try SampleSchool.opened { transaction in
            let stranger = try SampleSchool.newPupil(in: &transaction)
            let early = try Self.suspend(stranger, on: "2026-10-12").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(early.refusal?.places == ["not-found /pupil"])
            let pupil = try SampleSchool.newcomer(in: &transaction)
            _ = try Self.suspend(pupil, on: "2026-10-12").handle(on: SampleSchool.occasion, in: &transaction)
            let again = try Self.suspend(pupil, on: "2026-11-12").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(again.refusal?.places == ["duplicate /pupil"])
        }
    }

    @Test("ends with the stay when the pupil leaves, after its first day")
    func leaves() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            _ = try Self.suspend(pupil, on: "2026-10-12").handle(on: SampleSchool.occasion, in: &transaction)
            for (day, isTaken) in [("2026-10-12", false), ("2026-11-20", true)] {
                let leave = LeaveSchool(pupil: pupil, on: try SampleSchool.day(day), reason: .hardship)
                let outcome = try leave.handle(on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /on"]))
            }
            let stay = try #require(try Stays.latest(of: pupil, in: transaction.reader))
            #expect(stay.status == .left && stay.suspensions?.first?.to?.text == "2026-11-20")
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(SuspendStudies.places(in: #"{"pupil":"x","on":"soon","reason":""}"#) == ["/pupil", "/on", "/reason"])
    }
}
