import Vocabulary

/// Who completes the programme of the five-year-olds (Chương trình giáo dục mầm non, VBHN 01/2021; 003 Đ3.4).
///
/// Whoever has reached the goals of all five domains has completed it. Of all others the programme leaves it to those who
/// know the child, so there the class teacher says why.
enum CompletionRule {
    /// The rule book every list names as its reason.
    static let version = "vbhn01-2021"

    /// What follows from the goals by itself; nothing where somebody must decide.
    static func suggestion(by goals: DevelopmentGoals) -> ProgrammeCompletion? {
        goals.areAllAchieved ? .completed : nil
    }

    /// Whether a child of a class with these grades is one of the five-year-olds.
    ///
    /// In a mixed class those are five who turn five by the end of the calendar year that the school year begins in
    /// (TT 52/2020 Đ15). Whose year of birth is not known here counts as one, so that nobody is passed over.
    static func isFive(bornIn birthYear: Int?, of grades: [Grade], in year: SchoolYear) -> Bool {
        guard grades.contains(.k3) else { return false }
        guard grades.count > 1, let birthYear else { return true }
        return birthYear + 5 <= year.firstYear
    }
}
