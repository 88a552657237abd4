import Wire

/// A section as a drawing: a group of bars for each row, a bar for each column, its figure beside it.
///
/// Figures stand at the bars, so that nothing is said by colour alone.
struct BarChart {
    struct Bar {
        var series: Int
        var value: Double
    }

    let title: Bilingual
    let series: [Bilingual]
    let groups: [(label: Bilingual, bars: [Bar])]
    private let id: String

    /// Contrast with white of at least 4.5 to 1.
    static let colours = ["#1d5a86", "#b4541a", "#44701f", "#7a3f8f"]
    private static let width = 720
    private static let labelWidth = 200
    private static let barHeight = 15

    /// A chart of a section, or nothing where there is nothing to compare.
    ///
    /// Totals are left out beside their parts; columns of another magnitude (shares beside counts) too.
    init?(_ section: ReportDocument.Section, id: String) {
        var columns = Array(section.columns.indices)
        if columns.count > 1 { columns.removeAll { Self.isTotal(section.columns[$0].id) } }
        columns = Array(columns.prefix(Self.colours.count))
        var rows = section.rows
        if rows.count > 1 { rows.removeAll { Self.isTotal($0.key) } }
        rows = Array(rows.prefix(24))
        guard rows.count > 1, !columns.isEmpty else { return nil }
        var groups: [(label: Bilingual, bars: [Bar])] = []
        for row in rows {
            var bars: [Bar] = []
            for (series, column) in columns.enumerated() {
                guard column < row.cells.count, let value = row.cells[column].value, value >= 0, value.isFinite else {
                    continue
                }
                bars.append(Bar(series: series, value: value))
            }
            if !bars.isEmpty { groups.append((row.label, bars)) }
        }
        guard groups.count > 1, groups.contains(where: { $0.bars.contains { $0.value > 0 } }) else { return nil }
        self.groups = groups
        self.series = columns.map { section.columns[$0].name }
        self.title = section.name
        self.id = id
    }

    private static func isTotal(_ id: String) -> Bool { id == "total" || id == "all" || id.isEmpty }

    private var largest: Double { groups.flatMap { $0.bars.map(\.value) }.max() ?? 1 }

    /// The drawing, on its own legs: title and description for those who do not see it.
    var svg: String {
        let space = Self.width - Self.labelWidth - 70
        var y = 8
        var body = ""
        for group in groups {
            let height = group.bars.count * Self.barHeight
            body += """
                <text x="\(Self.labelWidth - 8)" y="\(y + height / 2 + 4)" text-anchor="end" class="label" lang="vi">\
                \(Markup.escaped(Self.clipped(group.label.vi)))</text>

                """
            for bar in group.bars {
                let length = max(1, Int(bar.value / largest * Double(space)))
                body += """
                    <rect x="\(Self.labelWidth)" y="\(y + 1)" width="\(length)" height="\(Self.barHeight - 3)" \
                    fill="\(Self.colours[bar.series])"/><text x="\(Self.labelWidth + length + 5)" y="\(y + 11)" \
                    class="figure">\(Markup.escaped(Language.vi.number(bar.value)))</text>

                    """
                y += Self.barHeight
            }
            y += 8
        }
        return """
            <svg viewBox="0 0 \(Self.width) \(y)" role="img" aria-labelledby="\(id)-t \(id)-d" class="chart">
            <title id="\(id)-t" lang="vi">\(Markup.escaped(title.vi)) / \(Markup.escaped(title.en))</title>
            <desc id="\(id)-d" lang="vi">\(Markup.escaped(description))</desc>
            <line x1="\(Self.labelWidth)" y1="2" x2="\(Self.labelWidth)" y2="\(y)" class="axis"/>
            \(body)</svg>

            """
    }

    /// Which colour is which column; nothing where there is only one.
    var legend: String {
        guard series.count > 1 else { return "" }
        let keys = zip(series, Self.colours).map { name, colour in
            """
            <li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect width="12" height="12" \
            fill="\(colour)"/></svg> \(Markup.both(name))</li>
            """
        }
        return "<ul class=\"legend\">\(keys.joined())</ul>\n"
    }

    /// The same in words.
    private var description: String {
        groups.map { group in
            let bars = group.bars.map { "\(series[$0.series].vi) \(Language.vi.number($0.value))" }
            return "\(group.label.vi): \(bars.joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    private static func clipped(_ text: String) -> String { text.count > 30 ? text.prefix(29) + "…" : text }
}
