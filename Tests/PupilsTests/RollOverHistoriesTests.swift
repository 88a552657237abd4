import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("A whole school over two years", .serialized) struct RollOverHistoriesTests {
    private static let years = [SampleSchool.year, RollOverScene.next]

    /// A year's classes at random, each child's way decided at random, and the table cut into orders that overlap.
    @Test("loses nobody and has nobody twice, adds up, and does twice what it does once", arguments: UInt64(1)...10)
    func rollsOver(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        try RollOverScene.opened(classes: []) { transaction in
            try RollOverScene.open(try #require(RollOverScene.next.next), in: &transaction)
            var school = PencilSchool(year: Self.years[0], using: &dice)
            try school.define(school.classes, in: Self.years[0], in: &transaction)
            for year in Self.years {
                try school.takeIn(using: &dice, in: &transaction)
                try school.live(through: year, using: &dice, in: &transaction)
                let next = try #require(year.next)
                let coming = PencilSchool.classes(using: &dice)
                try school.define(coming, in: next, in: &transaction)
                let plan = PencilPlan(school, from: year, to: coming, using: &dice)
                try plan.sendInPieces(in: &transaction)
                school.follow(plan)
                try school.compare(with: transaction.reader)
                let recorded = try Journal.head(in: transaction.reader).seq
                let again = try RollOverScene.answer(plan.order(of: plan.lines[...]), in: &transaction)
                #expect(again.total == plan.afterwards && again.total.promoted + again.total.repeating == 0)
                #expect(try Journal.head(in: transaction.reader).seq == recorded)
                school.year = next
                school.classes = coming
            }
        }
    }
}

/// A school as somebody with pencil and paper would note it.
struct PencilSchool {
    struct Child {
        var code: PupilCode
        /// Where the child is; nothing for who is there no more.
        var place: (year: SchoolYear, code: String)?
        var isAway = false
        var decision: PromotionDecision?
        var exception: RollOver.Exception?
    }

    var year: SchoolYear
    /// Each by its code, with its grade.
    var classes: [(code: String, grade: Grade)]
    var children: [Child] = []

    static let grades: [Grade] = [.g6, .g7, .g8, .g9]

    init(year: SchoolYear, using dice: inout some RandomNumberGenerator) {
        (self.year, classes) = (year, Self.classes(using: &dice))
    }

    static func classes(using dice: inout some RandomNumberGenerator) -> [(code: String, grade: Grade)] {
        grades.flatMap { grade in
            (1...Int.random(in: 1...3, using: &dice)).map { ("\(grade.rawValue)A\($0)", grade) }
        }
    }

    func define(
        _ classes: [(code: String, grade: Grade)], in year: SchoolYear, in transaction: inout Transaction
    ) throws {
        for (code, grade) in classes { try RollOverScene.define(code, grade, in: year, in: &transaction) }
    }

    /// New children for every class, whatever their age.
    mutating func takeIn(using dice: inout some RandomNumberGenerator, in transaction: inout Transaction) throws {
        for (code, _) in classes {
            for _ in 0..<Int.random(in: 0...30, using: &dice) {
                let pupil = try SampleSchool.newPupil(in: &transaction)
                let command = EnrolPupil(
                    pupil: pupil, schoolClass: Self.id(code, year),
                    from: try SampleSchool.day("\(year.firstYear)-09-\(Int.random(in: 10...28, using: &dice))"))
                _ = try #require(try command.handle(on: RollOverScene.occasion, in: &transaction).answer)
                children.append(Child(code: pupil, place: (year, code)))
            }
        }
    }

    /// Some leave, some are away when the year ends, and most are decided on.
    mutating func live(
        through year: SchoolYear, using dice: inout some RandomNumberGenerator, in transaction: inout Transaction
    ) throws {
        let occasion = RollOverScene.occasion
        for index in children.indices where children[index].place?.year == year {
            let pupil = children[index].code
            (children[index].isAway, children[index].decision, children[index].exception) = (false, nil, nil)
            switch Int.random(in: 0..<20, using: &dice) {
            case 0:
                let leave = LeaveSchool(
                    pupil: pupil, on: try SampleSchool.day("\(year.firstYear + 1)-03-01"), reason: .other)
                _ = try #require(try leave.handle(on: occasion, in: &transaction).answer)
                children[index].place = nil
                continue
            case 1:
                let suspend = SuspendStudies(
                    pupil: pupil, on: try SampleSchool.day("\(year.firstYear + 1)-04-01"), reason: .sample)
                _ = try #require(try suspend.handle(on: occasion, in: &transaction).answer)
                children[index].isAway = true
            default: break
            }
            if Int.random(in: 0..<8, using: &dice) > 0 {
                let decision = PromotionDecision.allCases.randomElement(using: &dice) ?? .promoted
                try RollOverScene.decide(decision, for: pupil, of: year, in: &transaction)
                children[index].decision = decision
            }
        }
    }

    mutating func follow(_ plan: PencilPlan) {
        for (index, fate) in plan.fates {
            switch fate {
            case .goes(let code, _): children[index].place = (plan.next, code)
            case .through: children[index].place = nil
            case .stays: continue
            }
            children[index].isAway = false
        }
    }

    /// Every child is where the note says, once, and all together are as many.
    func compare(with store: Reader) throws {
        for child in children {
            let stays = try Stays.all(of: child.code, in: store)
            let open = stays.filter { $0.to == nil }
            #expect(open.map(\.schoolClass) == child.place.map { [Self.id($0.code, $0.year)] } ?? [])
            #expect(open.allSatisfy { ($0.status == .suspended) == child.isAway })
            for (one, next) in zip(stays, stays.dropFirst()) { #expect(one.to.map { $0 <= next.from } == true) }
            #expect(Set(stays.map(\.year)).count == stays.count)
        }
        let there = children.count { $0.place != nil }
        #expect(try store.value("SELECT count(*) FROM enrolment WHERE to_day IS NULL") == there)
        let folded = """
            SELECT count(*) FROM journal JOIN subject_version USING (subject, version)
            WHERE entity = 'enrolment' AND json_extract(CAST(body AS TEXT), '$.to') IS NULL
            """
        #expect(try store.value(folded) == there)
        #expect(
            try store.value("SELECT count(*) FROM suspension WHERE to_day IS NULL") == children.count(where: \.isAway))
    }

    static func id(_ code: String, _ year: SchoolYear) -> ClassID {
        ClassID(school: SampleSchool.code, year: year, code: ClassCode(code) ?? .sample)
    }
}
