import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils
@testable import ServiceKit

/// Somebody judged by the real gate.
enum RollOverRights {
    static func judged(_ role: Role, _ policy: Policy = .standard) -> Occasion {
        let open = RollOverScene.occasion
        let claims = Claims(
            sub: .sample, sid: "session", iat: 0, exp: .max, person: nil,
            roles: [Claims.Grant(role: role, unit: .sample)])
        return Occasion(
            id: open.id, claims: claims, now: open.now, service: .pupils, gate: Gate<Pupils>(policy: policy))
    }
}

@Suite("The rules of rolling over") struct RollOverRulesTests {
    private static func places(_ order: RollOver, in transaction: inout Transaction) throws -> [String]? {
        try order.handle(on: RollOverScene.occasion, in: &transaction).refusal?.places
    }

    private static func exception(
        _ pupil: PupilCode, _ verdict: RollOver.Verdict, _ schoolClass: String? = nil
    ) -> RollOver.Exception {
        RollOver.Exception(pupil: pupil, decision: verdict, schoolClass: schoolClass.flatMap { ClassCode($0) })
    }

    @Test("find everything wrong with the table at once, and nobody is moved")
    func refusesAll() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            try transaction.run("UPDATE class SET status = 'closed' WHERE id = ?1 || '/2027/7A1'", SampleSchool.code)
            var order = try RollOverScene.order([
                RollOverScene.line("6A1", "7A1", "7A1"), RollOverScene.line("6A1", "7A1"),
                RollOverScene.line("6A9", "7A1"), RollOverScene.line("6A2", "6A2", "6A8"),
                RollOverScene.line("9A1", "9A1"),
            ])
            order.on = try SampleSchool.day("2027-09-04")
            #expect(
                try Self.places(order, in: &transaction) == [
                    "invalid /on", "locked /classes/0/promoted", "locked /classes/0/repeating",
                    "invalid /classes/0/repeating", "duplicate /classes/1/from", "not-found /classes/2/from",
                    "invalid /classes/3/promoted", "not-found /classes/3/repeating", "invalid /classes/4/promoted",
                ])
            #expect(try Stays.latest(of: pupil, in: transaction.reader)?.to == nil)
        }
    }

    @Test("need both years open, a school, and a table of some lines")
    func refusesYears() throws {
        try SampleSchool.opened { transaction in
            var order = try RollOverScene.order([RollOverScene.line("6A1", "7A1")])
            #expect(try Self.places(order, in: &transaction) == ["not-found /from"])
            order.from = RollOverScene.next
            #expect(
                try Self.places(order, in: &transaction) == [
                    "not-found /from", "not-found /from", "not-found /classes/0/from",
                ])
            order.classes = []
            order.exceptions = Array(repeating: Self.exception(.sample, .hold), count: 1001)
            #expect(try Self.places(order, in: &transaction) == ["incomplete /classes", "too-large /exceptions"])
            order = try RollOverScene.order(Array(repeating: RollOverScene.line("6A1", "7A1"), count: 101))
            #expect(try Self.places(order, in: &transaction) == ["too-large /classes"])
        }
    }

    @Test("let exceptions go another way, wait, or be decided otherwise")
    func exceptions() throws {
        try RollOverScene.opened { transaction in
            try RollOverScene.define("7A2", .g7, in: RollOverScene.next, in: &transaction)
            let other = try RollOverScene.pupil(.promoted, in: &transaction)
            let waiting = try RollOverScene.pupil(.promoted, in: &transaction)
            let turned = try RollOverScene.pupil(.promoted, in: &transaction)
            let late = try RollOverScene.pupil(of: "9A1", in: &transaction)
            var order = try RollOverScene.order()
            order.exceptions = [
                Self.exception(other, .promoted, "7A2"), Self.exception(waiting, .hold),
                Self.exception(turned, .repeating), Self.exception(late, .completed),
            ]
            let answer = try RollOverScene.answer(order, in: &transaction)
            #expect(answer.total == RollOverScene.counts(promoted: 1, repeating: 1, completed: 1, held: 1))
            #expect(answer.held.map(\.pupil) == [waiting])
            let classes = try [other, waiting, turned, late].map {
                try Stays.latest(of: $0, in: transaction.reader)?.schoolClass.code.text
            }
            #expect(classes == ["7A2", "6A1", "6A1", "9A1"])
            #expect(answer.into.map(\.schoolClass.text) == ["7A1", "6A1", "9A1", "7A2"])
            // Who has gone may still be named: nothing is left to say of him.
            #expect(try RollOverScene.answer(order, in: &transaction).total.already == 3)
        }
    }

    @Test("refuse exceptions that name the wrong pupil, decision or class")
    func refusesExceptions() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            let second = try RollOverScene.pupil(.promoted, in: &transaction)
            let last = try RollOverScene.pupil(of: "9A1", .completed, in: &transaction)
            var order = try RollOverScene.order()
            order.exceptions = [
                Self.exception(.sample, .hold), Self.exception(pupil, .completed, "7A1"),
                Self.exception(pupil, .hold), Self.exception(second, .promoted, "9A1"),
                Self.exception(last, .promoted, "9A1"),
            ]
            #expect(
                try Self.places(order, in: &transaction) == [
                    "not-found /exceptions/0/pupil", "invalid /exceptions/1/decision",
                    "invalid /exceptions/1/schoolClass", "duplicate /exceptions/2/pupil",
                    "invalid /exceptions/3/schoolClass", "invalid /exceptions/4/decision",
                    "invalid /exceptions/4/schoolClass",
                ])
        }
    }

    @Test(
        "leave decisions to who may take them; where somebody goes is for whoever keeps classes",
        arguments: [(Role.principal, true), (.viceAcademic, true), (.schoolAdministrator, false)])
    func rights(role: Role, mayDecide: Bool) throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            let occasion = RollOverRights.judged(role)
            var order = try RollOverScene.order()
            #expect(try order.objection(on: occasion, in: transaction.reader) == nil)
            order.dryRun = true
            for (verdict, isDecision) in [(RollOver.Verdict.promoted, false), (.hold, false), (.repeating, true)] {
                order.exceptions = [Self.exception(pupil, verdict)]
                let outcome = try order.handle(on: occasion, in: &transaction)
                let isDone = mayDecide || !isDecision
                #expect(outcome.refusal?.places == (isDone ? nil : ["forbidden /exceptions/0/decision"]))
            }
        }
    }

    @Test("let whole classes of preschool and primary school go on without decisions, and nobody of secondary school")
    func undecided() throws {
        let classes: [(String, Grade)] = [("4A", .g4), ("5A", .g5), ("6A1", .g6)]
        try RollOverScene.opened([.primary, .lowerSecondary], classes: classes) { transaction in
            let fourth = try RollOverScene.pupil(of: "4A", in: &transaction)
            let again = try RollOverScene.pupil(of: "4A", .repeating, in: &transaction)
            let fifth = try RollOverScene.pupil(of: "5A", in: &transaction)
            var order = try RollOverScene.order([
                RollOverScene.line("4A", "5A", "4A"), RollOverScene.line("5A", nil), RollOverScene.line("6A1", nil),
            ])
            order.undecided = .promote
            #expect(try Self.places(order, in: &transaction) == ["invalid /undecided"])
            order.classes.removeLast()
            let answer = try RollOverScene.answer(order, in: &transaction)
            #expect(answer.total == RollOverScene.counts(promoted: 1, repeating: 1, completed: 1))
            let stays = try [fourth, again, fifth].compactMap { try Stays.latest(of: $0, in: transaction.reader) }
            #expect(stays.map(\.schoolClass.code.text) == ["5A", "4A", "5A"])
            #expect(stays.map(\.status) == [.studying, .studying, .completed])
        }
    }

    @Test("take a mixed class for each of its grades, and ask where some go up and some are through")
    func mixed() throws {
        try RollOverScene.opened([.primary], classes: [("5A", .g5)]) { transaction in
            try RollOverScene.define("GHEP", .g4, in: SampleSchool.year, mixedWith: [.g5], in: &transaction)
            try RollOverScene.define("GHEP", .g3, in: RollOverScene.next, mixedWith: [.g4], in: &transaction)
            let older = try RollOverScene.pupil(of: "GHEP", .completed, in: &transaction)
            let younger = try RollOverScene.pupil(of: "GHEP", .promoted, in: &transaction)
            let again = try RollOverScene.pupil(of: "GHEP", .repeating, in: &transaction)
            let unsaid = try RollOverScene.pupil(of: "GHEP", in: &transaction)
            var order = try RollOverScene.order([RollOverScene.line("GHEP", "5A", "GHEP")])
            order.undecided = .promote
            let answer = try RollOverScene.answer(order, in: &transaction)
            #expect(answer.total == RollOverScene.counts(promoted: 1, repeating: 1, completed: 1, held: 1))
            #expect(answer.held.map(\.pupil) == [unsaid])
            let stays = try [older, younger, again].compactMap { try Stays.latest(of: $0, in: transaction.reader) }
            #expect(stays.map(\.schoolClass.code.text) == ["GHEP", "5A", "GHEP"])
        }
    }
}
