import SQLite
import Vocabulary
import Wire

/// Fills the tables of one report for one unit.
struct ReportWriter {
    let form: ReportForm
    let definitions: Definitions
    let unit: UnitCode
    let year: SchoolYear
    let on: LocalDate?
    let known: Instant?
    let standpoint: Standpoint

    /// A section with the place of its columns in the sheet of all sections that have the same rows.
    private struct Placed {
        var form: ReportForm.Section
        var columns: [Sheet.Column]
        var offset: Int
    }

    /// Every table; those with the same rows are counted in one walk over the facts, for that is what costs.
    func sections(perUnit: Bool, in store: Reader) throws(SQLiteError) -> [ShowReport.Section] {
        var groups: [Breakdown?: [Sheet.Column]] = [:]
        var placed: [Placed] = []
        for section in form.sections {
            let columns = section.columns.compactMap { column in
                definitions.indicator(column.indicator).map { Sheet.Column(indicator: $0, only: column.only ?? []) }
            }
            placed.append(Placed(form: section, columns: columns, offset: groups[section.rows]?.count ?? 0))
            groups[section.rows, default: []] += columns
        }
        var sheets: [Breakdown?: Sheet] = [:]
        for (rows, columns) in groups {
            sheets[rows] = try sheet(columns, by: rows.map { [$0] } ?? [], in: store)
        }
        let units = perUnit ? try sheet(placed.flatMap(\.columns), by: [.unit], in: store) : nil
        var sections: [ShowReport.Section] = []
        var before = 0
        for place in placed {
            guard let sheet = sheets[place.form.rows] else { continue }
            var section = try self.section(place, from: sheet, in: store)
            if let units { section.perUnit = try self.units(place.columns, from: units, offset: before, in: store) }
            sections.append(section)
            before += place.columns.count
        }
        return sections
    }

    private func section(
        _ place: Placed, from sheet: Sheet, in store: Reader
    ) throws(SQLiteError) -> ShowReport.Section {
        let columns = place.columns
        let range = place.offset..<place.offset + columns.count
        var rows: [ShowReport.Row] = []
        var total: ShowReport.Row?
        if let breakdown = place.form.rows {
            for key in breakdown.sorted(sheet.keys(of: range).compactMap(\.first)) {
                rows.append(
                    ShowReport.Row(
                        key: key, label: Labels.label(of: key, by: breakdown),
                        cells: cells(columns, of: unit, and: [Choice(by: breakdown, is: key)]) {
                            sheet.cell(place.offset + $0, at: [key])
                        }))
            }
            // Where the rows part the facts their sum is the total; elsewhere a fact may stand in two rows.
            if Sheet.isParted(columns, by: breakdown, among: definitions) {
                total = row("total", Labels.total, columns, of: unit) { sheet.total(place.offset + $0) }
            } else if let whole = try self.sheet(columns, by: [], in: store) {
                total = row("total", Labels.total, columns, of: unit) { whole.cell($0, at: []) }
            }
        } else {
            total = row("total", Labels.total, columns, of: unit) { sheet.cell(place.offset + $0, at: []) }
        }
        return ShowReport.Section(
            id: place.form.id, name: place.form.name,
            columns: zip(place.form.columns, columns).map {
                ShowReport.Column(id: $0.id, name: $0.name, unit: $1.indicator.unit)
            },
            rows: rows, total: total ?? ShowReport.Row(key: "total", label: Labels.total, cells: []), perUnit: nil)
    }

    /// What each unit below says of itself: the same figures as in its own report.
    private func units(
        _ columns: [Sheet.Column], from sheet: Sheet, offset: Int, in store: Reader
    ) throws(SQLiteError) -> [ShowReport.Row] {
        var rows: [ShowReport.Row] = []
        for key in sheet.keys(of: offset..<offset + columns.count).compactMap(\.first).sorted() {
            guard let unit = UnitCode(key) else { continue }
            let name = try Tree.name(of: unit, in: store) ?? key
            rows.append(
                row(key, Bilingual(en: name, vi: name), columns, of: unit) { sheet.cell(offset + $0, at: [key]) })
        }
        return rows
    }

    private func sheet(
        _ columns: [Sheet.Column], by: [Breakdown], in store: Reader
    ) throws(SQLiteError) -> Sheet? {
        try Sheet(columns, by: by, among: definitions, at: standpoint, in: store)
    }

    private func row(
        _ key: String, _ label: Bilingual, _ columns: [Sheet.Column], of unit: UnitCode, _ cell: (Int) -> Sheet.Cell
    ) -> ShowReport.Row {
        ShowReport.Row(key: key, label: label, cells: cells(columns, of: unit, and: [], cell))
    }

    private func cells(
        _ columns: [Sheet.Column], of unit: UnitCode, and choices: [Choice], _ cell: (Int) -> Sheet.Cell
    ) -> [ShowReport.Cell] {
        columns.enumerated().map { index, column in
            ShowReport.Cell(
                value: cell(index).value,
                figure: FigureID(
                    report: form.id, year: year, on: on, unit: unit, indicator: column.indicator.id,
                    choices: choices + column.only, known: known))
        }
    }
}
