import Wire

/// A report as a long table for spreadsheets: one figure to a line, a byte order mark so that they see it is UTF-8.
enum ReportCSV {
    static func text(of document: ReportDocument) -> String {
        var sheet = Sheet(
            header: "unit,unitName,section,row,rowName,rowNameVi,column,columnName,columnNameVi,value,figure")
        for section in document.sections {
            for row in section.lines { add(row, of: document.unit, section, to: &sheet) }
            for row in section.perUnit {
                let unit = ReportDocument.Place(code: row.key, name: row.label.vi)
                add(section.asTotal(row), of: unit, section, to: &sheet)
            }
        }
        return "\u{FEFF}" + sheet.text
    }

    private static func add(
        _ row: ReportDocument.Row, of unit: ReportDocument.Place, _ section: ReportDocument.Section,
        to sheet: inout Sheet
    ) {
        for (column, cell) in zip(section.columns, row.cells) {
            sheet.row(
                unit.code, guarded(unit.name), section.id, row.key, guarded(row.label.en), guarded(row.label.vi),
                column.id, guarded(column.name.en), guarded(column.name.vi), cell.value.map(plain) ?? "", cell.figure)
        }
    }

    /// A number as machines read it.
    static func plain(_ value: Double) -> String {
        Int64(exactly: value).map { String($0) } ?? String(value)
    }

    /// A name that a spreadsheet would take for a formula is kept from being one
    /// (https://owasp.org/www-community/attacks/CSV_Injection).
    static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
        return "'" + text
    }
}

extension ReportDocument.Section {
    /// A unit's row as what it is of that unit: the total.
    fileprivate func asTotal(_ row: ReportDocument.Row) -> ReportDocument.Row {
        ReportDocument.Row(key: total?.key ?? "total", label: total?.label ?? row.label, cells: row.cells)
    }
}
