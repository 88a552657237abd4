import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Asking about notices") struct NoticeQueriesTests {
    @Test("lists those of a school in pages, and of a pupil")
    func lists() throws {
        try NoticeScene.with { pupils, transaction in
            for _ in 0..<2 { _ = try NoticeScene.weekly().handle(on: NoticeScene.occasion, in: &transaction) }
            var query = NoticeList(school: SampleSchool.code, limit: 3)
            let first = try #require(try query.answer(on: NoticeScene.occasion, from: transaction.reader).answer)
            #expect(first.items.map(\.number) == [1, 2, 3])
            query.after = first.next
            #expect(
                try query.answer(on: NoticeScene.occasion, from: transaction.reader).answer?.items.map(\.number) == [4])
            query = NoticeList(school: SampleSchool.code, pupil: pupils[1])
            #expect(
                try query.answer(on: NoticeScene.occasion, from: transaction.reader).answer?.items.map(\.number)
                    == [2, 4])
        }
    }

    @Test("names the classes to whose families nobody has written in a week")
    func silent() throws {
        try NoticeScene.with { _, transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: NoticeScene.occasion, in: &transaction)
            _ = try NoticeScene.weekly().handle(on: NoticeScene.occasion, in: &transaction)
            var query = SilentClasses(
                school: SampleSchool.code, year: SampleSchool.year, from: try SampleSchool.day("2026-08-31"),
                to: try SampleSchool.day("2026-09-07"))
            #expect(
                try query.answer(on: NoticeScene.occasion, from: transaction.reader).answer?.classes
                    == [try SampleSchool.classID("6A2")])
            query.from = try SampleSchool.day("2026-09-06")
            #expect(try query.answer(on: NoticeScene.occasion, from: transaction.reader).answer?.classes.count == 2)
            query.to = query.from
            #expect(try query.answer(on: NoticeScene.occasion, from: transaction.reader).refusal != nil)
        }
    }

    @Test("offers the templates with their blanks")
    func templates() throws {
        try NoticeScene.with { _, transaction in
            let answer = try NoticeTemplates().answer(on: NoticeScene.occasion, from: transaction.reader).answer
            #expect(answer?.items.map(\.name) == NoticeTemplate.all.map(\.name))
            #expect(answer?.items.first?.blanks == ["remark"])
            #expect(
                answer?.items.filter { $0.personal == true }.map(\.name)
                    == NoticeTemplate.all.filter(\.isPersonal).map(\.name))
        }
    }

    @Test("finds what is due without reading what is settled")
    func plan() throws {
        try NoticeScene.with { _, transaction in
            let plan = try transaction.reader.plan(
                "SELECT number FROM notice WHERE school = 'x' AND status = 'waiting' AND due <= 9 ORDER BY due, number")
            #expect(plan.contains { $0.contains("notice_due") } && plan.allSatisfy { !$0.contains("SCAN") })
        }
    }
}
