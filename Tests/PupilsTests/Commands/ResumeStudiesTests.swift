import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Resuming studies") struct ResumeStudiesTests {
    private static func resume(_ pupil: PupilCode, on day: String) throws -> ResumeStudies {
        ResumeStudies(pupil: pupil, on: try SampleSchool.day(day))
    }

    private static func withPause(_ body: (PupilCode, inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            _ = try SuspendStudiesTests.suspend(pupil, on: "2026-10-12").handle(
                on: SampleSchool.occasion, in: &transaction)
            try body(pupil, &transaction)
        }
    }

    @Test("ends the pause and says so, once however often it is asked; another may follow at once")
    func resumes() throws {
        try Self.withPause { pupil, transaction in
            let id = EnrolmentID(owner: pupil, year: SampleSchool.year, number: 1)
            for _ in 1...2 {
                let outcome = try Self.resume(pupil, on: "2026-11-20").handle(
                    on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == ResumeStudies.Answer(id: id))
            }
            #expect(try transaction.reader.story().last == "enrolment.resumed enrolment/\(id) 3")
            _ = try SuspendStudiesTests.suspend(pupil, on: "2026-11-20").handle(
                on: SampleSchool.occasion, in: &transaction)
            let stay = try #require(try Stays.latest(of: pupil, in: transaction.reader))
            #expect(stay.suspensions?.map { $0.to?.text } == ["2026-11-20", nil])
            #expect(stay.status == .suspended)
        }
    }

    @Test(
        "is after the first day of the pause and before the end of the year",
        arguments: [
            ("2026-10-12", false), ("2026-10-13", true), ("2027-05-31", true), ("2027-06-01", false),
        ])
    func checksDay(on day: String, isTaken: Bool) throws {
        try Self.withPause { pupil, transaction in
            let outcome = try Self.resume(pupil, on: day).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /on"]))
        }
    }

    @Test("is refused where nothing is suspended")
    func refuses() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let outcome = try Self.resume(pupil, on: "2026-10-12").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["conflict /pupil"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() { #expect(ResumeStudies.places(in: #"{"on":1,"why":"x"}"#) == ["/pupil", "/on", "/why"]) }
}
