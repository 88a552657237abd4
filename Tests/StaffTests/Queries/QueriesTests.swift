import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Staff

@Suite("Asking about staff") struct QueriesTests {
    @Test("the members of a school come in pages, by code")
    func listsMembers() throws {
        try SampleStaff.ready { transaction in
            var query = MemberList(school: SampleStaff.school, limit: 2)
            let first = try #require(try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer)
            #expect(first.items.map(\.code) == [SampleStaff.an, SampleStaff.binh])
            query.after = first.next
            let second = try #require(try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer)
            #expect(second.items.map(\.code) == [SampleStaff.nurse])
            #expect(second.next == nil)
        }
    }

    @Test("duties are those of the year and of the class asked for")
    func listsDuties() throws {
        try SampleStaff.ready { transaction in
            for command in [try SampleStaff.teach(), try SampleStaff.teach(in: "6A2")] {
                _ = try command.handle(on: SampleStaff.occasion, in: &transaction)
            }
            _ = try SampleStaff.lead(SampleStaff.binh).handle(on: SampleStaff.occasion, in: &transaction)
            func numbers(_ year: String?, _ code: String?) throws -> [AssignmentID] {
                let query = AssignmentList(
                    school: SampleStaff.school, year: year.flatMap { SchoolYear($0) },
                    schoolClass: try code.map { try SampleStaff.classID($0) })
                return try #require(
                    try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer
                ).items.map(\.id)
            }
            let (an, binh) = (SampleStaff.an, SampleStaff.binh)
            #expect(
                try numbers(nil, nil) == [SampleStaff.id(an, 1), SampleStaff.id(an, 2), SampleStaff.id(binh, 1)])
            #expect(try numbers("2026-2027", "6A1") == [SampleStaff.id(an, 1), SampleStaff.id(binh, 1)])
            #expect(try numbers("2025-2026", nil).isEmpty)
        }
    }

    @Test("duties come in pages")
    func pagesDuties() throws {
        try SampleStaff.ready { transaction in
            for code in ["6A1", "6A2"] {
                _ = try SampleStaff.lead(SampleStaff.an, code).handle(on: SampleStaff.occasion, in: &transaction)
            }
            var query = AssignmentList(school: SampleStaff.school, limit: 1)
            let first = try #require(try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer)
            query.after = first.next
            let second = try #require(try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer)
            #expect((first.items + second.items).map(\.id.number) == [1, 2])
            #expect(second.next == nil)
        }
    }
}
