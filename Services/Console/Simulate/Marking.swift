/// Draws the marks of semester I: an ability, a subject's difficulty and a day's luck.
struct Marking {
    private var random: SplitMix

    init(_ random: SplitMix) {
        self.random = random
    }

    /// A pupil's leaning to one subject, in thousandths: most of it general ability, some of it the subject.
    mutating func aptitude(of pupil: SimulatedPupil) -> Int {
        (pupil.ability * 8 + random.deviation() * 6) / 10
    }

    /// The columns tx1…tx4, gk, ck of one pupil; columns that the subject does not have are blank.
    mutating func columns(for subject: Subject, grade: String, aptitude: Int) -> [String] {
        let regular = subject.regularMarks(inGrade: grade)
        var columns = (0..<4).map { $0 < regular ? entry(subject, aptitude: aptitude, step: 5) : "" }
        columns.append(entry(subject, aptitude: aptitude - 100, step: 1))
        columns.append(entry(subject, aptitude: aptitude - 200, step: 1))
        return columns
    }

    private mutating func entry(_ subject: Subject, aptitude: Int, step: Int) -> String {
        let luck = random.deviation()
        guard subject.isMarked else { return aptitude + luck / 2 < -3000 ? "CD" : "D" }
        let tenths = 70 + (aptitude * 14 + luck * 7) / 1000
        return Self.text(tenths: min(100, max(0, (tenths + step / 2) / step * step)))
    }

    private static func text(tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
