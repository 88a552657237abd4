import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Registering a unit") struct RegisterUnitTests {
    private let commune = RegisterUnit(
        code: UnitCode(unchecked: "PX000000000000000001"), kind: .communeOffice, name: .sample,
        parent: Scene.department, from: Scene.day)

    private func refusal(of unit: RegisterUnit) throws -> Refusal? {
        var refusal: Refusal?
        try onScene { (transaction) throws in
            refusal = try unit.handle(on: .administrator(), in: &transaction).refusal
            #expect(try transaction.reader.recorded(after: 5).isEmpty)
        }
        return refusal
    }

    @Test("puts it into the tree and says so")
    func registers() throws {
        try onScene { (transaction) throws in
            #expect(try commune.handle(on: .administrator(), in: &transaction).answer == Done())
            let unit = try #require(try Directory.unit(commune.code, in: transaction.reader))
            #expect(unit.parents == [Unit.Parent(unit: Scene.department, from: Scene.day)])
            #expect(
                try Directory.lineage(of: commune.code, on: Scene.day, in: transaction.reader).prefix(3)
                    == [commune.code, Scene.department, UnitCode.root])
            #expect(try transaction.reader.recorded(after: 5) == ["unit.registered unit/PX000000000000000001"])
        }
    }

    @Test("without a parent hangs it from the root")
    func topmost() throws {
        try onScene { (transaction) throws in
            let department = try Directory.unit(Scene.department, in: transaction.reader)
            #expect(department?.parents.map(\.unit) == [UnitCode.root])
        }
    }

    @Test("again, exactly so, records nothing, in whatever order the levels are named")
    func again() throws {
        try onScene { (transaction) throws in
            var school = RegisterUnit.school
            school.code = UnitCode(unchecked: "79764000030000000001")
            school.levels = [.lowerSecondary, .primary]
            #expect(try school.handle(on: .administrator(), in: &transaction).answer == Done())
            school.levels = [.primary, .lowerSecondary, .primary]
            #expect(try school.handle(on: .administrator(), in: &transaction).answer == Done())
            #expect(try transaction.reader.recorded(after: 5).count == 1)
        }
    }

    @Test("again, otherwise, is refused with every difference")
    func differently() throws {
        var school = RegisterUnit.school
        school.kind = .cluster
        school.name = ShortText("Trường khác") ?? .sample
        school.parent = nil
        school.from = Scene.day.adding(days: 1)
        school.levels = [.primary]
        school.ownership = nil
        school.region = nil
        let refusal = try refusal(of: school)
        #expect(refusal?.code == .duplicate)
        #expect(
            refusal?.pointers == ["/kind", "/name", "/parent", "/from", "/levels", "/ownership", "/region"])
    }

    @Test("below a unit that is not there is refused")
    func orphan() throws {
        var unit = commune
        unit.parent = .init(unchecked: "99999999999999999999")
        let refusal = try refusal(of: unit)
        #expect(refusal?.code == .notFound)
        #expect(refusal?.pointers == ["/parent"])
    }

    @Test("below a unit that opens later is refused")
    func early() throws {
        var unit = commune
        unit.from = LocalDate(year: 2025, month: 7, day: 1) ?? .sample
        #expect(try refusal(of: unit)?.code == .conflict)
    }

    @Test("below a unit that has closed is refused")
    func closed() throws {
        try onScene { (transaction) throws in
            var department = try #require(try Directory.unit(Scene.department, in: transaction.reader))
            department.to = Scene.day.adding(days: 100)
            try Directory.keep(department, version: 2, in: &transaction)
            let refusal = try commune.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .conflict)
            #expect(refusal?.pointers == ["/parent"])
        }
    }

    @Test("below a district office after the districts have ended is refused")
    func lateDistrict() throws {
        try onScene { (transaction) throws in
            try Reform.open(in: &transaction)
            var school = RegisterUnit.school
            school.code = commune.code
            school.parent = Reform.district
            let refusal = try school.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.code == .conflict)
            #expect(refusal?.pointers == ["/parent"])
        }
    }

    @Test("below a unit of its own kind, or lower, is refused", arguments: [UnitKind.department, .ministry])
    func upsideDown(kind: UnitKind) throws {
        var unit = commune
        unit.kind = kind
        #expect(try refusal(of: unit)?.pointers == ["/parent"])
    }

    @Test("below a school is refused")
    func belowSchool() throws {
        var unit = RegisterUnit.school
        unit.code = commune.code
        unit.parent = Scene.school
        #expect(try refusal(of: unit)?.pointers == ["/parent"])
    }

    @Test(
        "keeps district offices before July 2025 and commune offices after June",
        arguments: [
            (UnitKind.districtOffice, "2025-06-30", true), (.districtOffice, "2025-07-01", false),
            (.communeOffice, "2025-06-30", false), (.communeOffice, "2025-07-01", true),
        ])
    func reform(kind: UnitKind, from: String, isTaken: Bool) throws {
        try onScene { (transaction) throws in
            let office = RegisterUnit(
                code: commune.code, kind: kind, name: .sample, from: try #require(LocalDate(from)))
            let refusal = try office.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == (isTaken ? nil : ["/from"]))
        }
    }

    @Test("tells everything that is wrong with it at once")
    func everything() throws {
        var office = commune
        office.from = LocalDate(year: 2024, month: 1, day: 1) ?? .sample
        office.parent = Scene.school
        office.levels = [.primary]
        office.ownership = .private
        #expect(try refusal(of: office)?.pointers == ["/from", "/parent", "/parent", "/levels", "/ownership"])
    }

    @Test("as a school without levels is refused")
    func noLevels() throws {
        var school = RegisterUnit.school
        school.code = commune.code
        school.levels = []
        #expect(try refusal(of: school)?.code == .incomplete)
    }

    @Test("asks for the right over the parent, or over the root")
    func scope() throws {
        try onScene { (transaction) throws in
            #expect(try commune.scope(in: transaction.reader)?.unit == Scene.department)
            #expect(try RegisterUnit.department.scope(in: transaction.reader)?.unit == UnitCode.root)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        let result = RegisterUnit.read(#"{"code":"x","kind":"shop","from":"1/9/2025","levels":["college"],"colour":1}"#)
        #expect(result.pointers == ["/code", "/colour", "/from", "/kind", "/levels/0", "/name"])
    }
}
