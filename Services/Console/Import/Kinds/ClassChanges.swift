import Wire

/// What classes are called from now on, and when they are held; an empty cell changes nothing.
enum ClassChangesFile: RowKind {
    static let name = "class-changes"
    static let summary = Bilingual(en: "classes that get another name or session", vi: "lớp đổi tên, đổi buổi học")
    static let command = "pupils.change-class"
    static let sources = ["identity"]
    static let cells = [
        Cell.schoolClass,
        Cell("name", isRequired: false, headed: "Tên lớp mới", "Tên lớp"),
        Cell("grade", isRequired: false, headed: "Khối"),
        Cell("session", .word(.sessions), isRequired: false, headed: "Số buổi học", "Buổi học"),
        .school,
    ]
}

/// Classes that nobody will be in any more.
enum ClassClosuresFile: RowKind {
    static let name = "class-closures"
    static let summary = Bilingual(en: "classes that are closed", vi: "lớp giải thể")
    static let command = "pupils.close-class"
    static let sources = ["identity"]
    static let cells = [Cell.schoolClass, .school]
}

extension Cell {
    /// A class by its id, or by its code in the school year of `--year` or of today.
    fileprivate static let schoolClass = Cell(
        "class", as: "schoolClass", .schoolClass(day: ""), headed: "Lớp", "Mã lớp")
}
