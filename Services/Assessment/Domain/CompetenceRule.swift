import Vocabulary

/// From when primary grades are assessed in qualities and competences by TT 27/2020: grade 1 from 2020–2021, and each year
/// one grade more.
enum CompetenceRule {
    static func holds(for grade: Grade, in year: SchoolYear) -> Bool {
        guard grade.level == .primary, let number = Int(grade.rawValue) else { return false }
        return year.firstYear >= 2020 + number - 1
    }
}
