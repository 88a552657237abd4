import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// A periodic report of a unit: every table of its form, every cell with the name of its figure.
struct ShowReport: Query {
    static let name: MessageName = "reporting.report"
    static let permission: Permission? = .readFigures

    var report: String
    var unit: UnitCode
    var year: SchoolYear
    /// Another day than the cut-off.
    var on: LocalDate?
    /// What was known at this moment; everything, unless said otherwise.
    var known: Instant?
    /// Whether each table says the same of every school below.
    var perUnit: Bool?

    struct Answer: Codable, Sendable {
        var report: String
        var name: Bilingual
        var unit: UnitName
        var year: SchoolYear
        var cutOff: LocalDate
        var due: LocalDate
        /// The day the figures are of.
        var on: LocalDate
        var known: Instant?
        var sections: [Section]
        var freshness: [ShowFreshness.Source]
        /// The version of the definitions.
        var version: String
    }

    struct UnitName: Codable, Sendable {
        var code: UnitCode
        var name: String
    }

    struct Section: Codable, Sendable {
        var id: String
        var name: Bilingual
        var columns: [Column]
        var rows: [Row]
        var total: Row
        /// A row for each unit below that has anything to show.
        var perUnit: [Row]?
    }

    struct Column: Codable, Sendable {
        var id: String
        var name: Bilingual
        /// What is counted: `pupils`, `%`.
        var unit: Bilingual
    }

    struct Row: Codable, Sendable {
        var key: String
        var label: Bilingual
        var cells: [Cell]
    }

    struct Cell: Codable, Sendable {
        var value: FigureValue?
        var figure: FigureID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Tree.knows(unit, in: store) ? Scope(unit) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let definitions = Definitions.standard
        guard let form = definitions.report(report) else {
            return .refused(
                Refusal(.notFound, at: "/report", en: "there is no report \(report)", vi: "không có báo cáo \(report)"))
        }
        guard let cutOff = form.cutOff.date(in: year), let due = form.due.date(in: year),
            let name = try Tree.name(of: unit, in: store)
        else { return .refused(.notFound) }
        let writer = ReportWriter(
            form: form, definitions: definitions, unit: unit, year: year, on: on, known: known,
            standpoint: Standpoint(unit: unit, on: on ?? cutOff, known: known))
        let sections = try writer.sections(perUnit: perUnit ?? false, in: store)
        return .done(
            Answer(
                report: form.id, name: form.name, unit: UnitName(code: unit, name: name), year: year, cutOff: cutOff,
                due: due, on: on ?? cutOff, known: known, sections: sections,
                freshness: try ShowFreshness.sources(in: store), version: definitions.version))
    }
}
