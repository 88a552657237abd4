public import Vocabulary
public import Wire

/// A school's year with its two semesters; lengths are the school's own (QĐ 181/2023: 17 or 18 weeks).
public struct SchoolCalendar: PublicState {
    public static let context = Context.pupils
    public static let entity = "school-year"
    public static let facts = ["opened"]
    public static let classification = DataClassification.open

    public var school: UnitCode
    public var year: SchoolYear
    public var starts: LocalDate
    /// The first day of semester II.
    public var secondSemester: LocalDate
    /// The day after the last.
    public var ends: LocalDate

    public var key: String { "\(school.text)/\(year.firstYear)" }
    public var unit: UnitCode { school }

    public init(
        school: UnitCode, year: SchoolYear, starts: LocalDate, secondSemester: LocalDate, ends: LocalDate
    ) {
        self.school = school
        self.year = year
        self.starts = starts
        self.secondSemester = secondSemester
        self.ends = ends
    }
}
