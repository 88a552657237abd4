import Vocabulary
import Wire

// What happens to a stay in a class: each row is one pupil, a day, and why.

/// Pupils who change class within their school.
enum MovesFile: RowKind {
    static let name = "moves"
    static let summary = Bilingual(en: "pupils who change class", vi: "học sinh chuyển lớp")
    static let command = "pupils.move-class"
    static let sources = ["identity"]
    /// One message after another: a pupil may move more than once.
    static let window: Int? = 1
    static let cells = [
        Cell.pupil,
        Cell("class", as: "schoolClass", .schoolClass(day: "on"), headed: "Lớp mới", "Chuyển đến lớp"),
        Cell("on", .day, headed: "Ngày chuyển lớp", "Từ ngày"),
        .school,
    ]
}

/// Pupils who are at the school no longer, however that came about.
enum DeparturesFile: RowKind {
    static let name = "departures"
    static let summary = Bilingual(
        en: "pupils who leave: for good, through school, or elsewhere", vi: "học sinh thôi học, hoàn thành, chuyển đi")
    static let command = "pupils.leave-school"
    static let sources = ["identity"]
    static let cells = [
        Cell.pupil,
        Cell("on", .day, headed: "Ngày nghỉ", "Ngày thôi học", "Ngày chuyển đi", "Từ ngày"),
        Cell("status", .word(.departures), isRequired: false, headed: "Trạng thái", "Hình thức"),
        Cell("reason", .word(.leaveReasons), isRequired: false, headed: "Lí do", "Lý do"),
        .school,
    ]
}

/// Pupils who keep their place without coming for a time.
enum SuspensionsFile: RowKind {
    static let name = "suspensions"
    static let summary = Bilingual(en: "pupils whose studies are suspended", vi: "học sinh bảo lưu, tạm dừng học")
    static let command = "pupils.suspend-studies"
    static let sources = ["identity"]
    static let cells = [
        Cell.pupil,
        Cell("on", .day, headed: "Ngày tạm dừng", "Ngày bảo lưu", "Từ ngày"),
        Cell("reason", headed: "Lí do", "Lý do"),
        .school,
    ]
}

/// Pupils who come back to their place.
enum ResumptionsFile: RowKind {
    static let name = "resumptions"
    static let summary = Bilingual(en: "pupils who resume their studies", vi: "học sinh đi học trở lại")
    static let command = "pupils.resume-studies"
    static let sources = ["identity"]
    static let cells = [Cell.pupil, Cell("on", .day, headed: "Ngày học lại", "Ngày đi học lại", "Từ ngày"), .school]
}

extension Cell {
    /// Whom a row is about: by the code that is ours, for none of the others is everybody's.
    static let pupil = Cell("pupil", headed: "Mã học sinh")
    /// By its number or by its name.
    static let ethnicity = Cell(
        "ethnicity",
        .made { row in
            row["ethnicity"].isEmpty ? nil : .string(Ethnicity(named: row["ethnicity"])?.text ?? row["ethnicity"])
        }, isRequired: false, headed: "Dân tộc")
    /// Whose the row is, where a file is cut by school.
    static let school = Cell("school", .aside, isRequired: false, headed: "Mã trường")
}
