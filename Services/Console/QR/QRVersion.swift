/// How much of a symbol may be unreadable: the two lower ones of the four levels (ISO/IEC 18004, 7.5.1).
enum QRCorrection: Int, CaseIterable {
    /// About 7 %; the raw value is the indicator of the format information.
    case low = 0b01
    /// About 15 %.
    case medium = 0b00
}

/// The size of a symbol, 1 to 13: with its margin, 13 is the largest that fits a terminal of 80 columns.
struct QRVersion: Equatable {
    let number: Int

    static let all = (1...13).map(QRVersion.init)

    private init(number: Int) { self.number = number }

    /// Modules along one edge.
    var side: Int { 17 + 4 * number }

    /// The bits that say how many bytes follow (Table 3, byte mode).
    var countBits: Int { number < 10 ? 8 : 16 }

    /// Where the centres of the alignment patterns stand, along either edge (Annex E).
    var alignmentCentres: [Int] {
        switch number {
        case 1: []
        case 2...6: [6, side - 7]
        default: [6, (side - 1) / 2, side - 7]
        }
    }

    /// Bytes of the symbol, data and correction together (Table 1).
    var codewords: Int { Self.codewords[number - 1] }

    /// Blocks that are mended apart from one another, and the bytes of correction in each (Table 9).
    func blocks(_ correction: QRCorrection) -> (count: Int, correction: Int) {
        switch correction {
        case .low: Self.low[number - 1]
        case .medium: Self.medium[number - 1]
        }
    }

    /// Bytes that are left for data.
    func dataCodewords(_ correction: QRCorrection) -> Int {
        let blocks = blocks(correction)
        return codewords - blocks.count * blocks.correction
    }

    private static let codewords = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346, 404, 466, 532]
    private static let low: [(count: Int, correction: Int)] = [
        (1, 7), (1, 10), (1, 15), (1, 20), (1, 26), (2, 18), (2, 20), (2, 24), (2, 30), (4, 18), (4, 20), (4, 24),
        (4, 26),
    ]
    private static let medium: [(count: Int, correction: Int)] = [
        (1, 10), (1, 16), (1, 26), (2, 18), (2, 24), (4, 16), (4, 18), (4, 22), (5, 22), (5, 26), (5, 30), (8, 22),
        (9, 22),
    ]
}
