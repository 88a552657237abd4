/// The modules of a symbol while it is drawn.
struct QRGrid: Equatable {
    let side: Int
    private var dark: [Bool]
    /// Modules that carry no data and that no mask touches.
    private var fixed: [Bool]

    init(side: Int) {
        self.side = side
        dark = [Bool](repeating: false, count: side * side)
        fixed = dark
    }

    func isDark(_ row: Int, _ column: Int) -> Bool { dark[row * side + column] }
    func isFixed(_ row: Int, _ column: Int) -> Bool { fixed[row * side + column] }

    mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
        dark[row * side + column] = isDark
        fixed[row * side + column] = true
    }

    /// Fills what is free with the bits of the message, two columns at a time from the right, up and down in turn
    /// (ISO/IEC 18004, 7.7.3); what is left over stays light.
    mutating func place(_ message: [UInt8]) {
        var bit = 0
        for pair in stride(from: side - 1, to: 0, by: -2) {
            // The column of the timing pattern is passed over.
            let right = pair <= 6 ? pair - 1 : pair
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<side {
                let row = isUpward ? side - 1 - step : step
                for column in [right, right - 1] where !isFixed(row, column) && bit < message.count * 8 {
                    dark[row * side + column] = message[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
        }
    }

    /// Turns the modules of the data that a mask names.
    mutating func turn(where mask: (Int, Int) -> Bool) {
        for row in 0..<side {
            for column in 0..<side where !isFixed(row, column) && mask(row, column) {
                dark[row * side + column].toggle()
            }
        }
    }
}
