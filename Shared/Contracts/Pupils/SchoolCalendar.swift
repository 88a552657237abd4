public import Vocabulary
public import Wire

/// A school's year with its two semesters; lengths are the school's own (QĐ 181/2023: 17 or 18 weeks).
public struct SchoolCalendar: PublicState {
    public static let context = Context.pupils
    public static let entity = "school-year"
    public static let facts = ["opened", "changed"]
    public static let classification = DataClassification.open

    public var school: UnitCode
    public var year: SchoolYear
    public var starts: LocalDate
    /// The first day of semester II.
    public var secondSemester: LocalDate
    /// The day after the last.
    public var ends: LocalDate
    /// Days without school besides Sundays, the earliest first; absent where none have been set.
    public var daysOff: [DayOff]?
    /// Whether there is no school on Saturdays; absent where nothing has been said, and then there is.
    public var saturdaysOff: Bool?

    public var key: String { "\(school.text)/\(year.firstYear)" }
    public var unit: UnitCode { school }

    /// Days in a row without school: a holiday, the Tết break, a storm.
    public struct DayOff: Codable, Sendable, Hashable {
        public var from: LocalDate
        /// The day after the last.
        public var to: LocalDate
        public var name: ShortText?

        public init(from: LocalDate, to: LocalDate, name: ShortText? = nil) {
            self.from = from
            self.to = to
            self.name = name
        }
    }

    public init(
        school: UnitCode, year: SchoolYear, starts: LocalDate, secondSemester: LocalDate, ends: LocalDate,
        daysOff: [DayOff]? = nil, saturdaysOff: Bool? = nil
    ) {
        self.school = school
        self.year = year
        self.starts = starts
        self.secondSemester = secondSemester
        self.ends = ends
        self.daysOff = daysOff
        self.saturdaysOff = saturdaysOff
    }
}
