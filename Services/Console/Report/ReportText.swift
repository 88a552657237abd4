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
        for part in document.parts {
            text += "\n" + emphasis("\(part.unit.name) (\(part.unit.code))") + "\n"
            for section in part.sections { text += "\n" + table(section) }
        }
        if !document.freshness.isEmpty { text += "\n" + freshness }
        return text
    }

    private func table(_ section: ReportDocument.Section) -> String {
        var table = TextTable(
            [""] + section.columns.map { language($0.name) }, right: Set(1...max(1, section.columns.count)))
        for row in section.rows {
            table.add([language(row.label)] + row.cells.map { $0.value.map(language.number) ?? "–" })
        }
        return emphasis(language(section.name)) + "\n" + table.text()
    }

    private var freshness: String {
        var table = TextTable(
            [
                language(en: "source", vi: "nguồn"), language(en: "read to", vi: "đọc đến"),
                language(en: "heard", vi: "lúc"),
            ],
            right: [1])
        for source in document.freshness { table.add([source.source, language.number(source.sequence), source.heard]) }
        return table.text()
    }
}
