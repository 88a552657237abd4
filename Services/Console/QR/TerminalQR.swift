/// A QR code as lines of text, two rows of modules to a line.
struct TerminalQR {
    let code: QRCode

    /// The light margin that readers need, in modules (ISO/IEC 18004, 6.3.8).
    static let margin = 4

    /// Columns it takes, which are also the modules of its edge with the margin.
    var columns: Int { code.side + 2 * Self.margin }

    /// The lines, each with its end.
    ///
    /// With colour it is black on white whatever the terminal's own colours are; without, a full block is dark, as on
    /// paper.
    func text(inColour: Bool) -> String {
        var text = ""
        for row in stride(from: 0, to: columns, by: 2) {
            var line = ""
            for column in 0..<columns {
                switch (isDark(row, column), isDark(row + 1, column)) {
                case (true, true): line += "█"
                case (true, false): line += "▀"
                case (false, true): line += "▄"
                case (false, false): line += " "
                }
            }
            text += inColour ? "\u{1B}[38;5;16;48;5;231m\(line)\u{1B}[0m\n" : "\(line)\n"
        }
        return text
    }

    private func isDark(_ row: Int, _ column: Int) -> Bool {
        let (row, column) = (row - Self.margin, column - Self.margin)
        guard (0..<code.side).contains(row), (0..<code.side).contains(column) else { return false }
        return code.isDark(row: row, column: column)
    }
}
