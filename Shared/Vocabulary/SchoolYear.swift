public import Wire

/// A school year, September to May, written `2026-2027`.
public struct SchoolYear: TextValue, Comparable {
    public let firstYear: Int

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = SchoolYear(startingIn: parts[0]), String(year.firstYear + 1) == parts[1]
        else { return nil }
        self = year
    }

    /// Reads the first year alone: `2026`.
    public init?(startingIn text: some StringProtocol) {
        guard let year = Int(text), (1945...2198).contains(year), String(year) == text else { return nil }
        firstYear = year
    }

    /// The year that a day is counted to: from August, when teachers return, to the end of July.
    public init?(around day: LocalDate) {
        self.init(startingIn: String(day.components.month >= 8 ? day.components.year : day.components.year - 1))
    }

    public var text: String { "\(firstYear)-\(firstYear + 1)" }

    /// The year after it; nothing at the end of the calendar.
    public var next: SchoolYear? { SchoolYear(startingIn: String(firstYear + 1)) }

    public static let schema: JSON = ["type": "string", "pattern": "^[0-9]{4}-[0-9]{4}$"]
    public static let sample = SchoolYear(firstYear: 2026)
    public static let complaint = Bilingual(
        en: "must be a school year such as 2026-2027", vi: "phải là năm học, ví dụ 2026-2027")
    private init(firstYear: Int) { self.firstYear = firstYear }

    public static func < (left: SchoolYear, right: SchoolYear) -> Bool { left.firstYear < right.firstYear }
}

/// The half of a school year a mark belongs to.
public enum Semester: Int, WireNumber, CaseIterable {
    case first = 1
    case second = 2

    public static let complaint = Bilingual(en: "must be semester 1 or 2", vi: "phải là học kì 1 hoặc 2")
}

/// What a result covers.
public enum Term: String, WireEnum {
    case firstSemester = "semester-1"
    case secondSemester = "semester-2"
    case year

    public init(_ semester: Semester) { self = semester == .first ? .firstSemester : .secondSemester }
}
