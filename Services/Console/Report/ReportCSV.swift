import Wire

/// A report as a long table for spreadsheets: one figure to a line, a byte order mark so that they see it is UTF-8.
enum ReportCSV {
    static func text(of document: ReportDocument) -> String {
        var sheet = Sheet(
            header: "unit,unitName,section,row,rowName,rowNameVi,column,columnName,columnNameVi,value,figure")
        add(document.sections, of: document.unit, to: &sheet)
        for part in document.parts { add(part.sections, of: part.unit, to: &sheet) }
        return "\u{FEFF}" + sheet.text
    }

    private static func add(
        _ sections: [ReportDocument.Section], of unit: ReportDocument.Place, to sheet: inout Sheet
    ) {
        for section in sections {
            for row in section.rows {
                for (column, cell) in zip(section.columns, row.cells) {
                    sheet.row(
                        unit.code, guarded(unit.name), section.id, row.key, guarded(row.label.en),
                        guarded(row.label.vi),
                        column.id, guarded(column.name.en), guarded(column.name.vi), cell.value.map(plain) ?? "",
                        cell.figure)
                }
            }
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
