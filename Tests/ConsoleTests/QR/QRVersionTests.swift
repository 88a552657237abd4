import Testing

@testable import Console

@Suite("The version of a QR code")
struct QRVersionTests {
    /// ISO/IEC 18004, Table 7: bytes that fit, at levels L and M.
    private static let capacities: [(low: Int, medium: Int)] = [
        (17, 14), (32, 26), (53, 42), (78, 62), (106, 84), (134, 106), (154, 122), (192, 152), (230, 180), (271, 213),
        (321, 251), (367, 287), (425, 331),
    ]

    @Test("holds as many bytes as the standard says, and not one more", arguments: 1...13)
    func capacity(number: Int) {
        let version = QRVersion.all[number - 1]
        #expect(version.number == number)
        for (correction, most) in [
            (QRCorrection.low, Self.capacities[number - 1].low), (.medium, Self.capacities[number - 1].medium),
        ] {
            let full = [UInt8](repeating: 0x61, count: most)
            #expect(QRMessage.data(full, version, correction)?.count == version.dataCodewords(correction))
            #expect(QRMessage.data(full + [0x61], version, correction) == nil)
        }
    }

    /// Annex E, Table E.1.
    @Test(
        "puts its alignment patterns where the standard does",
        arguments: [
            (1, []), (2, [6, 18]), (6, [6, 34]), (7, [6, 22, 38]), (8, [6, 24, 42]), (10, [6, 28, 50]),
            (13, [6, 34, 62]),
        ] as [(Int, [Int])])
    func alignment(number: Int, centres: [Int]) {
        #expect(QRVersion.all[number - 1].alignmentCentres == centres)
    }

    @Test("leaves exactly the room of its bytes, and at most seven modules over", arguments: 1...13)
    func room(number: Int) {
        let version = QRVersion.all[number - 1]
        let grid = QRGrid(patternsOf: version)
        var free = 0
        for row in 0..<grid.side {
            for column in 0..<grid.side where !grid.isFixed(row, column) { free += 1 }
        }
        // Table 1: no remainder, but seven bits in versions 2 to 6.
        #expect(free - version.codewords * 8 == ((2...6).contains(number) ? 7 : 0))
    }
}
