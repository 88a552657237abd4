import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Assigning a subject in a class") struct AssignTeachingTests {
    @Test("gives the duty and says so, once however often it is asked")
    func assigns() throws {
        try SampleStaff.ready { transaction in
            for _ in 1...2 {
                let outcome = try SampleStaff.teach().handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == Duty.Answer(id: SampleStaff.id(SampleStaff.an, 1)))
            }
            let duty = try Assignments.find(SampleStaff.id(SampleStaff.an, 1), in: transaction.reader)
            #expect(duty?.kind == .teaching)
            #expect(duty?.subject == .sample)
            #expect(duty?.to == nil)
            let story = try transaction.reader.story()
            #expect(story.count == 4)
            #expect(story.last == "assignment.assigned assignment/\(SampleStaff.an)/2026/1 1")
        }
    }

    @Test("is one teacher's at a time, but other subjects and classes are free")
    func isExclusive() throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.teach().handle(on: SampleStaff.occasion, in: &transaction)
            let second = try SampleStaff.teach(SampleStaff.binh, from: "2026-10-01")
            let outcome = try second.handle(on: SampleStaff.occasion, in: &transaction)
            #expect(outcome.refusal?.code == .duplicate)
            #expect(outcome.refusal?.places == ["duplicate /from"])
            let physics = try #require(SubjectCode("physics"))
            for command in [
                try SampleStaff.teach(SampleStaff.binh, physics), try SampleStaff.teach(SampleStaff.binh, in: "6A2"),
            ] {
                #expect(try command.handle(on: SampleStaff.occasion, in: &transaction).answer != nil)
            }
        }
    }

    @Test(
        "passes to another the day it ends, and not a day sooner",
        arguments: [
            ("2026-11-30", nil, false), ("2026-12-01", nil, true), ("2026-09-01", "2026-09-05", true),
            ("2026-09-01", "2026-09-06", false), ("2026-09-01", nil, false),
        ] as [(String, String?, Bool)])
    func succeeds(from: String, to: String?, isTaken: Bool) throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.teach(to: "2026-12-01").handle(on: SampleStaff.occasion, in: &transaction)
            let outcome = try SampleStaff.teach(SampleStaff.binh, from: from, to: to)
                .handle(on: SampleStaff.occasion, in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
        }
    }

    @Test("is refused for a class not heard of, or closed")
    func refusesClasses() throws {
        try SampleStaff.ready { transaction in
            let unknown = try SampleStaff.teach(in: "9X").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(unknown.refusal?.code == .notFound)
            #expect(unknown.refusal?.places == ["not-found /schoolClass"])
            #expect(unknown.refusal?.detail.en.contains("has not been heard of yet") == true)
            try KeepClasses.react(to: SampleStaff.heard("6A2", .closed, version: 2), in: &transaction)
            let closed = try SampleStaff.teach(in: "6A2").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(closed.refusal?.places == ["locked /schoolClass"])
        }
    }

    @Test("is for those who teach, lead or help to lead the school", arguments: Position.allCases)
    func needsPosition(position: Position) throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.register(.sample, position).handle(on: SampleStaff.occasion, in: &transaction)
            let outcome = try SampleStaff.teach(.sample).handle(on: SampleStaff.occasion, in: &transaction)
            let teaches = [.teacher, .principal, .vicePrincipal].contains(position)
            #expect((outcome.answer != nil) == teaches)
            #expect(outcome.refusal?.places == (teaches ? nil : ["invalid /member"]))
        }
    }

    @Test("is for the school's own staff, while they work there")
    func needsWork() throws {
        try SampleStaff.ready { transaction in
            try transaction.run(
                "UPDATE member SET to_day = '2026-09-05', status = 'left' WHERE code = ?1", SampleStaff.an)
            try transaction.run(
                "UPDATE member SET school = '79764000020000000004' WHERE code = ?1", SampleStaff.binh)
            for member in [SampleStaff.an, SampleStaff.binh] {
                let outcome = try SampleStaff.teach(member).handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.refusal?.places == ["invalid /member"])
            }
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleStaff.ready { transaction in
            let command = try SampleStaff.teach(SampleStaff.nurse, in: "9X", from: "2019-09-05", to: "2019-09-05")
            let outcome = try command.handle(on: SampleStaff.occasion, in: &transaction)
            #expect(
                outcome.refusal?.places == [
                    "not-found /schoolClass", "invalid /from", "invalid /member", "invalid /from", "invalid /to",
                ])
            let nobody = try SampleStaff.teach(.sample).handle(on: SampleStaff.occasion, in: &transaction)
            #expect(nobody.refusal?.places == ["not-found /member"])
            #expect(try transaction.reader.recorded().count == 3)
        }
    }

    @Test("in bulk gives each member numbers of their own")
    func bulk() throws {
        try SampleStaff.ready { transaction in
            let items = try (1...1000).map { number in
                let subject = try #require(SubjectCode("subject-\(number)"))
                return Lenient.value(
                    try SampleStaff.teach(number.isMultiple(of: 2) ? SampleStaff.an : SampleStaff.binh, subject))
            }
            let answer = try #require(
                try Many(items: items).handle(on: SampleStaff.occasion, in: &transaction).answer)
            #expect(answer.done == 1000)
            #expect(answer.items.last?.done?.id == SampleStaff.id(SampleStaff.an, 500))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = AssignTeaching.places(in: #"{"member":"x","schoolClass":"6A1","subject":"Toán","to":"31/12"}"#)
        #expect(places == ["/member", "/schoolClass", "/subject", "/from", "/to"])
    }
}
