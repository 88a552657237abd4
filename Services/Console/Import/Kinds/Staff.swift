import Wire

/// Members of staff with their appointments.
enum StaffFile: RowKind {
    static let name = "staff"
    static let summary = Bilingual(en: "members of staff", vi: "cán bộ, giáo viên, nhân viên")
    static let command = "staff.register-member"
    static let sources = ["identity"]
    static let cells = [
        Cell("code"), Cell("school"), Cell("name"), Cell("birthDate"), Cell("sex"), Cell("ethnicity"),
        Cell("position"), Cell("contract"), Cell("qualification"), Cell("subjects", .list, isRequired: false),
        Cell("phone", isRequired: false), Cell("from"),
    ]
}
