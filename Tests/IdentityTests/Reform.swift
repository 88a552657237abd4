import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Vocabulary
import Wire

@testable import Identity

/// A small part of the change of 1/7/2025: a department, a district that ends, a commune that begins, a school.
enum Reform {
    static let department = UnitCode(unchecked: "99000SO0000090000001")
    static let district = UnitCode(unchecked: "99011PG0000010000001")
    static let commune = UnitCode(unchecked: "99000PX0000090000001")
    static let school = UnitCode(unchecked: "99011TH0000010000001")
    static let start = day("2010-08-01")
    static let last = day("2025-06-30")
    static let first = day("2025-07-01")

    static func day(_ text: String) -> LocalDate { LocalDate(text) ?? .sample }

    /// All four as they were registered before and for the change; nothing has moved yet.
    static func open(in transaction: inout Transaction) throws {
        for unit in [
            RegisterUnit(code: department, kind: .department, name: .sample, from: start),
            RegisterUnit(code: district, kind: .districtOffice, name: .sample, parent: department, from: start),
            RegisterUnit(code: commune, kind: .communeOffice, name: .sample, parent: department, from: first),
            RegisterUnit(
                code: school, kind: .school, name: .sample, parent: district, from: start, levels: [.primary],
                ownership: .public),
        ] { try Scene.register(unit, in: &transaction) }
    }

    static let move = MoveUnit(unit: school, to: commune, from: first, reason: .sample)
    static let closure = CloseUnit(unit: district, on: first, reason: .sample)
}

/// A store with the units of the reform, as they were before it.
///
/// Their facts are the last of nine.
func onReform(_ body: (inout Transaction) throws -> Void) throws {
    try onScene { (transaction) throws in
        try Reform.open(in: &transaction)
        try body(&transaction)
    }
}
