import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Ending a place in a group of the staff") struct EndAppointmentTests {
    @Test("ends it on a day and says so, once however often it is asked")
    func ends() throws {
        try SampleStaff.grouped { transaction in
            _ = try SampleStaff.appoint().handle(on: SampleStaff.occasion, in: &transaction)
            for _ in 1...2 {
                let outcome = try SampleStaff.end(on: "2026-10-01").handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == Done())
            }
            #expect(try transaction.reader.recorded().count == 6)
            #expect(try transaction.reader.recorded().last?.state["to"]?.string == "2026-10-01")
        }
    }

    @Test(
        "neither before it began nor after its end, nor one that is not there", arguments: ["2026-09-05", "2027-01-02"])
    func refuses(day: String) throws {
        try SampleStaff.grouped { transaction in
            _ = try SampleStaff.appoint(until: "2027-01-01").handle(on: SampleStaff.occasion, in: &transaction)
            let outcome = try SampleStaff.end(on: day).handle(on: SampleStaff.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["invalid /on"])
            let other = try SampleStaff.end(SampleStaff.binh, on: "2026-10-01")
            #expect(try other.handle(on: SampleStaff.occasion, in: &transaction).refusal?.code == .notFound)
            #expect(try transaction.reader.recorded().count == 5)
        }
    }
}
