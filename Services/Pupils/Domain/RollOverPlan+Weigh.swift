import Contracts
import SQLite
import Vocabulary
import Wire

extension RollOverPlan {
    /// Says how full the new classes are, and what whoever rolls over should know, though it hinders nothing.
    func weigh(_ answer: inout RollOver.Answer, on today: LocalDate, in store: Reader) throws(SQLiteError) {
        if today < ends { answer.warnings.append(isEarly) }
        for schoolClass in targets {
            let size = try Stays.size(of: schoolClass.id, from: begins, in: store)
            answer.into.append(
                RollOver.Answer.NewClass(
                    schoolClass: schoolClass.code, pupils: size.pupils, limit: size.limit(in: schoolClass.grades),
                    inclusive: size.disabled))
            answer.warnings += size.warnings(for: schoolClass.id, in: schoolClass.grades)
        }
        let named = Set(lines.map(\.source.id))
        let others = try YearEnds.populated(of: school, in: year, from: store).filter { !named.contains($0.id) }
        for other in others.prefix(RollOver.mostClasses) {
            answer.warnings.append(
                Bilingual(
                    en: "class \(other.id.code) of \(year) still has \(other.pupils) pupils and is not in the table",
                    vi: "lớp \(other.id.code) năm học \(year) còn \(other.pupils) học sinh nhưng không có trong bảng"))
        }
    }

    /// The classes of the new year that are named, each once, in the order of the table.
    private var targets: [SchoolClass] {
        let named =
            lines.compactMap(\.promoted) + lines.compactMap(\.repeating)
            + exceptions.values.compactMap(\.schoolClass).sorted { $0.id < $1.id }
        var seen: Set<ClassID> = []
        return named.filter { seen.insert($0.id).inserted }
    }

    /// Whoever leaves or changes class between the roll-over and the end of the year has a stay to come already.
    private var isEarly: Bilingual {
        Bilingual(
            en: "school year \(year) ends on \(ends) only: record first who leaves or changes class until then",
            vi: "năm học \(year) đến \(ends) mới kết thúc: hãy ghi nhận trước những em thôi học hoặc chuyển lớp từ nay")
    }
}
