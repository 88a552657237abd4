import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Evaluating a teacher") struct AssessMemberTests {
    @Test("keeps criteria, level and rule, and says so; the same again is no news")
    func records() throws {
        try SampleStaff.ready { transaction in
            for assessor in Assessor.allCases {
                let person = assessor == .oneself ? SampleStaff.an : nil
                for day in ["2027-05-28", "2027-05-30"] {
                    let command = try SampleStaff.assess(by: assessor)
                    let answer = try command.handle(on: SampleStaff.at(day, as: person), in: &transaction).answer
                    #expect(answer?.level == .good && answer?.rule == .generalSchool)
                    #expect(answer?.id.text == "\(SampleStaff.an)/2026/\(assessor.rawValue)")
                }
            }
            #expect(
                try transaction.reader.story().suffix(2) == [
                    "evaluation.recorded evaluation/\(SampleStaff.an)/2026/self 1",
                    "evaluation.recorded evaluation/\(SampleStaff.an)/2026/head 1",
                ])
            #expect(try transaction.reader.recorded().count == 5)
            let state = try #require(try transaction.reader.recorded().last?.state)
            #expect(state["level"] == "good" && state["rule"] == "tt20-2018" && state["on"] == "2027-05-28")
            #expect(state["criteria"]?.array?.count == 15 && state["school"]?.string == SampleStaff.school.text)
            let occurred: Int64? = try transaction.reader.value(
                "SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(try occurred == SampleStaff.day("2027-05-28").start.milliseconds)
        }
    }

    @Test("is revised with a reason alone, and what a teacher said not after the head has judged")
    func revises() throws {
        try SampleStaff.ready { transaction in
            let worse = Array(repeating: StandardLevel.passed, count: 15)
            _ = try SampleStaff.assess(by: .oneself).handle(on: SampleStaff.at(as: SampleStaff.an), in: &transaction)
            let mute = try SampleStaff.assess(by: .oneself, at: worse)
                .handle(on: SampleStaff.at(as: SampleStaff.an), in: &transaction)
            #expect(mute.refusal?.places == ["incomplete /reason"])
            let own = try SampleStaff.assess(by: .oneself, at: worse, because: .sample)
            #expect(try own.handle(on: SampleStaff.at(as: SampleStaff.an), in: &transaction).answer?.level == .passed)
            #expect(try transaction.reader.recorded().last?.type == "evaluation.revised")
            let revised: Int64? = try transaction.reader.value(
                "SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(revised == SampleStaff.at().now.milliseconds, "the judgement is of its day, its revision of now")
            _ = try SampleStaff.assess().handle(on: SampleStaff.at(), in: &transaction)
            let late = try SampleStaff.assess(by: .oneself, because: .sample)
                .handle(on: SampleStaff.at(as: SampleStaff.an), in: &transaction)
            #expect(late.refusal?.places == ["locked /by"])
            let head = try SampleStaff.assess(at: worse, because: .sample)
                .handle(on: SampleStaff.at(), in: &transaction)
            #expect(head.answer?.level == .passed)
            let kept = try Evaluations.all(of: SampleStaff.an, from: transaction.reader)
            #expect(kept.map(\.by) == [.oneself, .head] && kept.map(\.level) == [.passed, .passed])
        }
    }

    @Test("is everybody's own of himself, and another's as the head")
    func assessors() throws {
        try SampleStaff.ready { transaction in
            for (assessor, person) in [
                (Assessor.oneself, SampleStaff.binh), (.oneself, nil), (.head, SampleStaff.an),
            ] as [(Assessor, MemberCode?)] {
                let command = try SampleStaff.assess(by: assessor)
                let outcome = try command.handle(on: SampleStaff.at(as: person), in: &transaction)
                #expect(outcome.refusal?.places == ["conflict /by"])
            }
            #expect(
                try SampleStaff.assess(by: .oneself).scope(in: transaction.reader)
                    == Scope(SampleStaff.school, member: SampleStaff.an))
            #expect(try SampleStaff.assess().scope(in: transaction.reader) == Scope(SampleStaff.school))
            #expect(try SampleStaff.assess(.sample).scope(in: transaction.reader) == nil)
        }
    }

    @Test("is of teachers alone; those who lead are told of their own standard")
    func positions() throws {
        try SampleStaff.ready { transaction in
            let nurse = try SampleStaff.assess(SampleStaff.nurse).handle(on: SampleStaff.at(), in: &transaction)
            #expect(nurse.refusal?.places == ["invalid /member"])
            for position in [Position.principal, .vicePrincipal] {
                var change = SampleStaff.change()
                change.position = position
                change.since = try SampleStaff.day("2026-09-05")
                _ = try change.handle(on: SampleStaff.occasion, in: &transaction)
                let refusal = try SampleStaff.assess().handle(on: SampleStaff.at(), in: &transaction).refusal
                #expect(refusal?.places == ["invalid /member"])
                #expect(refusal?.detail.en.contains("TT 14/2018") == true)
                #expect(refusal?.detail.vi.contains("chuẩn hiệu trưởng") == true)
            }
        }
    }

    @Test("asks nothing of the post before the one that is held now")
    func earlierPost() throws {
        try SampleStaff.ready { transaction in
            var change = SampleStaff.change()
            change.position = .vicePrincipal
            change.since = try SampleStaff.day("2027-06-01")
            _ = try change.handle(on: SampleStaff.at("2027-06-02"), in: &transaction)
            func places(_ day: String) throws -> [String]? {
                try SampleStaff.assess(on: day).handle(on: SampleStaff.at("2027-06-10"), in: &transaction).refusal?
                    .places
            }
            #expect(try places("2027-06-01") == ["invalid /member"])
            #expect(try places("2027-05-31") == nil)
        }
    }

    @Test(
        "is of a day of the school year on which the teacher was there, and not to come",
        arguments: [
            ("2027-05-28", ["2026-08-01"], true), ("2027-05-28", ["2027-05-29"], false),
            ("2027-08-01", [], false), ("2027-08-01", ["2027-07-31"], true), ("2027-05-28", ["2026-07-31"], false),
            ("2027-05-28", ["2027-05-01"], true),
        ] as [(String, [String], Bool)])
    func days(today: String, day: [String], isTaken: Bool) throws {
        try SampleStaff.ready { transaction in
            let outcome = try SampleStaff.assess(on: day.first).handle(on: SampleStaff.at(today), in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(outcome.refusal.map { Set($0.places) } == (isTaken ? nil : ["invalid /on"]))
        }
    }

    @Test("is of nobody before he came or after he went")
    func presence() throws {
        try SampleStaff.ready { transaction in
            var change = SampleStaff.change()
            change.from = try SampleStaff.day("2026-09-01")
            change.to = try SampleStaff.day("2027-05-01")
            _ = try change.handle(on: SampleStaff.occasion, in: &transaction)
            for (day, isTaken) in [("2026-08-31", false), ("2027-05-01", false), ("2027-04-30", true)] {
                let outcome = try SampleStaff.assess(on: day).handle(on: SampleStaff.at(), in: &transaction)
                #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /member"]))
            }
        }
    }

    @Test("is by the standard of the school's levels, which is said where they leave two")
    func standards() throws {
        try SampleStaff.ready { (transaction) throws in
            func answer(_ rule: ProfessionalStandard?, _ levels: [Level]) throws -> Outcome<AssessMember.Answer> {
                var unit = try #require(try Directory.unit(SampleStaff.school, in: transaction.reader))
                unit.levels = levels
                let version: Int64? = try transaction.reader.value("SELECT max(version) + 1 FROM known_unit")
                try Directory.keep(unit, version: version ?? 2, in: &transaction)
                var command = try SampleStaff.assess(because: .sample)
                command.rule = rule
                return try command.handle(on: SampleStaff.at(), in: &transaction)
            }
            #expect(try answer(nil, [.preschool]).answer?.rule == .preschool)
            #expect(try answer(.generalSchool, [.preschool]).refusal?.places == ["invalid /rule"])
            #expect(try answer(nil, [.preschool, .primary]).refusal?.places == ["incomplete /rule"])
            #expect(try answer(.generalSchool, [.preschool, .primary]).answer?.rule == .generalSchool)
            #expect(try answer(nil, []).refusal?.places == ["incomplete /rule"])
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleStaff.ready { transaction in
            var command = try SampleStaff.assess(SampleStaff.nurse, by: .oneself, at: [.good], on: "2027-05-29")
            command.rule = .preschool
            #expect(
                try command.handle(on: SampleStaff.at(), in: &transaction).refusal?.places
                    == ["conflict /by", "invalid /member", "invalid /on", "invalid /rule", "invalid /criteria"])
            #expect(
                AssessMember.places(in: #"{"member":"1","year":"2026","by":"me","criteria":["good","best"]}"#)
                    == ["/member", "/year", "/by", "/criteria/1"])
        }
    }

    @Test("comes for a whole school at once, each by itself")
    func bulk() throws {
        try SampleStaff.ready { transaction in
            let items = try [SampleStaff.an, SampleStaff.nurse, SampleStaff.binh].map {
                Lenient.value(try SampleStaff.assess($0))
            }
            let answer = try Many(items: items).handle(on: SampleStaff.at(), in: &transaction).answer
            #expect(answer?.items.map { $0.done?.level } == [.good, nil, .good])
            let list = try EvaluationList(school: SampleStaff.school)
                .answer(on: SampleStaff.at(), from: transaction.reader).answer
            #expect(list?.items.map(\.member) == [SampleStaff.an, SampleStaff.binh])
        }
    }
}
