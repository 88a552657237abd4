import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Assigning a homeroom") struct AssignHomeroomTests {
    @Test("gives the duty and says so, once however often it is asked")
    func assigns() throws {
        try SampleStaff.ready { transaction in
            for _ in 1...2 {
                let outcome = try SampleStaff.lead().handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == Duty.Answer(id: SampleStaff.id(SampleStaff.an, 1)))
            }
            let duty = try Assignments.find(SampleStaff.id(SampleStaff.an, 1), in: transaction.reader)
            #expect(duty?.kind == .homeroom)
            #expect(duty?.subject == nil)
            #expect(try transaction.reader.recorded().count == 4)
            #expect(try transaction.reader.recorded().last?.state["schoolClass"]?.string == SampleStaff.classID().text)
        }
    }

    @Test("is one teacher's at a time, beside any teaching in the class")
    func isExclusive() throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.teach().handle(on: SampleStaff.occasion, in: &transaction)
            let first = try SampleStaff.lead(to: "2027-01-01").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(first.answer?.id.number == 2)
            let early = try SampleStaff.lead(SampleStaff.binh, from: "2026-12-31")
            #expect(
                try early.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["duplicate /from"])
            let late = try SampleStaff.lead(SampleStaff.binh, from: "2027-01-01")
            #expect(try late.handle(on: SampleStaff.occasion, in: &transaction).answer?.id.number == 1)
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleStaff.ready { transaction in
            let outcome = try SampleStaff.lead(SampleStaff.nurse, "9X", from: "2028-01-01", to: "2027-01-01")
                .handle(on: SampleStaff.occasion, in: &transaction)
            #expect(
                outcome.refusal?.places == [
                    "not-found /schoolClass", "invalid /member", "invalid /from", "invalid /to",
                ])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = AssignHomeroom.places(in: #"{"member":1,"schoolClass":"6A1","subject":"mathematics"}"#)
        #expect(places == ["/member", "/schoolClass", "/from", "/subject"])
    }
}
