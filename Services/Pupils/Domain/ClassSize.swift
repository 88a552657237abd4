import Vocabulary
import Wire

/// How full a class is, against what the charters of schools allow.
///
/// More than that is a fact that happens, so it is pointed out and never refused.
struct ClassSize: Hashable {
    var pupils: Int
    /// Those of them with a disability.
    var disabled: Int

    /// The most disabled children that a group of preschool may have (TT 52/2020 Đ15).
    static let mostDisabled = 2

    /// In what a class goes beyond its charter.
    enum Excess: String, WireEnum {
        case overLimit = "over-limit"
        case tooManyDisabled = "too-many-disabled"
    }

    /// The most that a class of these grades may have; a mixed one has several.
    ///
    /// Preschool by TT 52/2020 Đ15, where each disabled child takes the room of five; 35 in primary school
    /// (TT 28/2020) and 45 in secondary school (TT 32/2020), which know no other maximum for mixed classes.
    func limit(in grades: [Grade]) -> Int {
        guard let grade = grades.first else { return 0 }
        return switch grade.level {
        case .preschool: max(0, Self.places(in: grades, of: grade) - 5 * disabled)
        case .primary: 35
        case .lowerSecondary, .upperSecondary: 45
        }
    }

    /// The room of a preschool group before disabled children are counted.
    private static func places(in grades: [Grade], of grade: Grade) -> Int {
        guard grades.count == 1 else {
            // Of nursery age alone, of kindergarten age alone, or of both.
            let nurseries = grades.count { [.n1, .n2, .n3].contains($0) }
            return nurseries == grades.count ? 20 : nurseries == 0 ? 30 : 22
        }
        return switch grade {
        case .n1: 15
        case .n2: 20
        case .k2: 30
        case .k3: 35
        default: 25
        }
    }

    /// What there is too much of, nothing where there is room.
    func excesses(in grades: [Grade]) -> [Excess] {
        var excesses: [Excess] = []
        if pupils > limit(in: grades) { excesses.append(.overLimit) }
        if grades.first?.level == .preschool && disabled > Self.mostDisabled { excesses.append(.tooManyDisabled) }
        return excesses
    }

    /// What is to be said of it, nothing where there is room.
    func warnings(for schoolClass: ClassID, in grades: [Grade]) -> [Bilingual] {
        let code = schoolClass.code
        return excesses(in: grades).map { excess in
            switch excess {
            case .overLimit:
                Bilingual(
                    en: "class \(code) now has \(pupils) pupils; the charter allows \(limit(in: grades))",
                    vi: "lớp \(code) hiện có \(pupils) học sinh; điều lệ cho phép tối đa \(limit(in: grades))")
            case .tooManyDisabled:
                Bilingual(
                    en: "class \(code) now has \(disabled) disabled children; the charter allows \(Self.mostDisabled)",
                    vi: "lớp \(code) hiện có \(disabled) trẻ khuyết tật; điều lệ cho phép tối đa \(Self.mostDisabled)")
            }
        }
    }
}
