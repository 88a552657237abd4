import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Who may do what with attendance") struct AttendanceRightsTests {
    /// Class 6A1 with its homeroom teacher until the new year.
    private static func opened(_ body: (inout Transaction) throws -> Void) throws {
        try AttendanceClass.opened { transaction, _ in
            try Judged.giveHomeroom(in: &transaction)
            try body(&transaction)
        }
    }

    private static func allowed(_ occasion: Occasion, in store: Reader) throws -> String {
        let steps: [(String, any Command)] = [
            ("take", try AttendanceClass.take()), ("correct", try AttendanceClass.correct()),
            ("close", try AttendanceClass.close()), ("confirm", try AttendanceClass.confirm()),
            ("approve", try AttendanceClass.approve()), ("reopen", try AttendanceClass.reopen()),
        ]
        return try steps.filter { try $0.1.objection(on: occasion, in: store) == nil }.map(\.0).joined(separator: " ")
    }

    @Test(
        "follows from roles: those at the school take, the principal approves, nobody else touches it",
        arguments: [
            (Role.supervisor, "take correct close"), (.viceAcademic, "take correct close"),
            (.schoolAdministrator, "take correct close"), (.principal, "take correct close approve reopen"),
            (.registrar, ""), (.teacher, ""), (.nurse, ""), (.officeOfficer, ""), (.auditor, ""),
        ])
    func roles(role: Role, allowed: String) throws {
        try Self.opened { (transaction) throws in
            #expect(try Self.allowed(Judged.occasion(role), in: transaction.reader) == allowed)
        }
    }

    @Test("follows from having the class as homeroom, for as long as one has it")
    func homeroomTeacher() throws {
        try Self.opened { (transaction) throws in
            let store = transaction.reader
            #expect(try Self.allowed(Judged.occasion(nil, Judged.homeroom), in: store) == "take correct close confirm")
            #expect(try Self.allowed(Judged.occasion(nil, Judged.homeroom, on: "2027-01-01"), in: store).isEmpty)
            #expect(try Self.allowed(Judged.occasion(.teacher, nil), in: store).isEmpty)
        }
    }

    @Test("reaches no other class")
    func otherClass() throws {
        try Self.opened { transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            var command = try AttendanceClass.take()
            command.schoolClass = try SampleSchool.classID("6A2")
            let occasion = Judged.occasion(nil, Judged.homeroom)
            #expect(try command.objection(on: occasion, in: transaction.reader) == .forbidden)
        }
    }

    @Test("lets a homeroom teacher who has confirmed a month not approve it, principal or not")
    func twoPeople() throws {
        try Self.opened { transaction in
            try AttendanceClass.bring(.closed, in: &transaction)
            let principal = Judged.occasion(.principal, Judged.homeroom, on: "2026-11-03")
            for command in [try AttendanceClass.confirm() as any Command, try AttendanceClass.approve()] {
                #expect(try command.objection(on: principal, in: transaction.reader) == nil)
            }
            #expect(try AttendanceClass.confirm().handle(on: principal, in: &transaction).answer != nil)
            #expect(
                try AttendanceClass.approve().handle(on: principal, in: &transaction).refusal?.places
                    == ["invalid /month"])
        }
    }
}
