import Vocabulary
import Wire

// What is added to pupils' files, or changed in them.

/// Codes that others gave to pupils: the Ministry's, the personal number, the school's own.
enum IdentifiersFile: RowKind {
    static let name = "identifiers"
    static let summary = Bilingual(en: "codes that others gave to pupils", vi: "mã định danh của học sinh")
    static let command = "pupils.add-identifier"
    static let sources = ["identity"]
    /// One message after another: what ends one code begins the next.
    static let window: Int? = 1
    static let cells = [
        Cell.pupil,
        Cell("scheme", .word(.schemes), headed: "Loại mã"),
        Cell("value", headed: "Mã", "Giá trị"),
        Cell("from", .day, headed: "Từ ngày"),
        Cell("to", .day, isRequired: false, headed: "Đến trước ngày"),
        Cell("force", .truth, isRequired: false, headed: "Vẫn nhận"),
        Cell("reason", isRequired: false, headed: "Lí do", "Lý do"),
        .school,
    ]
}

/// What files say from now on; an empty cell changes nothing.
enum ProfilesFile: RowKind {
    static let name = "profiles"
    static let summary = Bilingual(en: "what is new in pupils' files", vi: "thay đổi trong hồ sơ học sinh")
    static let command = "pupils.change-pupil"
    static let sources = ["identity"]
    static let cells = [
        Cell.pupil,
        Cell("name", isRequired: false, headed: "Họ tên", "Họ và tên"),
        Cell("birthDate", .day, isRequired: false, headed: "Ngày sinh"),
        Cell("sex", .word(.sexes), isRequired: false, headed: "Giới tính"),
        .ethnicity,
        Cell("disability", .word(.disabilities), isRequired: false, headed: "Khuyết tật", "Dạng khuyết tật"),
        Cell("policy", as: "policies", .made(policies), isRequired: false, headed: "Diện chính sách"),
        Cell("address", isRequired: false, headed: "Địa chỉ", "Tổ/thôn thường trú"),
        Cell(
            "father", as: "guardians", .made(guardians), isRequired: false, headed: "Họ tên cha", "Tên cha",
            parts: ["phone": "phone"]),
        Cell("mother", .aside, isRequired: false, headed: "Họ tên mẹ", "Tên mẹ"),
        Cell("guardian", .aside, isRequired: false, headed: "Họ tên người giám hộ", "Người giám hộ"),
        Cell("phone", .aside, isRequired: false, headed: "SĐT liên hệ", "Điện thoại"),
        Cell("remove", .made(removed), isRequired: false, headed: "Xoá mục"),
        Cell("reason", isRequired: false, headed: "Lí do", "Lý do"),
        .school,
    ]

    /// A hyphen says that none applies.
    private static let policies: @Sendable (CSVTable.Named) -> JSON? = { row in
        guard !row["policy"].isEmpty else { return nil }
        return row["policy"] == "-" ? .array([]) : Words.policies.list(row["policy"])
    }

    /// All of them, where the row names any.
    private static let guardians: @Sendable (CSVTable.Named) -> JSON? = { row in
        let guardians = ClassExport.guardians(row)
        guard !guardians.isEmpty else { return nil }
        return .array(guardians)
    }

    private static let removed: @Sendable (CSVTable.Named) -> JSON? = { row in
        guard !row["remove"].isEmpty else { return nil }
        return Words.removable.list(row["remove"])
    }
}
