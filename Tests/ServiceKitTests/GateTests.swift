import Access
import Contracts
import Crypto
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("The gate of a service")
struct GateTests {
    private let gate = Gate<Kiosk>(policy: .standard)
    private let key: Ed25519.SigningKey
    private let now = Instant(milliseconds: 1_788_568_200_000)

    init() throws { key = try Ed25519.SigningKey(seed: [UInt8](repeating: 7, count: 32)) }

    private func claims(_ roles: [Claims.Grant], person: MemberCode? = nil) -> Claims {
        let seconds = now.milliseconds / 1000
        return Claims(sub: .sample, sid: "s", iat: seconds, exp: seconds + 900, person: person, roles: roles)
    }

    private func token(_ claims: Claims, id: String = "2026-09") throws -> String {
        "Bearer " + (try Token.sign(claims, with: key, id: id))
    }

    private func onStage(_ body: (inout Transaction) throws -> Void) throws {
        try TestKit.onStage(Kiosk.self) { (transaction) throws in
            try Tree.plant(in: &transaction)
            let known = TokenKey(
                id: "2026-09", publicKey: Base64URL.encode(key.verifyingKey.bytes), unit: UnitCode.root, from: now)
            try Directory.keep(known, in: &transaction)
            try body(&transaction)
        }
    }

    @Test("knows the bearer of a token that a kept key signed, again and again")
    func good() throws {
        try onStage { (transaction) throws in
            let claims = claims([])
            let token = try token(claims)
            for _ in 0..<2 { #expect(try gate.claims(in: token, at: now, from: transaction.reader) == claims) }
        }
    }

    @Test("does not know a token that has expired, not even one it has known")
    func expired() throws {
        try onStage { (transaction) throws in
            let token = try token(claims([]))
            #expect(try gate.claims(in: token, at: now, from: transaction.reader) != nil)
            let later = now.advanced(byMilliseconds: (900 + 61) * 1000)
            #expect(try gate.claims(in: token, at: later, from: transaction.reader) == nil)
            let early = now.advanced(byMilliseconds: -61_000)
            #expect(try gate.claims(in: token, at: early, from: transaction.reader) == nil)
        }
    }

    @Test("does not know a token of an unknown key, an altered one, or none at all")
    func strange() throws {
        try onStage { (transaction) throws in
            let good = try token(claims([]))
            let altered = String(good.dropLast(2)) + (good.hasSuffix("AA") ? "BB" : "AA")
            let unknown = try token(claims([]), id: "2025-09")
            for text in [unknown, altered, "Basic abc", "Bearer ", "Bearer a.b.c", String(good.dropFirst(7)), nil] {
                #expect(try gate.claims(in: text, at: now, from: transaction.reader) == nil)
            }
        }
    }

    @Test(
        "lets a role at an office work at the schools below it, on the days they are below it",
        arguments: [
            (Tree.district, "2025-06-30", true), (Tree.district, "2025-07-01", false),
            (Tree.commune, "2025-06-30", false), (Tree.commune, "2025-07-01", true),
            (Tree.department, "2025-06-30", true), (Tree.department, "2026-09-05", true),
            (Tree.school, "2026-09-05", true), (UnitCode.root, "2026-09-05", true),
            (UnitCode(unchecked: "79764000020000000001"), "2026-09-05", false),
        ])
    func roles(_ unit: UnitCode, _ day: String, _ isAllowed: Bool) throws {
        try onStage { (transaction) throws in
            let officer = claims([Claims.Grant(role: .officeReader, unit: unit)])
            let (scope, day) = (Scope(Tree.school), Tree.day(day))
            #expect(
                try gate.allows(.readFigures, to: officer, over: scope, on: day, in: transaction.reader) == isAllowed)
            #expect(try !gate.allows(.managePupils, to: officer, over: scope, on: day, in: transaction.reader))
        }
    }

    @Test("lets a role that reaches its unit alone do nothing below it, and one that reaches the subtree everything")
    func reach() throws {
        try onStage { (transaction) throws in
            func may(_ role: Role, at unit: UnitCode, over scope: UnitCode, _ permission: Permission) throws -> Bool {
                try gate.allows(
                    permission, to: claims([Claims.Grant(role: role, unit: unit)]), over: Scope(scope),
                    on: Tree.day("2026-09-05"), in: transaction.reader)
            }
            #expect(try may(.principal, at: Tree.school, over: Tree.school, .readFigures))
            #expect(try !may(.principal, at: Tree.commune, over: Tree.school, .readFigures))
            #expect(try !may(.principal, at: .root, over: Tree.school, .readFigures))
            #expect(try may(.principal, at: .root, over: .root, .readFigures))
            #expect(try may(.officeReader, at: Tree.commune, over: Tree.school, .readFigures))
            #expect(try may(.officeReader, at: .root, over: Tree.school, .readFigures))
            #expect(try !may(.officeReader, at: Tree.school, over: Tree.commune, .readFigures))
        }
    }

    @Test("lets everybody see and end what is his own, and nobody's else, whatever the unit")
    func oneself() throws {
        try onStage { (transaction) throws in
            let other = try #require(UserName("somebody.else"))
            for unit in [Tree.school, Tree.commune, UnitCode.root] {
                func may(_ permission: Permission, _ account: UserName?) throws -> Bool {
                    try gate.allows(
                        permission, to: claims([]), over: Scope(unit, account: account), on: .sample,
                        in: transaction.reader)
                }
                #expect(try may(.manageSessions, .sample) && may(.readAccounts, .sample))
                #expect(try !may(.manageSessions, other) && !may(.manageSessions, nil))
                #expect(try !may(.manageAccounts, .sample), "but not change it")
            }
        }
    }

    @Test("lets a member of the staff see his own file and speak for himself, whatever the unit, and keep no file")
    func ownFile() throws {
        try onStage { (transaction) throws in
            let other = MemberCode(unchecked: "997640000100000T0001")
            for unit in [Tree.school, Tree.commune, UnitCode.root] {
                func may(
                    _ permission: Permission, _ member: MemberCode?, as person: MemberCode? = .sample
                ) throws -> Bool {
                    try gate.allows(
                        permission, to: claims([], person: person), over: Scope(unit, member: member), on: .sample,
                        in: transaction.reader)
                }
                for permission in [Permission.readStaff, .takeRequests, .assessStaff] {
                    #expect(try may(permission, .sample))
                    #expect(try !may(permission, other) && !may(permission, nil))
                    #expect(try !may(permission, .sample, as: nil) && !may(permission, nil, as: nil))
                }
                #expect(try !may(.manageStaff, .sample) && !may(.assignDuties, .sample))
            }
        }
    }

    @Test("lets a pupil see what is named as his own, and nothing where nobody or another is named, whatever the unit")
    func pupil() throws {
        try onStage { (transaction) throws in
            var pupil = claims([])
            pupil.pupil = .sample
            for unit in [Tree.school, Tree.commune, UnitCode.root] {
                func may(_ permission: Permission, _ claims: Claims, _ code: PupilCode?) throws -> Bool {
                    try gate.allows(
                        permission, to: claims, over: Scope(unit, schoolClass: .sample, pupil: code), on: .sample,
                        in: transaction.reader)
                }
                let own: Set<Permission> = [.readPupils, .readMarks, .takeRequests]
                for permission in Permission.allCases {
                    #expect(try may(permission, pupil, .sample) == own.contains(permission), "\(permission)")
                }
                let other = PupilCode(unchecked: "99999999999999999999")
                #expect(try !may(.readPupils, pupil, other) && !may(.readPupils, pupil, nil))
                #expect(try !may(.readPupils, claims([]), .sample) && !may(.readPupils, claims([]), nil))
            }
        }
    }

    @Test("lets a teacher whose duty has ended read what it was about, from that day on, and write nothing")
    func afterwards() throws {
        try onStage { (transaction) throws in
            try transaction.run(
                "INSERT INTO duty VALUES (?1, ?2, '2026-09-05', '2026-10-01')", MemberCode.sample, ClassID.sample)
            let other = try #require(ClassID("79764000010000000006/2026/6A2"))
            func may(_ permission: Permission, _ day: String, _ schoolClass: ClassID = .sample) throws -> Bool {
                try gate.allows(
                    permission, to: claims([], person: .sample), over: Scope(Tree.school, schoolClass: schoolClass),
                    on: Tree.day(day), in: transaction.reader)
            }
            #expect(try !may(.recordMarks, "2026-09-04") && !may(.readMarks, "2026-09-04"))
            #expect(try may(.recordMarks, "2026-09-30") && may(.readMarks, "2026-09-30"))
            #expect(try !may(.recordMarks, "2026-10-01") && may(.readMarks, "2026-10-01"))
            #expect(try !may(.openMarkBooks, "2026-10-01") && !may(.readMarks, "2026-10-01", other))
            #expect(try may(.readMarks, "2030-01-01"))
            let nobody = claims([])
            let scope = Scope(Tree.school, schoolClass: .sample)
            #expect(
                try !gate.allows(
                    .readMarks, to: nobody, over: scope, on: Tree.day("2026-10-01"), in: transaction.reader))
        }
    }

    @Test("lets a role at a school do nothing at the office above it")
    func upwards() throws {
        try onStage { (transaction) throws in
            let principal = claims([Claims.Grant(role: .principal, unit: Tree.school)])
            let scope = Scope(Tree.commune)
            #expect(try !gate.allows(.readFigures, to: principal, over: scope, on: .sample, in: transaction.reader))
        }
    }

    @Test("lets a teacher do what his duty gives, in his class, from its first day, and nobody without a staff file")
    func relations() throws {
        try onStage { (transaction) throws in
            try transaction.run(
                "INSERT INTO duty VALUES (?1, ?2, ?3, NULL)", MemberCode.sample, ClassID.sample, "2026-09-05")
            let other = try #require(ClassID("79764000010000000006/2026/6A2"))
            let teacher = claims([], person: .sample)
            func may(_ claims: Claims, _ permission: Permission, _ schoolClass: ClassID?, _ day: String) throws -> Bool
            {
                try gate.allows(
                    permission, to: claims, over: Scope(Tree.school, schoolClass: schoolClass), on: Tree.day(day),
                    in: transaction.reader)
            }
            #expect(try may(teacher, .recordMarks, .sample, "2026-09-05"))
            #expect(try !may(teacher, .recordMarks, .sample, "2026-09-04"))
            #expect(try !may(teacher, .recordMarks, other, "2026-09-05"))
            #expect(try !may(teacher, .recordMarks, nil, "2026-09-05"))
            #expect(try !may(teacher, .managePupils, .sample, "2026-09-05"))
            #expect(try !may(claims([]), .recordMarks, .sample, "2026-09-05"))
        }
    }

    @Test("believes each service about its own context, until the school names an integrator")
    func trust() throws {
        try onStage { (transaction) throws in
            func believes(_ publisher: Publisher, _ context: Context) throws -> Bool {
                try gate.trusts(publisher, on: context, of: Tree.school, in: transaction.reader)
            }
            let other = try #require(IntegratorName("other"))
            #expect(try believes(.service(.pupils), .pupils))
            #expect(try !believes(.service(.staff), .pupils))
            #expect(try !believes(.integrator(.sample), .pupils))
            let authority = Authority(school: Tree.school, of: .pupils, integrator: .sample, from: Tree.change)
            try Directory.keep(authority, version: 1, in: &transaction)
            #expect(try believes(.integrator(.sample), .pupils))
            #expect(try !believes(.integrator(other), .pupils))
            #expect(try !believes(.service(.pupils), .pupils))
            #expect(try believes(.service(.staff), .staff) && !believes(.integrator(.sample), .staff))
        }
    }

    @Test("believes identity about identity, whatever the register says: the register comes from there")
    func identity() throws {
        try onStage { (transaction) throws in
            let authority = Authority(school: Tree.school, of: .identity, integrator: .sample, from: Tree.change)
            try Directory.keep(authority, version: 1, in: &transaction)
            #expect(try gate.trusts(.service(.identity), on: .identity, of: Tree.school, in: transaction.reader))
            #expect(try !gate.trusts(.integrator(.sample), on: .identity, of: Tree.school, in: transaction.reader))
        }
    }

    @Test(
        "takes a publisher for whom the broker has validated",
        arguments: [
            ("/khuevan/a/pupils", "pupils", true), ("/khuevan/a/pupils", "staff", false),
            ("/khuevan/a/kitchen", "kitchen", false), ("/integrators/vendor", "vendor", true),
            ("/integrators/vendor", "pupils", false), ("/integrators/pupils", "pupils", true),
        ])
    func publishers(_ source: String, _ user: String, _ isOne: Bool) throws {
        let source = try #require(EventSource(source))
        #expect((Publisher(source, user: user) != nil) == isOne)
        #expect(Publisher(source, user: nil) == nil)
        if source.isIntegrator, let publisher = Publisher(source, user: user) {
            #expect(publisher != .service(.pupils))
        }
    }
}
