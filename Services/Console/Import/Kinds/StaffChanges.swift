import Vocabulary
import Wire

// What is added to staff files, or changed in them.

/// What staff files say from now on; an empty cell changes nothing.
enum StaffChangesFile: RowKind {
    static let name = "staff-changes"
    static let summary = Bilingual(en: "what is new in staff files", vi: "thay đổi trong hồ sơ nhân sự")
    static let command = "staff.change-member"
    static let sources = ["identity"]
    /// What somebody became first must be known before what he became next.
    static let window: Int? = 1
    static let cells = [
        Cell.member,
        Cell("name", isRequired: false, headed: "Họ tên", "Họ và tên"),
        Cell("birthDate", .day, isRequired: false, headed: "Ngày sinh"),
        Cell("sex", .word(.sexes), isRequired: false, headed: "Giới tính"),
        .ethnicity,
        Cell("position", .word(.positions), isRequired: false, headed: "Vị trí việc làm", "Chức vụ"),
        Cell("contract", .word(.contracts), isRequired: false, headed: "Hình thức hợp đồng", "Loại hợp đồng"),
        Cell("qualification", .word(.qualifications), isRequired: false, headed: "Trình độ", "Trình độ chuyên môn"),
        Cell("since", .day, isRequired: false, headed: "Từ ngày", "Ngày hiệu lực"),
        Cell("subjects", .made(subjects), isRequired: false, headed: "Môn dạy"),
        Cell("phone", .made(phone), isRequired: false, headed: "SĐT liên hệ", "Điện thoại"),
        Cell("from", .day, isRequired: false, headed: "Ngày về trường"),
        Cell("to", .day, isRequired: false, headed: "Ngày thôi công tác", "Đến trước ngày"),
        Cell("remove", .made(removed), isRequired: false, headed: "Xoá mục"),
        Cell("reason", headed: "Lí do", "Lý do"),
        .school,
    ]

    /// A hyphen says that there are none.
    private static let subjects: @Sendable (CSVTable.Named) -> JSON? = { row in
        guard !row["subjects"].isEmpty else { return nil }
        return row["subjects"] == "-" ? .array([]) : Words([]).list(row["subjects"])
    }

    /// As people write it, with dots or blanks between.
    private static let phone: @Sendable (CSVTable.Named) -> JSON? = { row in
        let digits = row["phone"].filter { $0 != " " && $0 != "." }
        return digits.isEmpty ? nil : .string(digits)
    }

    private static let removed: @Sendable (CSVTable.Named) -> JSON? = { row in
        guard !row["remove"].isEmpty else { return nil }
        return Words.removableOfStaff.list(row["remove"])
    }
}

/// What the head of the school made of each teacher by the professional standard: the levels of the fifteen criteria.
///
/// What teachers say of themselves is in no file of others': everybody writes that himself.
enum EvaluationsFile: RowKind {
    static let name = "evaluations"
    static let summary = Bilingual(
        en: "teachers by their professional standard", vi: "đánh giá chuẩn nghề nghiệp giáo viên")
    static let command = "staff.assess-member"
    static let sources = ["identity"]
    static let cells =
        [
            Cell.member,
            Cell("year", headed: "Năm học"),
            Cell("on", .day, isRequired: false, headed: "Ngày đánh giá"),
            Cell("by", .made(assessor), isRequired: false, headed: "Người đánh giá"),
            Cell(
                "c1", as: "criteria", .made(levels), headed: "TC1", "Tiêu chí 1",
                parts: Dictionary(uniqueKeysWithValues: numbers.map { ("\($0 - 1)", "c\($0)") })),
        ] + numbers.dropFirst().map { Cell("c\($0)", .aside, headed: "TC\($0)", "Tiêu chí \($0)") } + [
            Cell("rule", .word(.standards), isRequired: false, headed: "Chuẩn áp dụng"),
            Cell("note", isRequired: false, headed: "Nhận xét", "Ghi chú"),
            Cell("reason", isRequired: false, headed: "Lí do", "Lý do"),
            .school,
        ]

    private static let numbers = 1...15

    private static let assessor: @Sendable (CSVTable.Named) -> JSON? = { row in
        .string(row["by"].isEmpty ? Assessor.head.rawValue : Words.assessors.ours(row["by"]))
    }

    private static let levels: @Sendable (CSVTable.Named) -> JSON? = { row in
        .array(numbers.map { .string(Words.standardLevels.ours(row["c\($0)"])) })
    }
}

extension Cell {
    /// Which member of the staff a row is about.
    static let member = Cell("member", headed: "Mã nhân sự", "Mã giáo viên")
}
