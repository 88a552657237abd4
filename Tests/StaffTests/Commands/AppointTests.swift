import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Appointing to a group of the staff") struct AppointTests {
    @Test("takes a member in, once at a time, once however often it is asked")
    func appoints() throws {
        try SampleStaff.grouped { transaction in
            for _ in 1...2 {
                let outcome = try SampleStaff.appoint(until: "2027-01-01").handle(
                    on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer?.id.number == 1)
            }
            #expect(try transaction.reader.recorded().count == 5)
            let early = try SampleStaff.appoint(as: .head, from: "2026-12-31")
            #expect(try early.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["duplicate /from"])
            let late = try SampleStaff.appoint(as: .head, from: "2027-01-01")
            #expect(try late.handle(on: SampleStaff.occasion, in: &transaction).answer?.id.number == 2)
            func list(on day: String?) throws -> [GroupPlace]? {
                try AppointmentList(
                    school: SampleStaff.school, group: SampleStaff.group, on: try day.map(SampleStaff.day)
                )
                .answer(on: SampleStaff.occasion, from: transaction.reader).answer?.items.map(\.place)
            }
            #expect(try list(on: nil) == [.member, .head])
            #expect(try list(on: "2026-12-31") == [.member])
            #expect(try list(on: "2026-09-04") == [])
        }
    }

    @Test("gives the group one head at a time")
    func oneHead() throws {
        try SampleStaff.grouped { transaction in
            _ = try SampleStaff.appoint(as: .head).handle(on: SampleStaff.occasion, in: &transaction)
            let second = try SampleStaff.appoint(SampleStaff.binh, as: .head, from: "2026-10-01")
            #expect(
                try second.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["duplicate /place"])
            let end = try SampleStaff.end(on: "2026-10-01")
            for _ in 1...2 { #expect(try end.handle(on: SampleStaff.occasion, in: &transaction).answer == Done()) }
            #expect(try transaction.reader.recorded().last?.state["to"]?.string == "2026-10-01")
            #expect(try transaction.reader.recorded().count == 6)
            #expect(try second.handle(on: SampleStaff.occasion, in: &transaction).answer?.id.number == 1)
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleStaff.grouped { transaction in
            let unknown = MemberCode(unchecked: "997640000100000T0009")
            let nowhere = GroupID(school: SampleStaff.school, code: try #require(GroupCode("VAN")))
            let wrong = try SampleStaff.appoint(unknown, to: nowhere, until: "2026-09-05")
            #expect(
                try wrong.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == [
                    "not-found /group", "not-found /member", "invalid /to",
                ])
            let early = try SampleStaff.appoint(from: "2020-07-31")
            #expect(try early.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["invalid /from"])
        }
    }

    @Test("is guarded by the schema itself")
    func schema() throws {
        try SampleStaff.grouped { transaction in
            _ = try SampleStaff.appoint(as: .head).handle(on: SampleStaff.occasion, in: &transaction)
            let refused = [
                "DELETE FROM appointment", "DELETE FROM staff_group",
                """
                INSERT INTO appointment(id, member, year, number, staff_group, place, from_day)
                VALUES ('x', '\(SampleStaff.binh)', '2026-2027', 1, '\(SampleStaff.group)', 'head', '2027-01-01')
                """,
                """
                INSERT INTO appointment(id, member, year, number, staff_group, place, from_day)
                VALUES ('x', '\(SampleStaff.an)', '2026-2027', 2, '\(SampleStaff.group)', 'member', '2027-01-01')
                """,
            ]
            for sql in refused {
                #expect(throws: SQLiteError.self, "\(sql)") { try transaction.run(sql) }
            }
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(
            Appoint.places(in: #"{"member":1,"group":"x","place":"boss","from":"today"}"#) == [
                "/member", "/group", "/place", "/from",
            ])
    }
}
