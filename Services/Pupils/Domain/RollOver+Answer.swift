import Vocabulary
import Wire

extension RollOver {
    /// What became of every class and of all together, and who needs looking after; the same for a trial.
    struct Answer: Codable, Hashable {
        /// The first day no longer in the old classes, and the first in the new ones.
        var ends: LocalDate
        var begins: LocalDate
        /// In the order of the table.
        var classes: [OldClass] = []
        var total = Counts()
        /// The classes of the new year that the table names, as they are now.
        var into: [NewClass] = []
        /// Who stays where he is, and why; the first of them, as many as the totals say there are.
        var held: [Case] = []
        /// Who is done, but not all is said with that; the first of them.
        var noted: [Case] = []
        var warnings: [Bilingual] = []

        init(ends: LocalDate, begins: LocalDate) { (self.ends, self.begins) = (ends, begins) }
    }
}

extension RollOver.Answer {
    struct Counts: Codable, Hashable {
        var promoted = 0
        var repeating = 0
        var completed = 0
        /// Who had gone on before.
        var already = 0
        var held = 0

        mutating func add(_ fate: RollOverPlan.Fate) {
            switch fate {
            case .goes(_, .promoted): promoted += 1
            case .goes(_, .repeating): repeating += 1
            case .completes: completed += 1
            case .stays: held += 1
            }
        }

        static func + (left: Counts, right: Counts) -> Counts {
            Counts(
                promoted: left.promoted + right.promoted, repeating: left.repeating + right.repeating,
                completed: left.completed + right.completed, already: left.already + right.already,
                held: left.held + right.held)
        }
    }

    struct OldClass: Codable, Hashable {
        var schoolClass: ClassCode
        var counts: Counts
    }

    struct NewClass: Codable, Hashable {
        var schoolClass: ClassCode
        var pupils: Int
        /// The most it may have, with these.
        var limit: Int
        /// Those of them with a disability.
        var inclusive: Int
    }

    struct Case: Codable, Hashable {
        var pupil: PupilCode
        /// Left out where the sender may not see pupils' files.
        var name: PersonName?
        /// The class of the year that ends.
        var schoolClass: ClassCode
        var why: Bilingual
    }

    mutating func add(_ counts: Counts, of schoolClass: ClassCode) {
        classes.append(OldClass(schoolClass: schoolClass, counts: counts))
        total = total + counts
    }

    mutating func hold(_ new: Case) { if held.count < RollOver.mostNamed { held.append(new) } }
    mutating func note(_ new: Case) { if noted.count < RollOver.mostNamed { noted.append(new) } }
}
