import Wire

/// A report as one page that needs nothing else: no script, no font, no picture from elsewhere.
///
/// It prints on A4, reads aloud, and says how fresh its figures are.
struct HTMLPage {
    let document: ReportDocument
    /// When the page was made.
    let made: Instant

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="vi">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>\(Markup.escaped(document.name.vi)) – \(Markup.escaped(document.unit.name))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <header>
        <p class="unit">\(Markup.escaped(document.unit.name)) <span class="code">\(Markup.escaped(document.unit.code))</span></p>
        <h1>\(title)</h1>
        <p class="when">\(Markup.both(vi: "Năm học", en: "School year")) <b>\(Markup.escaped(document.year))</b> · \
        \(Markup.both(vi: "Số liệu tính đến ngày", en: "Figures as of")) <b>\(Markup.escaped(day(document.cutOff)))</b>\(due)</p>
        </header>
        <main>
        \(sections)</main>
        \(footer)
        </body>
        </html>

        """
    }

    private var title: String {
        """
        <span lang="vi">\(Markup.escaped(document.name.vi))</span>\
        <span lang="en" class="en">\(Markup.escaped(document.name.en))</span>
        """
    }

    private var due: String {
        guard !document.due.isEmpty else { return "" }
        return " · " + Markup.both(vi: "Hạn nộp", en: "Due") + " <b>\(Markup.escaped(day(document.due)))</b>"
    }

    private var sections: String {
        var text = ""
        for (index, section) in document.sections.enumerated() {
            text += "<section id=\"s\(index + 1)\">\n" + table(section.lines, of: section, section.name)
            if let chart = BarChart(section, id: "s\(index + 1)c") {
                text += "<figure>\n\(chart.legend)\(chart.svg)</figure>\n"
            }
            if !section.perUnit.isEmpty {
                let name = Bilingual(en: "\(section.name.en), by unit", vi: "\(section.name.vi), theo đơn vị")
                text += table(section.perUnit, of: section, name)
            }
            text += "</section>\n"
        }
        return text
    }

    private func table(
        _ rows: [ReportDocument.Row], of section: ReportDocument.Section, _ caption: Bilingual
    ) -> String {
        var text = "<table>\n<caption>\(Markup.both(caption))</caption>\n<thead><tr><td></td>"
        for column in section.columns { text += "<th scope=\"col\">\(Markup.both(column.heading))</th>" }
        text += "</tr></thead>\n<tbody>\n"
        for row in rows {
            text += row.key == "total" ? "<tr class=\"total\">" : "<tr>"
            text += "<th scope=\"row\">\(Markup.both(row.label))</th>"
            for figure in section.figures(of: row, in: .vi) { text += "<td>\(Markup.escaped(figure))</td>" }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n"
    }

    private var footer: String {
        var text = """
            <footer>
            <p>\(Markup.escaped(document.unit.name)), \(Markup.escaped(document.unit.code)) · \
            \(Markup.both(vi: "Số liệu tính đến ngày", en: "Figures as of")) \(Markup.escaped(day(document.cutOff))) · \
            \(Markup.both(vi: "Lập lúc", en: "Made at")) \(Markup.escaped(moment(made)))\
            \(document.definition.isEmpty ? "" : " · " + Markup.both(vi: "Định nghĩa", en: "Definition") + " ")\
            \(Markup.escaped(document.definition))</p>

            """
        guard !document.freshness.isEmpty else { return text + "</footer>" }
        text += """
            <table class="sources">
            <caption>\(Markup.both(vi: "Nguồn số liệu", en: "Sources"))</caption>
            <thead><tr><th scope="col">\(Markup.both(vi: "Nguồn", en: "Source"))</th>\
            <th scope="col">\(Markup.both(vi: "Đã đọc đến", en: "Read to"))</th>\
            <th scope="col">\(Markup.both(vi: "Còn thiếu", en: "Missing"))</th>\
            <th scope="col">\(Markup.both(vi: "Nhận lúc", en: "Heard at"))</th></tr></thead>
            <tbody>

            """
        for source in document.freshness {
            let heard = Instant(source.heard).map(moment) ?? source.heard
            text += """
                <tr><th scope="row">\(Markup.escaped(source.source))</th>\
                <td>\(Markup.escaped(Language.vi.number(source.sequence)))</td>\
                <td>\(Markup.escaped(Language.vi.number(source.missing)))</td><td>\(Markup.escaped(heard))</td></tr>

                """
        }
        return text + "</tbody>\n</table>\n</footer>"
    }

    /// `30/9/2026`, as days are written in Việt Nam; what is no day stays as it is.
    private func day(_ text: String) -> String {
        guard let (year, month, day) = CivilDate.parse(text) else { return text }
        return "\(day)/\(month)/\(year)"
    }

    private func moment(_ instant: Instant) -> String {
        let text = instant.text
        return "\(text.dropFirst(11).prefix(5)) \(day(String(text.prefix(10))))"
    }

    private static let style = """
        :root { --ink: #1b1f24; --soft: #545c66; --line: #c9cfd6; --wash: #f4f6f8; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.5rem; color: var(--ink); background: #fff;
          font: 16px/1.5 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        header { border-bottom: 2px solid var(--ink); margin-bottom: 2rem; padding-bottom: 1rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: .25rem 0 .75rem; }
        h1 .en { display: block; font-size: 1.1rem; font-weight: 400; }
        p { margin: .25rem 0; }
        .unit { font-weight: 600; }
        .code { color: var(--soft); font-weight: 400; font-size: .85em; letter-spacing: .02em; }
        .en { color: var(--soft); font-weight: 400; font-size: .85em; }
        .when { color: var(--soft); }
        .when b { color: var(--ink); }
        section { margin: 0 0 2.5rem; }
        section table + table, figure + table { margin-top: 1.5rem; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
        caption { text-align: left; font-weight: 600; font-size: 1.05rem; padding: 0 0 .5rem; }
        th, td { padding: .32rem .6rem; border-bottom: 1px solid var(--line); vertical-align: baseline; }
        td { text-align: right; white-space: nowrap; }
        thead th { text-align: right; font-weight: 600; }
        thead th, thead td { border-bottom: 1.5px solid var(--ink); }
        thead th .en { display: block; }
        tbody th { text-align: left; font-weight: 400; }
        tbody tr:nth-child(even) { background: var(--wash); }
        tr.total th, tr.total td { font-weight: 700; border-top: 1.5px solid var(--ink); }
        figure { margin: 1.25rem 0 0; }
        .chart { width: 100%; height: auto; display: block; }
        .chart text { font: 12px "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; fill: var(--ink); }
        .chart .figure { font-variant-numeric: tabular-nums; fill: var(--soft); }
        .chart .axis { stroke: var(--ink); stroke-width: 1; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .5rem; padding: 0; }
        footer { border-top: 2px solid var(--ink); margin-top: 3rem; padding-top: 1rem; font-size: .85rem; color: var(--soft); }
        footer table { margin-top: 1rem; }
        footer caption { font-size: .95rem; color: var(--ink); }
        footer thead th:first-child { text-align: left; }
        @page { size: A4; margin: 16mm 14mm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          thead { display: table-header-group; }
          tr, figure { break-inside: avoid; }
          caption { break-after: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
