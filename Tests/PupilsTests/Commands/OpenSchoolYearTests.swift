import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Opening a school year") struct OpenSchoolYearTests {
    @Test("keeps the calendar and says so, once however often it is asked")
    func opens() throws {
        try SampleSchool.known { transaction in
            for _ in 1...2 {
                let outcome = try SampleSchool.openYear().handle(on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == Done())
            }
            let calendar = try SchoolYears.find(SampleSchool.code, SampleSchool.year, in: transaction.reader)
            #expect(calendar?.secondSemester.text == "2027-01-11")
            #expect(try transaction.reader.story() == ["school-year.opened school-year/\(SampleSchool.code)/2026 1"])
        }
    }

    @Test("says everything that is wrong with its days")
    func refusesDays() throws {
        try onStage(Pupils.self) { transaction in
            var command = try SampleSchool.openYear()
            command.starts = try SampleSchool.day("2025-09-05")
            command.secondSemester = try SampleSchool.day("2025-01-11")
            command.ends = try SampleSchool.day("2024-06-01")
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(
                outcome.refusal?.places == [
                    "not-found /school", "invalid /starts", "invalid /secondSemester", "invalid /ends", "invalid /ends",
                ])
            #expect(try transaction.reader.story().isEmpty)
        }
    }

    @Test("does not change a year that is open")
    func refusesOtherDays() throws {
        try SampleSchool.opened { transaction in
            var command = try SampleSchool.openYear()
            command.ends = try SampleSchool.day("2027-06-15")
            let refusal = try command.handle(on: SampleSchool.occasion, in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.places == ["duplicate /ends"])
        }
    }

    @Test("does not let two years share a day")
    func refusesOverlap() throws {
        try SampleSchool.opened { transaction in
            var command = try SampleSchool.openYear()
            command.year = try #require(SchoolYear("2027-2028"))
            command.starts = try SampleSchool.day("2027-05-31")
            command.secondSemester = try SampleSchool.day("2028-01-10")
            command.ends = try SampleSchool.day("2028-06-01")
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["duplicate /starts"])
            command.starts = try SampleSchool.day("2027-06-01")
            #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer != nil)
        }
    }

    @Test("is refused for an office")
    func refusesOffices() throws {
        try onStage(Pupils.self) { transaction in
            try Directory.keep(SampleSchool.unit(kind: .communeOffice), version: 1, in: &transaction)
            let outcome = try SampleSchool.openYear().handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["invalid /school"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = OpenSchoolYear.places(
            in: #"{"school":"x","year":"2026-2028","starts":"5/9/2026","end":"2027-06-01"}"#)
        #expect(
            places
                == ["/school", "/year", "/starts", "/secondSemester", "/ends", "/end"])
    }
}
