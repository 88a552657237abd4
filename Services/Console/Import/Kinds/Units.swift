import Wire

/// Units: the department, its offices, their schools.
///
/// A parent stands before its children.
enum UnitsFile: RowKind {
    static let name = "units"
    static let summary = Bilingual(en: "departments, offices and schools", vi: "sở, phòng và trường")
    static let command = "identity.register-unit"
    /// One message after another: a child must not overtake its parent.
    static let window: Int? = 1
    static let cells = [
        Cell("code"), Cell("kind"), Cell("name"), Cell("parent", isRequired: false), Cell("from"),
        Cell("levels", .list, isRequired: false), Cell("ownership", isRequired: false),
        Cell("region", isRequired: false),
    ]
}

/// New places of units from a day on, as a reform brings them.
///
/// A row that was imported before meets itself, whatever came after it.
enum UnitMovesFile: RowKind {
    static let name = "unit-moves"
    static let summary = Bilingual(en: "units that come under another one", vi: "đơn vị chuyển sang cấp trên khác")
    static let command = "identity.move-unit"
    /// One message after another: a unit may move more than once.
    static let window: Int? = 1
    static let cells = [Cell("unit"), Cell("to"), Cell("from"), Cell("reason", isRequired: false)]
}

/// Units that end on a day; those below them stand before them, or have moved away.
enum UnitClosuresFile: RowKind {
    static let name = "unit-closures"
    static let summary = Bilingual(en: "units that are closed", vi: "đơn vị giải thể")
    static let command = "identity.close-unit"
    /// One message after another: a unit must not overtake those below it.
    static let window: Int? = 1
    static let cells = [Cell("unit"), Cell("on"), Cell("reason"), Cell("successor", isRequired: false)]
}
