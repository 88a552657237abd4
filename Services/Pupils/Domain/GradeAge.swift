import Contracts
import SQLite
import Vocabulary
import Wire

/// How old children of a grade are: who is not is pointed out and never refused.
struct GradeAge {
    private var ages: ClosedRange<Int>
    /// Nurseries go by completed months on the day, all others by the year of birth.
    private var isInMonths: Bool

    /// Preschool by TT 52/2020 Đ15; school begins in the year in which a child is six, eleven or fifteen, and at most
    /// three years later (Luật Giáo dục 2019 Đ28, TT 32/2020 Đ33).
    init(of grade: Grade) {
        switch grade {
        case .n1: (ages, isInMonths) = (3...12, true)
        case .n2: (ages, isInMonths) = (13...24, true)
        case .n3: (ages, isInMonths) = (25...36, true)
        case .k1: (ages, isInMonths) = (3...3, false)
        case .k2: (ages, isInMonths) = (4...4, false)
        case .k3: (ages, isInMonths) = (5...5, false)
        default:
            let first = 5 + (Int(grade.rawValue) ?? 1)
            (ages, isInMonths) = (first...first + 3, false)
        }
    }

    func fits(_ birthDate: LocalDate, on day: LocalDate, in year: SchoolYear) -> Bool {
        ages.contains(isInMonths ? birthDate.months(until: day) : year.firstYear - birthDate.year)
    }

    /// What is to be said of who is put into a class of another age.
    static func warnings(
        for birthDate: LocalDate, on day: LocalDate, in schoolClass: SchoolClass
    ) -> [Bilingual] {
        let year = schoolClass.year
        guard !schoolClass.grades.contains(where: { GradeAge(of: $0).fits(birthDate, on: day, in: year) }) else {
            return []
        }
        let (months, years) = (birthDate.months(until: day), year.firstYear - birthDate.year)
        let age =
            GradeAge(of: schoolClass.grade).isInMonths
            ? Bilingual(en: "\(months) months old on \(day)", vi: "\(months) tháng tuổi vào ngày \(day)")
            : Bilingual(en: "\(years) years old in \(year.firstYear)", vi: "\(years) tuổi trong năm \(year.firstYear)")
        let labels = schoolClass.grades.map(\.label)
        return [
            Bilingual(
                en: "the pupil is \(age.en), which is not the age of \(labels.map(\.en).joined(separator: ", "))",
                vi: "học sinh \(age.vi), không đúng độ tuổi của \(labels.map(\.vi).joined(separator: ", "))")
        ]
    }
}

extension LocalDate {
    /// Completed months from `self` to `date`; negative when `date` is earlier.
    func months(until date: LocalDate) -> Int {
        let (from, to) = (components, date.components)
        return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
    }
}

extension SchoolClass {
    /// What whoever puts a pupil into it from `day` on should know, though it hinders nothing.
    func warnings(
        about pupil: PupilCode, from day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Bilingual] {
        var warnings = try Stays.warnings(about: self, from: day, in: store)
        if let birthDate = try PupilFiles.birthDate(of: pupil, in: store) {
            warnings += GradeAge.warnings(for: birthDate, on: day, in: self)
        }
        return warnings
    }
}
