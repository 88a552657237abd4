import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Asking about one member") struct MemberFileTests {
    @Test("shows the file with duties, places and evaluations, and nobody else's")
    func file() throws {
        try SampleStaff.grouped { transaction in
            for (member, code) in [(SampleStaff.an, "6A1"), (SampleStaff.binh, "6A2")] {
                _ = try SampleStaff.teach(member, in: code, from: "2026-10-01")
                    .handle(on: SampleStaff.occasion, in: &transaction)
                _ = try SampleStaff.lead(member, code).handle(on: SampleStaff.occasion, in: &transaction)
                _ = try SampleStaff.appoint(member).handle(on: SampleStaff.occasion, in: &transaction)
                _ = try SampleStaff.assess(member).handle(on: SampleStaff.at(), in: &transaction)
                _ = try SampleStaff.assess(member, by: .oneself)
                    .handle(on: SampleStaff.at(as: member), in: &transaction)
            }
            let query = MemberFile(code: SampleStaff.an)
            let answer = try #require(try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer)
            #expect(answer.member.code == SampleStaff.an)
            #expect(answer.assignments.map(\.kind) == [.homeroom, .teaching])
            #expect(answer.appointments.map(\.group) == [SampleStaff.group])
            #expect(answer.evaluations.map(\.by) == [.oneself, .head])
            #expect(answer.evaluations.allSatisfy { $0.member == SampleStaff.an })
            #expect(try query.scope(in: transaction.reader) == Scope(SampleStaff.school, member: SampleStaff.an))
            let unknown = MemberFile(code: .sample)
            #expect(try unknown.scope(in: transaction.reader) == nil)
            #expect(
                try unknown.answer(on: SampleStaff.occasion, from: transaction.reader).refusal?.code == .notFound)
        }
    }

    @Test("lists evaluations of the year, the assessor and the member asked for, in pages")
    func evaluations() throws {
        try SampleStaff.ready { transaction in
            for member in [SampleStaff.an, SampleStaff.binh] {
                _ = try SampleStaff.assess(member).handle(on: SampleStaff.at(), in: &transaction)
            }
            _ = try SampleStaff.assess(by: .oneself).handle(on: SampleStaff.at(as: SampleStaff.an), in: &transaction)
            func ids(_ query: EvaluationList) throws -> [String] {
                try query.answer(on: SampleStaff.occasion, from: transaction.reader).answer?.items.map(\.id.text) ?? []
            }
            let (an, binh) = ("\(SampleStaff.an)/2026", "\(SampleStaff.binh)/2026")
            let all = EvaluationList(school: SampleStaff.school)
            #expect(try ids(all) == ["\(an)/head", "\(an)/self", "\(binh)/head"])
            #expect(
                try ids(EvaluationList(school: SampleStaff.school, by: .head)) == ["\(an)/head", "\(binh)/head"])
            #expect(try ids(EvaluationList(school: SampleStaff.school, member: SampleStaff.binh)) == ["\(binh)/head"])
            #expect(try ids(EvaluationList(school: SampleStaff.school, year: SchoolYear("2025-2026"))).isEmpty)
            #expect(try ids(EvaluationList(school: UnitCode(unchecked: "79764000020000000004"))).isEmpty)
            let first = try #require(
                try EvaluationList(school: SampleStaff.school, limit: 2)
                    .answer(on: SampleStaff.occasion, from: transaction.reader).answer)
            #expect(
                try ids(EvaluationList(school: SampleStaff.school, after: first.next)) == ["\(binh)/head"])
        }
    }

    @Test("who names himself asks about himself only at the school whose he is")
    func scopes() throws {
        try SampleStaff.ready { transaction in
            let other = UnitCode(unchecked: "79764000020000000004")
            for (school, member, owner) in [
                (SampleStaff.school, SampleStaff.an, SampleStaff.an), (SampleStaff.school, nil, nil),
                (other, SampleStaff.an, nil), (SampleStaff.school, .sample, nil),
            ] as [(UnitCode, MemberCode?, MemberCode?)] {
                let wanted = Scope(school, member: owner)
                let evaluations = try EvaluationList(school: school, member: member).scope(in: transaction.reader)
                let corrections = try CorrectionList(school: school, member: member).scope(in: transaction.reader)
                #expect(evaluations == wanted && corrections == wanted)
            }
        }
    }
}
