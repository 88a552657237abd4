import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("A group head's right to the classes of the group") struct KeepGroupsTests {
    private static let teacher = MemberCode.sample
    private static let head = MemberCode(unchecked: "997640000100000T0002")
    private static let day = "2026-10-05"

    private static func hear(
        _ member: MemberCode, _ place: GroupPlace, of group: GroupID = .sample, number: Int = 1, version: Int64 = 1,
        from: String = "2026-09-05", to: String? = nil, in transaction: inout Transaction
    ) throws {
        let id = AppointmentID(owner: member, year: .sample, number: number)
        let appointment = Appointment(
            id: id, group: group, place: place, from: try SampleSchool.day(from), to: try to.map(SampleSchool.day))
        let event = Event(
            fact: "appointed", state: appointment, version: version, occurred: .sample, source: .sample, actor: .sample)
        try KeepGroups.react(to: event, in: &transaction)
    }

    private static func lead(
        _ code: String = "6A1", by member: MemberCode = teacher, number: Int = 1,
        in transaction: inout Transaction
    ) throws {
        let duty = Assignment(
            id: AssignmentID(owner: member, year: .sample, number: number), kind: .homeroom,
            schoolClass: try SampleSchool.classID(code), subject: nil, from: try SampleSchool.day("2026-09-05"))
        let event = Event(
            fact: "assigned", state: duty, version: 1, occurred: .sample, source: .sample, actor: .sample)
        try KeepHomerooms.react(to: event, in: &transaction)
    }

    /// Whether the head has the right over a class, or over the group where none is named.
    private static func holds(
        _ code: String?, on text: String = day, by member: MemberCode = head, in store: Reader
    ) throws -> Bool {
        let scope =
            try code.map { Scope(SampleSchool.code, schoolClass: try SampleSchool.classID($0)) }
            ?? Scope(SampleSchool.code, group: .sample)
        return try Pupils.holds(.groupHead, member, over: scope, on: SampleSchool.day(text), in: store)
    }

    @Test("reaches the classes of those in the group, his own among them, and no other")
    func reaches() throws {
        try onStage(Pupils.self) { transaction in
            try Self.hear(Self.teacher, .member, in: &transaction)
            try Self.hear(Self.head, .head, in: &transaction)
            try Self.lead(in: &transaction)
            try Self.lead("6A2", by: Self.head, in: &transaction)
            try Self.lead("6A3", by: MemberCode(unchecked: "997640000100000T0003"), in: &transaction)
            #expect(try Self.holds("6A1", in: transaction.reader))
            #expect(try Self.holds("6A2", in: transaction.reader))
            #expect(try !Self.holds("6A3", in: transaction.reader))
            #expect(try Self.holds(nil, in: transaction.reader))
            // One of the group has no right over it, and the school as a whole is nobody's group.
            #expect(try !Self.holds("6A2", by: Self.teacher, in: transaction.reader))
            #expect(try !Self.holds(nil, by: Self.teacher, in: transaction.reader))
            let school = Scope(SampleSchool.code)
            let day = try SampleSchool.day(Self.day)
            #expect(try !Pupils.holds(.groupHead, Self.head, over: school, on: day, in: transaction.reader))
        }
    }

    @Test(
        "lasts as long as both are in the group",
        arguments: [("2026-09-09", false), ("2026-09-10", true), ("2026-12-31", true), ("2027-01-01", false)])
    func lasts(day: String, holds: Bool) throws {
        try onStage(Pupils.self) { transaction in
            try Self.hear(Self.teacher, .member, to: "2027-01-01", in: &transaction)
            try Self.hear(Self.head, .head, from: "2026-09-10", in: &transaction)
            try Self.lead(in: &transaction)
            #expect(try Self.holds("6A1", on: day, in: transaction.reader) == holds)
        }
    }

    @Test("follows the latest news, in whatever order they come", arguments: [[1, 2], [2, 1], [2, 1, 2]])
    func folds(order: [Int64]) throws {
        try onStage(Pupils.self) { transaction in
            for version in order {
                try Self.hear(
                    Self.head, .head, version: version, to: version == 2 ? "2026-10-01" : nil, in: &transaction)
            }
            #expect(try Self.holds(nil, on: "2026-09-30", in: transaction.reader))
            #expect(try !Self.holds(nil, on: "2026-10-01", in: transaction.reader))
        }
    }

    @Test("lets him list the group's classes, and those of them whose attendance nobody has taken")
    func lists() throws {
        try AttendanceClass.opened { transaction, _ in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil, in: "6A2").handle(on: SampleSchool.occasion, in: &transaction)
            try Self.hear(Self.teacher, .member, in: &transaction)
            try Self.lead("6A2", in: &transaction)
            let store = transaction.reader
            func unmarked(_ group: GroupID?) throws -> [String]? {
                try UnmarkedClasses(school: SampleSchool.code, date: SampleSchool.day(Self.day), group: group)
                    .answer(on: AttendanceClass.occasion(), from: store).answer?.items.map(\.code.text)
            }
            #expect(try unmarked(nil) == ["6A1", "6A2"])
            #expect(try unmarked(.sample) == ["6A2"])
            let classes = try ClassList(school: SampleSchool.code, year: .sample, group: .sample)
                .answer(on: AttendanceClass.occasion(), from: store).answer
            #expect(classes?.items.map(\.code.text) == ["6A2"])
            let foreign = GroupID(school: UnitCode(unchecked: "99999000010000000001"), code: .sample)
            let query = try UnmarkedClasses(school: SampleSchool.code, date: SampleSchool.day(Self.day), group: foreign)
            #expect(
                try query.answer(on: AttendanceClass.occasion(), from: store).refusal?.violations.map(\.pointer) == [
                    "/group"
                ])
            #expect(try query.scope(in: store)?.group == nil)
        }
    }
}
