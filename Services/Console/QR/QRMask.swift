/// The eight patterns one of which is laid over the data, and how the best of them is found (ISO/IEC 18004, 7.8).
enum QRMask {
    static let all = 0..<8

    /// Whether a mask turns a module (Table 10).
    static func turns(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }

    /// How hard a symbol is to read: the points of Table 11.
    static func penalty(of grid: QRGrid) -> Int {
        var points = blocks(in: grid) + balance(of: grid)
        for index in 0..<grid.side {
            points += line((0..<grid.side).map { grid.isDark(index, $0) })
            points += line((0..<grid.side).map { grid.isDark($0, index) })
        }
        return points
    }

    /// Five or more alike in a row, and what looks like a finder pattern with light beside it.
    static func line(_ modules: [Bool]) -> Int {
        var points = 0
        var run = 0
        // The last eleven modules, dark ones as ones.
        var window = 0
        for (index, isDark) in modules.enumerated() {
            run = index > 0 && modules[index - 1] == isDark ? run + 1 : 1
            if run == 5 { points += 3 } else if run > 5 { points += 1 }
            window = (window << 1 | (isDark ? 1 : 0)) & 0b111_1111_1111
            if index >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { points += 40 }
        }
        return points
    }

    /// Squares of four alike.
    static func blocks(in grid: QRGrid) -> Int {
        var points = 0
        for row in 0..<grid.side - 1 {
            for column in 0..<grid.side - 1 {
                let corner = grid.isDark(row, column)
                if grid.isDark(row, column + 1) == corner, grid.isDark(row + 1, column) == corner,
                    grid.isDark(row + 1, column + 1) == corner
                {
                    points += 3
                }
            }
        }
        return points
    }

    /// Ten for every whole five per cent by which the dark part is outside 45 % to 55 %, or has begun to be.
    static func balance(of grid: QRGrid) -> Int {
        var dark = 0
        for row in 0..<grid.side {
            for column in 0..<grid.side where grid.isDark(row, column) { dark += 1 }
        }
        let all = grid.side * grid.side
        return max(0, (abs(dark * 20 - all * 10) + all - 1) / all - 1) * 10
    }
}
