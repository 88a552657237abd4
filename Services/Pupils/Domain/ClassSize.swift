import Vocabulary
import Wire

/// How full a class is, against what the charters of schools allow.
///
/// More than that is a fact that happens, so it is pointed out and never refused.
struct ClassSize: Hashable {
    var pupils: Int
    /// Those of them with a disability.
    var disabled: Int

    /// The most that a class may have.
    ///
    /// Preschool by TT 52/2020 Đ15, where each disabled child takes the room of five; 35 in primary school
    /// (TT 28/2020) and 45 in secondary school (TT 32/2020).
    func limit(in grade: Grade) -> Int {
        switch grade {
        case .n1: max(0, 15 - 5 * disabled)
        case .n2: max(0, 20 - 5 * disabled)
        case .n3, .k1: max(0, 25 - 5 * disabled)
        case .k2: max(0, 30 - 5 * disabled)
        case .k3: max(0, 35 - 5 * disabled)
        case .g1, .g2, .g3, .g4, .g5: 35
        case .g6, .g7, .g8, .g9, .g10, .g11, .g12: 45
        }
    }

    /// What is to be said of it, nothing where there is room.
    func warnings(for schoolClass: ClassID, in grade: Grade) -> [Bilingual] {
        let limit = limit(in: grade)
        guard pupils > limit else { return [] }
        return [
            Bilingual(
                en: "class \(schoolClass.code) now has \(pupils) pupils; the charter allows \(limit)",
                vi: "lớp \(schoolClass.code) hiện có \(pupils) học sinh; điều lệ cho phép tối đa \(limit)")
        ]
    }
}
