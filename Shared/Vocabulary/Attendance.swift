public import Wire

/// The half of a day for which attendance is taken.
public enum DaySession: String, WireEnum, Comparable {
    case morning, afternoon

    public var label: Bilingual {
        switch self {
        case .morning: Bilingual(en: "morning", vi: "buổi sáng")
        case .afternoon: Bilingual(en: "afternoon", vi: "buổi chiều")
        }
    }
}

/// Whether whoever was absent had leave; both count alike towards the limit (TT 22/2021 Đ12.1).
public enum AbsenceKind: String, WireEnum {
    case excused, unexcused

    /// The letter of the class's book: P for có phép, K for không phép.
    public var mark: String { self == .excused ? "P" : "K" }

    public static let complaint = Bilingual(
        en: "must be excused or unexcused", vi: "phải là excused (có phép) hoặc unexcused (không phép)")
}

/// Where the attendance of a class stands in a month (QĐ 513/2024 Đ11.1).
///
/// It is closed when every sheet is there, printed, confirmed by the homeroom teacher and approved by the principal.
public enum AttendanceMonthStatus: String, WireEnum {
    case open, closed, confirmed, approved

    public var label: Bilingual {
        switch self {
        case .open: Bilingual(en: "open", vi: "đang mở")
        case .closed: Bilingual(en: "closed", vi: "đã khoá sổ")
        case .confirmed: Bilingual(en: "confirmed", vi: "giáo viên chủ nhiệm đã xác nhận")
        case .approved: Bilingual(en: "approved", vi: "hiệu trưởng đã duyệt")
        }
    }
}

/// A month of the calendar, written `2026-10`.
public struct CalendarMonth: TextValue, Comparable {
    public let first: LocalDate

    /// The month that a day is in.
    public init(of day: LocalDate) { first = day.adding(days: 1 - day.components.day) }

    public init?(_ text: String) {
        guard text.utf8.count == 7, let first = LocalDate("\(text)-01") else { return nil }
        self.first = first
    }

    public var text: String { String(first.text.prefix(7)) }
    public var year: Int { first.components.year }
    public var month: Int { first.components.month }

    /// The first day of the month after it.
    public var end: LocalDate { first.adding(days: CivilDate.days(inMonth: month, of: year)) }

    /// Every day of it, in order.
    public var days: [LocalDate] { (0..<CivilDate.days(inMonth: month, of: year)).map { first.adding(days: $0) } }

    public static let schema: JSON = ["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"]
    public static let sample = CalendarMonth(of: .sample)
    public static let complaint = Bilingual(
        en: "must be a month such as 2026-10", vi: "phải là tháng viết năm-tháng, ví dụ 2026-10")
    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.first < right.first }
}

/// The attendance of one class in one session: `<class>/<day>/<session>`.
public struct AttendanceSheetID: TextValue {
    public let schoolClass: ClassID
    public let date: LocalDate
    public let session: DaySession

    public init(schoolClass: ClassID, date: LocalDate, session: DaySession) {
        self.schoolClass = schoolClass
        self.date = date
        self.session = session
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, let schoolClass = ClassID(parts[0..<3].joined(separator: "/")),
            let date = LocalDate(String(parts[3])), let session = DaySession(rawValue: String(parts[4]))
        else { return nil }
        self.init(schoolClass: schoolClass, date: date, session: session)
    }

    public var text: String { "\(schoolClass.text)/\(date.text)/\(session.rawValue)" }
    public static let schema: JSON = [
        "type": "string",
        "pattern":
            "^[0-9A-Z]{20}/[0-9]{4}/[0-9A-Za-z.-]{1,16}/[0-9]{4}-[0-9]{2}-[0-9]{2}/(morning|afternoon)$",
    ]
    public static let sample = AttendanceSheetID(schoolClass: .sample, date: .sample, session: .morning)
    public static let complaint = Bilingual(
        en: "must name a sheet as class/day/session", vi: "phải ghi phiếu điểm danh theo mẫu lớp/ngày/buổi")
}

/// The attendance of one class in one month: `<class>/<month>`.
public struct AttendanceMonthID: TextValue {
    public let schoolClass: ClassID
    public let month: CalendarMonth

    public init(schoolClass: ClassID, month: CalendarMonth) {
        self.schoolClass = schoolClass
        self.month = month
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, let schoolClass = ClassID(parts[0..<3].joined(separator: "/")),
            let month = CalendarMonth(String(parts[3]))
        else { return nil }
        self.init(schoolClass: schoolClass, month: month)
    }

    public var text: String { "\(schoolClass.text)/\(month.text)" }
    public static let schema: JSON = [
        "type": "string", "pattern": "^[0-9A-Z]{20}/[0-9]{4}/[0-9A-Za-z.-]{1,16}/[0-9]{4}-(0[1-9]|1[0-2])$",
    ]
    public static let sample = AttendanceMonthID(schoolClass: .sample, month: .sample)
    public static let complaint = Bilingual(
        en: "must name a month of a class as class/year-month", vi: "phải ghi theo mẫu lớp/năm-tháng")
}
