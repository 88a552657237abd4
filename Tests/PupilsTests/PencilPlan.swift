import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

/// Who of a school goes where, worked out by hand.
struct PencilPlan {
    enum Fate {
        case goes(String, StayOutcome)
        case through, stays
    }

    let year: SchoolYear
    let next: SchoolYear
    var lines: [RollOver.Line] = []
    /// With the class of each.
    private var exceptions: [(from: ClassCode, own: RollOver.Exception)] = []
    /// By the child's place in the school's list.
    private(set) var fates: [(child: Int, fate: Fate)] = []
    /// Of those in each class.
    private var counts: [ClassCode: RollOver.Answer.Counts] = [:]

    init(
        _ school: PencilSchool, from year: SchoolYear, to coming: [(code: String, grade: Grade)],
        using dice: inout some RandomNumberGenerator
    ) {
        self.year = year
        next = year.next ?? year
        for (code, grade) in school.classes {
            let above = PencilSchool.grades.firstIndex(of: grade).flatMap {
                PencilSchool.grades.dropFirst($0 + 1).first
            }
            let isComplete = Int.random(in: 0..<6, using: &dice) > 0
            let promoted = above.flatMap { above in
                coming.filter { $0.grade == above }.randomElement(using: &dice)?.code
            }
            let repeating = isComplete ? coming.filter { $0.grade == grade }.randomElement(using: &dice)?.code : nil
            let line = RollOver.Line(
                from: ClassCode(code) ?? .sample, promoted: promoted.flatMap { ClassCode($0) },
                repeating: repeating.flatMap { ClassCode($0) })
            lines.append(line)
            counts[line.from] = RollOverScene.counts()
            for (index, child) in school.children.enumerated() {
                guard let place = child.place, place.year == year, place.code == code else { continue }
                let isException = Int.random(in: 0..<10, using: &dice) == 0
                let own = isException ? Self.exception(for: child.code, in: grade, to: coming, using: &dice) : nil
                if let own { exceptions.append((line.from, own)) }
                add(Self.fate(of: child, own, in: grade, line), of: index, in: line.from)
            }
        }
    }

    private static func exception(
        for pupil: PupilCode, in grade: Grade, to coming: [(code: String, grade: Grade)],
        using dice: inout some RandomNumberGenerator
    ) -> RollOver.Exception {
        let verdicts: [RollOver.Verdict] = [.hold, .repeating, grade == .g9 ? .completed : .promoted]
        let verdict = verdicts.randomElement(using: &dice) ?? .hold
        let index = PencilSchool.grades.firstIndex(of: grade) ?? 0
        let wanted = PencilSchool.grades.dropFirst(verdict == .promoted ? index + 1 : index).first
        let code = coming.filter { $0.grade == wanted }.randomElement(using: &dice)?.code
        let goes = verdict == .promoted || verdict == .repeating
        return RollOver.Exception(
            pupil: pupil, decision: verdict, schoolClass: goes ? code.flatMap { ClassCode($0) } : nil)
    }

    private static func fate(
        of child: PencilSchool.Child, _ own: RollOver.Exception?, in grade: Grade, _ line: RollOver.Line
    ) -> Fate {
        switch own?.decision.rawValue ?? child.decision?.rawValue {
        case "promoted"? where grade != .g9:
            (own?.schoolClass ?? line.promoted).map { Fate.goes($0.text, .promoted) } ?? .stays
        case "repeating"?: (own?.schoolClass ?? line.repeating).map { Fate.goes($0.text, .repeating) } ?? .stays
        case "completed"? where grade == .g9: .through
        default: .stays
        }
    }

    private mutating func add(_ fate: Fate, of child: Int, in code: ClassCode) {
        fates.append((child, fate))
        switch fate {
        case .goes(_, .promoted): counts[code]?.promoted += 1
        case .goes(_, .repeating): counts[code]?.repeating += 1
        case .through: counts[code]?.completed += 1
        case .stays: counts[code]?.held += 1
        }
    }

    /// An order for some of the classes, with the exceptions among their children.
    func order(of lines: ArraySlice<RollOver.Line>) -> RollOver {
        RollOver(
            school: SampleSchool.code, from: year, classes: Array(lines),
            exceptions: exceptions.filter { own in lines.contains { $0.from == own.from } }.map(\.own))
    }

    /// What the whole order answers when everybody has gone who can.
    var afterwards: RollOver.Answer.Counts {
        counts.values.map(\.afterwards).reduce(RollOverScene.counts(), +)
    }

    /// A piece first and then the whole, each on trial and in earnest; every answer says what the note says.
    func sendInPieces(in transaction: inout Transaction) throws {
        let piece = try send(order(of: lines.prefix(3)), in: &transaction)
        #expect(piece.classes.map(\.counts) == lines.prefix(3).map(noted))
        let whole = try send(order(of: lines[...]), in: &transaction)
        #expect(whole.classes.map(\.schoolClass) == lines.map(\.from))
        #expect(
            whole.classes.map(\.counts)
                == lines.prefix(3).map { noted($0).afterwards } + lines.dropFirst(3).map(noted))
        #expect(whole.total == whole.classes.map(\.counts).reduce(RollOverScene.counts(), +))
        #expect(whole.held.count == whole.total.held)
    }

    private func noted(_ line: RollOver.Line) -> RollOver.Answer.Counts { counts[line.from] ?? RollOverScene.counts() }

    private func send(_ order: RollOver, in transaction: inout Transaction) throws -> RollOver.Answer {
        var order = order
        order.dryRun = true
        let head = try Journal.head(in: transaction.reader).seq
        let trial = try RollOverScene.answer(order, in: &transaction)
        #expect(try Journal.head(in: transaction.reader).seq == head)
        order.dryRun = nil
        let answer = try RollOverScene.answer(order, in: &transaction)
        #expect(answer == trial)
        // As many facts as stays ended and begun.
        let goOn = answer.total.promoted + answer.total.repeating
        #expect(try Journal.head(in: transaction.reader).seq == head + Int64(2 * goOn + answer.total.completed))
        return answer
    }
}

extension RollOver.Answer.Counts {
    /// The same when everybody has gone who can.
    fileprivate var afterwards: RollOver.Answer.Counts {
        RollOverScene.counts(already: promoted + repeating + completed, held: held)
    }
}
