import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Carries classes over into the next school year, each pupil by what has been decided.
///
/// Who is promoted or repeats ends one stay with the old year and begins another in the class that the table names;
/// who has completed a level ends the stay for good. Nobody is guessed at: who cannot be placed stays where he is and is
/// named. The same sent twice does each once, since it goes by the stays that are open; a trial answers alike.
struct RollOver: Command {
    static let name: MessageName = "pupils.roll-over"
    static let permission: Permission? = .manageClasses

    /// More than a school may have (TT 13/2020), and the most pupils that an order or an answer names one by one.
    static let mostClasses = 100
    static let mostExceptions = 1000
    static let mostNamed = 200

    var school: UnitCode
    /// The school year that ends.
    var from: SchoolYear
    var classes: [Line]
    /// The first day in the new classes: the first of the new school year, unless said otherwise.
    var on: LocalDate?
    var exceptions: [Exception]?
    /// What becomes of those for whom nothing has been decided: they are held, unless said otherwise.
    var undecided: Undecided?
    var dryRun: Bool?

    /// Where those of a class go; what is left out nobody can go to.
    struct Line: Codable, Hashable {
        var from: ClassCode
        var promoted: ClassCode?
        var repeating: ClassCode?
    }

    /// One pupil's own way: another class than the table's, another decision, or none yet.
    struct Exception: Codable, Hashable {
        var pupil: PupilCode
        var decision: Verdict
        /// Of the next school year.
        var schoolClass: ClassCode?
    }

    enum Verdict: String, WireEnum {
        case promoted, repeating, completed, hold

        /// What it decides; nothing where it leaves that for later.
        var decision: PromotionDecision? { PromotionDecision(rawValue: rawValue) }
    }

    enum Undecided: String, WireEnum { case hold, promote }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        let plan = try findings.plan(self, on: occasion, in: transaction.reader)
        guard let plan, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let mayName = try occasion.allows(.readPupils, over: Scope(school), in: transaction.reader)
        let answer = try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Answer> in
            var answer = Answer(ends: plan.ends, begins: plan.begins)
            for line in plan.lines {
                let counts = try carryOver(line, of: plan, on: occasion, naming: mayName, &answer, in: &transaction)
                answer.add(counts, of: line.source.code)
            }
            try plan.weigh(&answer, on: occasion.today, in: transaction.reader)
            return dryRun == true ? .undo(answer) : .keep(answer)
        }
        return .done(answer)
    }

    private func carryOver(
        _ line: RollOverPlan.Line, of plan: RollOverPlan, on occasion: Occasion, naming mayName: Bool,
        _ answer: inout Answer, in transaction: inout Transaction
    ) throws(SQLiteError) -> Answer.Counts {
        var counts = Answer.Counts()
        for pupil in line.waiting {
            let name = mayName ? pupil.name : nil
            let fate = plan.fate(of: pupil, in: line)
            if let why = fate.why {
                answer.hold(Answer.Case(pupil: pupil.stay.pupil, name: name, schoolClass: line.source.code, why: why))
            } else if let pause = pupil.stay.openSuspension {
                let why = plan.note(on: pause, goesOn: fate.goesOn)
                answer.note(Answer.Case(pupil: pupil.stay.pupil, name: name, schoolClass: line.source.code, why: why))
            }
            try settle(pupil.stay, fate, plan, on: occasion, in: &transaction)
            counts.add(fate)
        }
        for pupil in line.gone {
            counts.already += 1
            guard let why = pupil.objection else { continue }
            let name = mayName ? pupil.name : nil
            answer.note(Answer.Case(pupil: pupil.pupil, name: name, schoolClass: line.source.code, why: why))
        }
        return counts
    }

    private func settle(
        _ stay: Enrolment, _ fate: RollOverPlan.Fate, _ plan: RollOverPlan, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        let ended: Enrolment
        switch fate {
        case .stays: return
        case .completes: ended = stay.ended(on: plan.ends, as: .completed)
        case .goes(_, let outcome): ended = stay.rolledOver(on: plan.ends, as: outcome)
        }
        if stay.openSuspension != nil { try Suspensions.end(of: stay.pupil, on: plan.ends, in: &transaction) }
        try Stays.keep(ended, in: &transaction)
        try transaction.record(ended.status.rawValue, ended, on: occasion, occurred: plan.ends.start)
        guard case .goes(let schoolClass, _) = fate else { return }
        let number = try Stays.nextNumber(of: stay.pupil, in: plan.next, from: transaction.reader)
        let begun = Enrolment(
            id: EnrolmentID(owner: stay.pupil, year: plan.next, number: number), schoolClass: schoolClass.id,
            from: plan.begins)
        try Stays.add(begun, in: &transaction)
        try transaction.record("enrolled", begun, on: occasion, occurred: plan.begins.start)
    }
}
