import Vocabulary
import Wire

/// How many sessions of a school year a pupil may miss and still be promoted.
///
/// 45 with leave or without, in a row or not, counted as one session a day even where the school teaches two
/// (TT 22/2021 Đ12.1): 45 are allowed, 46 are not. Primary school and preschool have no such limit.
enum AbsenceLimit {
    static let most = 45
    /// From here on somebody should speak with the family.
    static let near = 36

    /// Where a pupil stands.
    enum Standing: String, WireEnum { case allowed, near, over }

    static func applies(to grade: Grade) -> Bool { grade.level >= .lowerSecondary }

    static func standing(of absences: Int, in grade: Grade) -> Standing? {
        guard applies(to: grade) else { return nil }
        return absences > most ? .over : absences >= near ? .near : .allowed
    }
}
