import Wire

/// A report as tables on a terminal.
struct ReportText {
    let document: ReportDocument
    let language: Language
    var emphasis: (String) -> String = { $0 }

    var text: String {
        var text = emphasis(language(document.name)) + "\n"
        text += "\(document.unit.name) (\(document.unit.code))\n"
        text += language(en: "School year", vi: "Năm học") + " \(document.year), "
        text += language(en: "as of", vi: "tính đến ngày") + " \(document.cutOff)\n"
        for section in document.sections { text += "\n" + table(section) }
        if !document.freshness.isEmpty { text += "\n" + freshness }
        return text
    }

    private func table(_ section: ReportDocument.Section) -> String {
        var text = emphasis(language(section.name)) + "\n" + table(section.lines, under: section)
        if !section.perUnit.isEmpty { text += "\n" + table(section.perUnit, under: section) }
        return text
    }

    private func table(_ rows: [ReportDocument.Row], under section: ReportDocument.Section) -> String {
        var table = TextTable(
            [""] + section.columns.map { language($0.heading) }, right: Set(1...max(1, section.columns.count)))
        for row in rows { table.add([language(row.label)] + section.figures(of: row, in: language)) }
        return table.text()
    }

    private var freshness: String {
        var table = TextTable(
            [
                language(en: "source", vi: "nguồn"), language(en: "read to", vi: "đọc đến"),
                language(en: "missing", vi: "còn thiếu"), language(en: "heard", vi: "lúc"),
            ],
            right: [1, 2])
        for source in document.freshness {
            table.add([
                source.source, language.number(source.sequence), language.number(source.missing), source.heard,
            ])
        }
        return table.text()
    }
}
