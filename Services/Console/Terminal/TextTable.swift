/// A table as text: columns aligned by what a terminal shows, numbers to the right.
struct TextTable {
    enum Alignment { case left, right }

    var header: [String]
    var alignments: [Alignment]
    private(set) var rows: [[String]] = []

    /// An empty table; the columns named `right` hold numbers.
    init(_ header: [String], right: Set<Int> = []) {
        self.header = header
        alignments = header.indices.map { right.contains($0) ? .right : .left }
    }

    mutating func add(_ cells: [String]) {
        rows.append(header.indices.map { $0 < cells.count ? cells[$0].printable : "" })
    }

    /// The lines, header first; `emphasis` may make the header stand out.
    func text(emphasis: (String) -> String = { $0 }) -> String {
        let widths = header.indices.map { column in
            max(header[column].columns, rows.map { $0[column].columns }.max() ?? 0)
        }
        var text = emphasis(line(header, widths)) + "\n"
        text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
        for row in rows { text += line(row, widths) + "\n" }
        return text
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            if column > 0 { line += "  " }
            let isLast = column == cells.count - 1
            line +=
                isLast && alignments[column] == .left
                ? cell : cell.padded(to: widths[column], onLeft: alignments[column] == .right)
        }
        return line
    }
}
