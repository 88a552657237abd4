/// The parts of a symbol that are the same whatever it says (ISO/IEC 18004, 6.3).
extension QRGrid {
    /// A symbol with its patterns, and with room kept for its format.
    init(patternsOf version: QRVersion) {
        self.init(side: version.side)
        for index in 0..<side {
            fix(6, index, index % 2 == 0)
            fix(index, 6, index % 2 == 0)
        }
        drawFinder(atRow: 3, column: 3)
        drawFinder(atRow: 3, column: side - 4)
        drawFinder(atRow: side - 4, column: 3)
        let centres = version.alignmentCentres
        for row in centres {
            for column in centres where !isNextToFinder(row, column) { drawAlignment(atRow: row, column: column) }
        }
        draw(format: 0)
        if version.number >= 7 { draw(version: QRInformation.version(version.number)) }
    }

    /// A finder pattern with the light line around it, as far as both are inside.
    private mutating func drawFinder(atRow centre: Int, column middle: Int) {
        for row in max(0, centre - 4)...min(side - 1, centre + 4) {
            for column in max(0, middle - 4)...min(side - 1, middle + 4) {
                let distance = max(abs(row - centre), abs(column - middle))
                fix(row, column, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(atRow centre: Int, column middle: Int) {
        for row in centre - 2...centre + 2 {
            for column in middle - 2...middle + 2 {
                fix(row, column, max(abs(row - centre), abs(column - middle)) != 1)
            }
        }
    }

    private func isNextToFinder(_ row: Int, _ column: Int) -> Bool {
        (row == 6 && column == 6) || (row == 6 && column == side - 7) || (row == side - 7 && column == 6)
    }

    /// The format information, twice, and the module that is always dark (7.9.1).
    mutating func draw(format: Int) {
        for bit in 0..<15 {
            let isDark = format >> bit & 1 == 1
            switch bit {
            case 0...5: fix(bit, 8, isDark)
            case 6, 7: fix(bit + 1, 8, isDark)
            case 8: fix(8, 7, isDark)
            default: fix(8, 14 - bit, isDark)
            }
            if bit < 8 { fix(8, side - 1 - bit, isDark) } else { fix(side - 15 + bit, 8, isDark) }
        }
        fix(side - 8, 8, true)
    }

    /// The version information, twice (7.10).
    private mutating func draw(version: Int) {
        for bit in 0..<18 {
            let (long, short) = (side - 11 + bit % 3, bit / 3)
            fix(long, short, version >> bit & 1 == 1)
            fix(short, long, version >> bit & 1 == 1)
        }
    }
}
