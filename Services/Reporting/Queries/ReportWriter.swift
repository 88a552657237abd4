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

    func section(
        _ section: ReportForm.Section, perUnit: Bool, in store: Reader
    ) throws(SQLiteError) -> ShowReport.Section {
        let columns = section.columns.compactMap { column in
            definitions.indicator(column.indicator).map { Sheet.Column(indicator: $0, only: column.only ?? []) }
        }
        var rows: [ShowReport.Row] = []
        var total: ShowReport.Row?
        if let breakdown = section.rows, let sheet = try sheet(columns, by: [breakdown], in: store) {
            for key in breakdown.sorted(sheet.keys.compactMap(\.first)) {
                rows.append(
                    ShowReport.Row(
                        key: key, label: Labels.label(of: key, by: breakdown),
                        cells: cells(columns, of: unit, and: [Choice(by: breakdown, is: key)]) {
                            sheet.cell($0, at: [key])
                        }))
            }
            // Where the rows part the facts their sum is the total; elsewhere a fact may stand in two rows.
            if Sheet.isParted(columns, by: breakdown, among: definitions) {
                total = row("total", Labels.total, columns, of: unit) { sheet.total($0) }
            }
        }
        if total == nil, let sheet = try sheet(columns, by: [], in: store) {
            total = row("total", Labels.total, columns, of: unit) { sheet.cell($0, at: []) }
        }
        return ShowReport.Section(
            id: section.id, name: section.name,
            columns: zip(section.columns, columns).map {
                ShowReport.Column(id: $0.id, name: $0.name, unit: $1.indicator.unit)
            },
            rows: rows, total: total ?? ShowReport.Row(key: "total", label: Labels.total, cells: []),
            perUnit: perUnit ? try units(columns, in: store) : nil)
    }

    /// What each unit below says of itself: the same figures as in its own report.
    private func units(_ columns: [Sheet.Column], in store: Reader) throws(SQLiteError) -> [ShowReport.Row] {
        guard let sheet = try sheet(columns, by: [.unit], in: store) else { return [] }
        var rows: [ShowReport.Row] = []
        for key in sheet.keys.compactMap(\.first).sorted() {
            guard let unit = UnitCode(key) else { continue }
            let name = try Tree.name(of: unit, in: store) ?? key
            rows.append(row(key, Bilingual(en: name, vi: name), columns, of: unit) { sheet.cell($0, at: [key]) })
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
