import Contracts
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("The directory")
struct DirectoryTests {
    private func lineage(of unit: UnitCode, on day: String, in store: Reader) throws -> [UnitCode] {
        try Directory.lineage(of: unit, on: Tree.day(day), in: store)
    }

    @Test(
        "gives the line above a school as it was on the day",
        arguments: [
            ("2025-06-30", [Tree.school, Tree.district, Tree.department, UnitCode.root]),
            ("2025-07-01", [Tree.school, Tree.commune, Tree.department, UnitCode.root]),
            ("1999-12-31", [Tree.school, UnitCode.root]),
        ])
    func lineage(_ day: String, _ line: [UnitCode]) throws {
        try onStage(Kiosk.self) { (transaction) throws in
            try Tree.plant(in: &transaction)
            #expect(try lineage(of: Tree.school, on: day, in: transaction.reader) == line)
        }
    }

    @Test("puts a unit it does not know below the root alone")
    func unknown() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            #expect(
                try lineage(of: Tree.school, on: "2026-09-05", in: transaction.reader) == [Tree.school, UnitCode.root])
            #expect(try !Directory.knows(Tree.school, in: transaction.reader))
            #expect(try Directory.unit(Tree.school, in: transaction.reader) == nil)
        }
    }

    @Test("comes to an end where units answer to each other")
    func loops() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            let start = Tree.day("2000-01-01")
            for (one, other) in [(Tree.school, Tree.district), (Tree.district, Tree.school)] {
                let unit = Tree.unit(one, under: [Unit.Parent(unit: other, from: start)])
                try Directory.keep(unit, version: 1, in: &transaction)
            }
            let line = try lineage(of: Tree.school, on: "2026-09-05", in: transaction.reader)
            #expect(line.count < 20 && line.last == UnitCode.root && Set(line).count == 3)
        }
    }

    @Test("keeps the highest version of a unit with its parents, in whatever order they come")
    func folding() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            let start = Tree.day("2000-01-01")
            let new = Tree.unit(Tree.school, "Mới", under: [Unit.Parent(unit: Tree.commune, from: start)])
            let old = Tree.unit(Tree.school, "Cũ", under: [Unit.Parent(unit: Tree.district, from: start)])
            for (unit, version): (Unit, Int64) in [(new, 3), (old, 2), (new, 3), (old, 1)] {
                try Directory.keep(unit, version: version, in: &transaction)
            }
            #expect(try Directory.unit(Tree.school, in: transaction.reader) == new)
            #expect(try Directory.units(in: transaction.reader) == [new])
            let line = try lineage(of: Tree.school, on: "2026-09-05", in: transaction.reader)
            #expect(line == [Tree.school, Tree.commune, UnitCode.root])
            try Directory.keep(old, version: 4, in: &transaction)
            #expect(try Directory.unit(Tree.school, in: transaction.reader) == old)
        }
    }

    @Test("keeps the newest word on who is believed, and a token's key as it was first told")
    func authoritiesAndKeys() throws {
        try onStage(Kiosk.self) { (transaction) throws in
            func keep(_ integrator: IntegratorName?, _ version: Int64) throws {
                let authority = Authority(
                    school: Tree.school, of: .pupils, integrator: integrator, from: Tree.change)
                try Directory.keep(authority, version: version, in: &transaction)
            }
            try keep(.sample, 1)
            #expect(try Directory.integrator(for: .pupils, of: Tree.school, in: transaction.reader) == .sample)
            try keep(nil, 3)
            try keep(.sample, 2)
            #expect(try Directory.integrator(for: .pupils, of: Tree.school, in: transaction.reader) == nil)
            for key in ["first", "second"] {
                let key = TokenKey(id: "k", publicKey: key, unit: UnitCode.root, from: .sample)
                try Directory.keep(key, in: &transaction)
            }
            let now = Instant(milliseconds: 1_000)
            #expect(try Directory.publicKey("k", at: now, in: transaction.reader) == "first")
            let retired = TokenKey(id: "k", publicKey: "first", unit: UnitCode.root, from: .sample, to: now)
            try Directory.keep(retired, in: &transaction)
            try Directory.keep(
                TokenKey(id: "k", publicKey: "first", unit: UnitCode.root, from: .sample), in: &transaction)
            #expect(try Directory.publicKey("k", at: now, in: transaction.reader) == nil, "and stays retired")
            let before = Instant(milliseconds: 999)
            #expect(try Directory.publicKey("k", at: before, in: transaction.reader) == "first")
        }
    }
}
