import Wire

/// Groups of a school's staff.
enum GroupsFile: RowKind {
    static let name = "groups"
    static let summary = Bilingual(en: "groups of staff", vi: "tổ chuyên môn, tổ văn phòng")
    static let command = "staff.form-group"
    static let sources = ["identity"]
    static let cells = [Cell("school"), Cell("code"), Cell("name")]
}

/// Who is in which group, as its head or one of it.
enum AppointmentsFile: RowKind {
    static let name = "appointments"
    static let summary = Bilingual(en: "members and heads of groups", vi: "tổ viên và tổ trưởng")
    static let command = "staff.appoint"
    static let sources = ["identity"]
    static let cells = [Cell("group"), Cell("member"), Cell("place"), Cell("from")]
}
