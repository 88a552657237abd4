import Access
import Contracts
import Messaging
import Platform
import SQLite
import ServiceKit
import TestKit
import Vocabulary
import Wire

@testable import Identity

/// The places and people that the tests are about.
enum Scene {
    static let department = UnitCode(unchecked: "79000000010000000001")
    static let school = UnitCode.sample
    static let otherSchool = UnitCode(unchecked: "79764000020000000003")
    static let day = LocalDate(year: 2025, month: 9, day: 1) ?? .sample
    static let password = Password("ba con vịt vàng bơi") ?? .sample

    static func user(_ name: String) -> UserName { UserName(name) ?? .sample }

    /// What an operator says; only the bootstrap differs between tests.
    static func configuration(_ settings: [String: String] = [:]) throws -> Configuration {
        var variables = ["KHUEVAN_BROKER": "amqp://guest:guest@localhost:5672/", "KHUEVAN_DATA": "/nowhere"]
        variables.merge(settings) { $1 }
        return try Configuration.read(
            Configuration.common + Identity.settings, file: nil, environment: Environment(variables: variables)
        ).get()
    }

    static func prepare(
        _ settings: [String: String] = [:], in transaction: inout Transaction
    ) throws {
        try Identity.prepare(with: configuration(settings), on: .nobody(), in: &transaction)
    }

    static func register(_ unit: RegisterUnit, in transaction: inout Transaction) throws {
        guard case .done = try unit.handle(on: .administrator(), in: &transaction) else { throw Unexpected() }
    }

    static func open(_ name: String, at unit: UnitCode = school, in transaction: inout Transaction) throws {
        let command = OpenAccount(
            name: user(name), displayName: .sample, unit: unit, person: nil, password: password)
        guard try command.handle(on: .administrator(), in: &transaction).answer?.opened == true else {
            throw Unexpected()
        }
    }

    /// Gives an account the role at so many schools more, as no command would look at their number.
    static func give(
        _ role: Role, at count: Int, from days: ClosedRange<Int>? = nil, to name: String,
        in transaction: inout Transaction
    ) throws {
        let known = try transaction.reader.count(of: "known_unit")
        for number in known..<known + count {
            var school = RegisterUnit.school
            school.code = UnitCode(unchecked: "79764\(10_000 + number)0000000000")
            try register(school, in: &transaction)
            let grant = Account.Grant(
                role: role, unit: school.code, from: day.adding(days: days?.lowerBound ?? 0),
                to: days.map { day.adding(days: $0.upperBound + 1) })
            try RoleGrants.add([grant], to: user(name), in: &transaction)
        }
    }

    /// Registers the vendor's system for the pupils of the school, as an operator would before he makes it a source.
    static func registerVendor(in transaction: inout Transaction) throws {
        guard case .done = try RegisterIntegrator.vendor.handle(on: .administrator(), in: &transaction) else {
            throw Unexpected()
        }
    }

    private struct Unexpected: Error {}
}

extension RegisterUnit {
    static let department = RegisterUnit(
        code: Scene.department, kind: .department, name: .sample, from: Scene.day)
    static let school = RegisterUnit(
        code: Scene.school, kind: .school, name: .sample, parent: Scene.department, from: Scene.day,
        levels: [.lowerSecondary], ownership: .public, region: .difficult)
}

extension RegisterIntegrator {
    static let vendor = RegisterIntegrator(
        name: .sample, vendor: .sample, contact: .sample, contexts: [.staff, .pupils], schools: [Scene.school],
        from: Scene.day)
}

/// A store with the root, a department and a school below it, as the service has prepared it.
func onScene(_ body: (inout Transaction) throws -> Void) throws {
    try onStage(Identity.self) { (transaction) throws in
        try Scene.prepare(in: &transaction)
        try Scene.register(.department, in: &transaction)
        try Scene.register(.school, in: &transaction)
        var other = RegisterUnit.school
        other.code = Scene.otherSchool
        try Scene.register(other, in: &transaction)
        try body(&transaction)
    }
}

extension Occasion {
    static func administrator(now: String = "2026-09-05T07:30:00+07:00") -> Occasion {
        by("admin", .systemAdministrator, at: UnitCode.root, now: now)
    }

    static func nobody(now: String = "2026-09-05T07:30:00+07:00") -> Occasion {
        var occasion = Occasion.sample(.identity, now: now)
        occasion.claims = nil
        return occasion
    }

    static func by(
        _ name: String, _ role: Role, at unit: UnitCode, now: String = "2026-09-05T07:30:00+07:00"
    ) -> Occasion {
        var occasion = Occasion.sample(.identity, now: now)
        occasion.claims?.sub = Scene.user(name)
        occasion.claims?.roles = [Claims.Grant(role: role, unit: unit)]
        return occasion
    }
}

extension Reader {
    /// Facts recorded after the scene was set.
    func recorded(after count: Int) throws -> [String] {
        try recorded().dropFirst(count).map { "\($0.type) \($0.subject)" }
    }

    func count(of table: String) throws -> Int { try value("SELECT count(*) FROM \(table)") ?? 0 }
}

extension Refusal {
    /// Where it points, in order.
    var pointers: [String] { violations.map(\.pointer) }
}

extension Result where Failure == Violations {
    /// Every place that did not read.
    var pointers: [String] {
        guard case .failure(let violations) = self else { return [] }
        return violations.all.map(\.pointer).sorted()
    }
}
