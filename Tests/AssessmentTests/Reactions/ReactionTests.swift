import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("What others say") struct ReactionTests {
    @Test("of a class is kept by its highest version, in whatever order it comes")
    func classes() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.define(grade: .g7, version: 2)
            try transaction.define(grade: .g6, version: 1)
            try transaction.define(grade: .g7, version: 2)
            let known = try KnownClasses.find(Classroom.id, in: transaction.reader)
            #expect(known?.grade == .g7)
            try transaction.define(grade: .g7, status: .closed, version: 3)
            let closed = try KnownClasses.find(Classroom.id, in: transaction.reader)
            #expect(closed?.status == .closed)
        }
    }

    @Test("of a birth is kept by its highest version, as the year alone")
    func births() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.bear(0, "2021-03-04", version: 2)
            try transaction.bear(0, "2020-03-04", version: 1)
            #expect(try KnownPupils.birthYear(of: Classroom.pupil(0), in: transaction.reader) == 2021)
            #expect(try KnownPupils.birthYear(of: Classroom.pupil(1), in: transaction.reader) == nil)
        }
    }

    @Test("of a merge leads every code of a person to the one in use, until it is undone")
    func merges() throws {
        try onStage(Assessment.self) { transaction in
            let (keep, alias) = (Classroom.pupil(0), Classroom.pupil(1))
            func codes(_ pupil: PupilCode) throws -> [PupilCode] {
                try KnownPupils.codes(of: pupil, in: transaction.reader)
            }
            #expect(try codes(alias) == [alias], "nobody has told of him")
            try transaction.bear(1, "2021-03-04", version: 2, mergedInto: keep)
            #expect(try codes(keep) == [keep, alias] && codes(alias) == [keep, alias])
            try transaction.bear(1, "2021-03-04", version: 3)
            #expect(try codes(keep) == [keep] && codes(alias) == [alias])
        }
    }

    @Test("of an enrolment is kept by its highest version")
    func enrolments() throws {
        try onStage(Assessment.self) { transaction in
            let pupil = Classroom.pupil(0)
            try transaction.enrol(pupil, until: "2026-09-05", version: 2)
            try transaction.enrol(pupil, version: 1)
            func pupils(_ day: String, in store: Reader) throws -> [PupilCode] {
                try KnownEnrolments.pupils(of: Classroom.id, on: Classroom.day(day), in: store)
            }
            let before = try pupils("2026-09-04", in: transaction.reader)
            let after = try pupils("2026-09-05", in: transaction.reader)
            #expect(before == [pupil])
            #expect(after == [])
            try transaction.enrol(pupil, number: 2, from: "2026-09-10")
            let again = try pupils("2026-09-10", in: transaction.reader)
            #expect(again == [pupil])
        }
    }

    @Test(
        "of a stay that is void makes it none, whatever end it is told with, until it counts again",
        arguments: [nil, "2026-09-01", "2027-01-01"])
    func voidStays(until: String?) throws {
        try onStage(Assessment.self) { transaction in
            let pupil = Classroom.pupil(0)
            let other = ClassID(school: .sample, year: .sample, code: ClassCode("6A2") ?? .sample)
            try transaction.enrol(pupil, in: other, number: 2)
            func isKnown(in store: Reader) throws -> [Bool] {
                let day = Classroom.day("2026-09-05")
                return [
                    try KnownEnrolments.pupils(of: Classroom.id, on: day, in: store) == [pupil],
                    try KnownEnrolments.otherClasses(ofPupilsIn: other, on: day, in: store) == [Classroom.id],
                ]
            }
            try transaction.enrol(pupil, version: 1)
            #expect(try isKnown(in: transaction.reader) == [true, true])
            try transaction.enrol(pupil, until: until, status: .merged, version: 2)
            #expect(try isKnown(in: transaction.reader) == [false, false])
            try transaction.enrol(pupil, in: other, number: 2, until: "2026-09-01", status: .merged, version: 2)
            #expect(try !KnownEnrolments.knows(pupil, in: transaction.reader))
            try transaction.enrol(pupil, version: 3)
            #expect(try isKnown(in: transaction.reader) == [true, false])
        }
    }

    @Test("of how a stay came through its year is kept with it, and of a mixed class with its grades")
    func endings() throws {
        try onStage(Assessment.self) { transaction in
            for (number, status, outcome) in [
                (0, EnrolmentStatus.moved, StayOutcome.promoted), (1, .completed, nil), (2, .moved, nil),
                (3, .left, nil),
            ] as [(Int, EnrolmentStatus, StayOutcome?)] {
                let stay = Enrolment(
                    id: EnrolmentID(owner: Classroom.pupil(number), year: .sample, number: 1),
                    schoolClass: Classroom.id, from: Classroom.day("2026-09-01"), to: Classroom.day("2027-06-01"),
                    status: status, outcome: outcome)
                try KeepEnrolments.react(to: event("moved", stay), in: &transaction)
            }
            try transaction.enrol(Classroom.pupil(4))
            let pupils = try KnownEnrolments.pupilsAtYearEnd(of: Classroom.id, in: transaction.reader)
            #expect(pupils == [0, 1, 4].map(Classroom.pupil))
            let state = SchoolClass(id: Classroom.id, name: .sample, grade: .g6, session: .two, mixedWith: [.g7])
            try KeepClasses.react(to: event("defined", state), in: &transaction)
            #expect(try KnownClasses.find(Classroom.id, in: transaction.reader)?.grades == [.g6, .g7])
        }
    }

    @Test("of a pause is kept while it lasts, or where the stay ended with it: then no results are due")
    func pauses() throws {
        try onStage(Assessment.self) { (transaction) throws in
            let day = Classroom.day
            let (open, over) = (
                Enrolment.Suspension(from: day("2026-10-01")),
                Enrolment.Suspension(from: day("2026-10-01"), to: day("2027-06-01"))
            )
            let cases: [(EnrolmentStatus, [Enrolment.Suspension]?, String?, StayOutcome?, Bool)] = [
                (.studying, nil, nil, nil, true), (.suspended, [open], nil, nil, false),
                (.studying, [over], nil, nil, true), (.moved, [over], "2027-06-01", .repeating, false),
                (.moved, [over], "2027-06-02", .promoted, true), (.completed, nil, "2027-06-01", nil, true),
            ]
            for (number, (status, suspensions, until, outcome, _)) in cases.enumerated() {
                try transaction.enrol(
                    Classroom.pupil(number), until: until, status: status, outcome: outcome, suspensions: suspensions)
            }
            let pupils = try KnownEnrolments.membersWithResults(
                of: Classroom.id, on: day("2027-07-01"), in: transaction.reader)
            #expect(pupils == cases.indices.filter { cases[$0].4 }.map(Classroom.pupil))
            let members = try KnownEnrolments.members(
                of: Classroom.id, on: day("2027-07-01"), in: transaction.reader)
            #expect(members == cases.indices.map(Classroom.pupil))
        }
    }

    @Test("of a class is kept at the school of its id, whatever else it says")
    func schools() throws {
        try onStage(Assessment.self) { (transaction) throws in
            var state = SchoolClass(id: Classroom.id, name: .sample, grade: .g6, session: .two)
            state.school = UnitCode(unchecked: "99999000010000000001")
            state.year = try #require(SchoolYear("2020-2021"))
            try KeepClasses.react(to: event("defined", state), in: &transaction)
            let kept: Int64? = try transaction.value(
                "SELECT count(*) FROM known_class WHERE school = ?1 AND year = ?2", Classroom.id.school,
                Classroom.id.year)
            #expect(kept == 1)
        }
    }

    @Test("of a duty is kept by its highest version")
    func assignments() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.assign(until: "2026-09-05", version: 2)
            try transaction.assign(version: 1)
            let scope = Scope.book(Classroom.book(Classroom.mathematics))
            let holds = try Assessment.holds(
                .subjectTeacher, Classroom.teacher, over: scope, on: Classroom.day("2026-09-05"), in: transaction.reader
            )
            #expect(!holds)
        }
    }
}

@Suite("A duty") struct DutyTests {
    private let mathematics = Scope.book(Classroom.book(Classroom.mathematics))

    private func holds(
        _ relation: Relation, over scope: Scope, on day: String = "2026-09-05", person: MemberCode = Classroom.teacher,
        in transaction: inout Transaction
    ) throws -> Bool {
        try Assessment.holds(relation, person, over: scope, on: Classroom.day(day), in: transaction.reader)
    }

    @Test(
        "holds from its first day until the day it ends",
        arguments: [
            ("2026-09-06", nil, false), ("2026-09-05", nil, true), ("2026-09-01", "2026-09-04", false),
            ("2026-09-01", "2026-09-05", false), ("2026-09-01", "2026-09-06", true),
        ] as [(String, String?, Bool)])
    func dates(from: String, to: String?, expected: Bool) throws {
        try onStage(Assessment.self) { transaction in
            try transaction.assign(from: from, until: to)
            try transaction.assign(.homeroom, number: 2, subject: nil, from: from, until: to)
            let teaches = try holds(.subjectTeacher, over: mathematics, in: &transaction)
            let leads = try holds(.homeroomTeacher, over: .schoolClass(Classroom.id), in: &transaction)
            #expect(teaches == expected)
            #expect(leads == expected)
        }
    }

    @Test("of a subject teacher reaches his subject in his class, and no further")
    func subjectTeacher() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.assign()
            let other = ClassID(school: .sample, year: .sample, code: ClassCode("6A2") ?? .sample)
            let foreign = Scope(
                UnitCode(unchecked: "79764000020000000008"), schoolClass: Classroom.id, subject: Classroom.mathematics)
            for scope in [
                Scope(.sample), .schoolClass(Classroom.id), .book(Classroom.book(Classroom.arts)), foreign,
                Scope(.sample, schoolClass: other, subject: Classroom.mathematics),
            ] {
                let reaches = try holds(.subjectTeacher, over: scope, in: &transaction)
                #expect(!reaches, "\(scope)")
            }
            let own = try holds(.subjectTeacher, over: mathematics, in: &transaction)
            #expect(own)
            let stranger = try holds(.subjectTeacher, over: mathematics, person: .sample, in: &transaction)
            #expect(!stranger)
            let homeroom = try holds(.homeroomTeacher, over: mathematics, in: &transaction)
            #expect(!homeroom)
        }
    }

    @Test("of a homeroom teacher reaches every subject of his class, but teaches none")
    func homeroomTeacher() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.assign(.homeroom, subject: nil)
            let reads = try holds(.homeroomTeacher, over: mathematics, in: &transaction)
            let writes = try holds(.subjectTeacher, over: mathematics, in: &transaction)
            let school = try holds(.homeroomTeacher, over: Scope(.sample), in: &transaction)
            #expect(reads && !writes && !school)
        }
    }
}
