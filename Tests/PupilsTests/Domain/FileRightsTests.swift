import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Who may keep pupils' files") struct FileRightsTests {
    /// Class 6A1 with a homeroom teacher, and a pupil in it.
    private static func opened(_ body: (PupilCode, inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            try Judged.giveHomeroom(in: &transaction)
            try body(try SampleSchool.newcomer(in: &transaction), &transaction)
        }
    }

    private static func change(_ pupil: PupilCode) -> ChangePupil { ChangePupil(pupil: pupil, address: .sample) }

    private static func number(of pupil: PupilCode) -> AddIdentifier {
        AddIdentifier(pupil: pupil, scheme: .local, value: .sample, from: .sample)
    }

    @Test(
        "follows from roles: the office and the registrar write files and codes, nobody else",
        arguments: [
            (Role.principal, true), (.viceAcademic, true), (.schoolAdministrator, true), (.registrar, true),
            (.viceFacilities, false), (.supervisor, false), (.nurse, false), (.clerk, false), (.teacher, false),
            (.softwareTeam, false), (.officeOfficer, false), (.auditor, false), (.systemAdministrator, false),
        ])
    func roles(role: Role, allowed: Bool) throws {
        try Self.opened { pupil, transaction in
            for command in [Self.change(pupil) as any Command, Self.number(of: pupil)] {
                let objection = try command.objection(on: Judged.occasion(role), in: transaction.reader)
                #expect((objection == nil) == allowed, "\(type(of: command))")
            }
        }
    }

    @Test("follows from having the class as homeroom, for as long as one has it, and goes no further than the file")
    func homeroomTeacher() throws {
        try Self.opened { pupil, transaction in
            let store = transaction.reader
            let teacher = Judged.occasion(nil, Judged.homeroom)
            #expect(try Self.change(pupil).objection(on: teacher, in: store) == nil)
            #expect(try Self.number(of: pupil).objection(on: teacher, in: store) == .forbidden)
            let later = Judged.occasion(nil, Judged.homeroom, on: "2027-01-01")
            #expect(try Self.change(pupil).objection(on: later, in: store) == .forbidden)
            // What was one's class one may still read.
            let file = try PupilFile(code: pupil).scope(in: store)
            #expect(try later.objection(to: .readPupils, over: file, in: store) == nil)
        }
    }

    @Test("reaches no pupil of another class, and none who has gone there or away")
    func others() throws {
        try Self.opened { pupil, transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            let other = try SampleSchool.newcomer(to: "6A2", in: &transaction)
            let unplaced = try SampleSchool.newPupil(in: &transaction)
            let gone = try SampleSchool.newcomer(in: &transaction)
            let day = try SampleSchool.day("2026-10-01")
            _ = try LeaveSchool(pupil: gone, on: day, reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            _ = try MoveClass(pupil: pupil, schoolClass: SampleSchool.classID("6A2"), on: day)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let teacher = Judged.occasion(nil, Judged.homeroom)
            for stranger in [other, unplaced, gone, pupil] {
                let objection = try Self.change(stranger).objection(on: teacher, in: transaction.reader)
                #expect(objection == .forbidden)
            }
        }
    }

    @Test("lets the bulk form do what is the teacher's own, and nothing beside it")
    func bulk() throws {
        try Self.opened { pupil, transaction in
            let stranger = try SampleSchool.newPupil(in: &transaction)
            let many = Many(items: [.value(Self.change(pupil)), .value(Self.change(stranger))])
            let teacher = Judged.occasion(nil, Judged.homeroom)
            let answer = try #require(try many.handle(on: teacher, in: &transaction).answer)
            #expect(answer.done == 1 && answer.items.map { $0.refused?.code } == [nil, .forbidden])
            #expect(try PupilFiles.find(pupil, in: transaction.reader)?.address == .sample)
            #expect(try PupilFiles.find(stranger, in: transaction.reader)?.address == nil)
        }
    }
}
