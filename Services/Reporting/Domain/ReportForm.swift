import Vocabulary
import Wire

/// A periodic report as data: its day, its deadline, and what stands in its tables.
struct ReportForm: Codable, Sendable {
    var id: String
    var name: Bilingual
    /// The regulation that asks for it.
    var source: String
    var cutOff: DayOfYear
    var due: DayOfYear
    var sections: [Section]

    /// A day of a school year, in the calendar year it begins or the one it ends.
    struct DayOfYear: Codable, Sendable {
        var half: Half
        var month: Int
        var day: Int

        enum Half: String, WireEnum { case first, second }

        func date(in year: SchoolYear) -> LocalDate? {
            LocalDate(year: year.firstYear + (half == .first ? 0 : 1), month: month, day: day)
        }
    }

    /// One table.
    struct Section: Codable, Sendable {
        var id: String
        var name: Bilingual
        /// What the rows are; without it the table has its total only.
        var rows: Breakdown?
        var columns: [Column]
    }

    /// One column: an indicator, or a part of it.
    struct Column: Codable, Sendable {
        var id: String
        var name: Bilingual
        var indicator: String
        var only: [Choice]?
    }
}

/// One value of one breakdown.
struct Choice: Codable, Sendable, Hashable {
    var by: Breakdown
    var `is`: String
}
