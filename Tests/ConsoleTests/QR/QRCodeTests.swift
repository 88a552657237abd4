import Testing

@testable import Console

@Suite("A QR code")
struct QRCodeTests {
    private func rows(_ code: QRCode, _ rows: Range<Int>, _ columns: Range<Int>) -> [String] {
        rows.map { row in columns.map { code.isDark(row: row, column: $0) ? "#" : "." }.joined() }
    }

    @Test("has a finder pattern with a light line around it in three corners", arguments: [1, 6, 7, 13])
    func finders(number: Int) throws {
        let code = try #require(QRCode("khuevan", QRVersion.all[number - 1], .medium))
        let finder = ["#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........"]
        let side = code.side
        #expect(side == 17 + 4 * number)
        #expect(rows(code, 0..<8, 0..<8) == finder)
        #expect(rows(code, 0..<8, side - 8..<side) == finder.map { String($0.reversed()) })
        #expect(rows(code, side - 8..<side, 0..<8) == finder.reversed())
        for index in 8..<side - 8 {
            #expect(code.isDark(row: 6, column: index) == (index % 2 == 0))
            #expect(code.isDark(row: index, column: 6) == (index % 2 == 0))
        }
        #expect(code.isDark(row: side - 8, column: 8))
    }

    @Test("says its text in bytes, announced as UTF-8 where it is more than ASCII")
    func message() {
        let version = QRVersion.all[0]
        #expect(
            QRMessage.data([0x61, 0x62], version, .medium)
                == [0x40, 0x26, 0x16, 0x20, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11])
        let announced = QRMessage.data([0xC3, 0xAA], version, .medium)
        #expect(announced.map { Array($0.prefix(5)) } == [0x71, 0xA4, 0x02, 0xC3, 0xAA])
    }

    @Test("takes the smallest version, and less correction only where more does not fit")
    func smallest() throws {
        let small = try #require(QRCode(String(repeating: "a", count: 14)))
        #expect(small.version.number == 1 && small.correction == .medium)
        let larger = try #require(QRCode(String(repeating: "a", count: 15)))
        #expect(larger.version.number == 2 && larger.correction == .medium)
        let sparing = try #require(QRCode(String(repeating: "a", count: 332)))
        #expect(sparing.version.number == 12 && sparing.correction == .low)
        #expect(QRCode(String(repeating: "a", count: 425))?.version.number == 13)
        #expect(QRCode(String(repeating: "a", count: 426)) == nil)
    }

    @Test("interleaves blocks, the longer ones last")
    func interleaved() {
        // Version 8 at level M: two blocks of 38 bytes and two of 39, with 22 of correction each.
        let version = QRVersion.all[7]
        let data = (0..<154).map { UInt8($0) }
        let message = QRMessage.interleaved(data, version, .medium)
        #expect(message.count == version.codewords)
        #expect(Array(message.prefix(8)) == [0, 38, 76, 115, 1, 39, 77, 116])
        #expect(Array(message[148..<154]) == [37, 75, 113, 152, 114, 153])
        let generator = ReedSolomon.generator(degree: 22)
        let third = ReedSolomon.correction(of: Array(data[76..<115]), generator: generator)
        let corrections = message[154...]
        #expect(stride(from: 156, to: corrections.endIndex, by: 4).map { corrections[$0] } == third)
    }

    @Test("gives points for what is hard to read")
    func penalties() {
        func modules(_ text: String) -> [Bool] { text.map { $0 == "#" } }
        #expect(QRMask.line(modules("####.####")) == 0)
        #expect(QRMask.line(modules("#####.......")) == 3 + 5)
        #expect(QRMask.line(modules("#.###.#....")) == 40)
        #expect(QRMask.line(modules("....#.###.#")) == 40)
        #expect(QRMask.line(modules("#.###.#...#")) == 0)
        var grid = QRGrid(side: 10)
        #expect(QRMask.blocks(in: grid) == 81 * 3)
        #expect(QRMask.balance(of: grid) == 90)
        for index in 0..<45 { grid.fix(index / 10, index % 10, true) }
        #expect(QRMask.balance(of: grid) == 0)
        grid.fix(4, 4, false)
        #expect(QRMask.balance(of: grid) == 10)
    }

    @Test("wears the mask with the fewest points", arguments: ["a", "otpauth://totp/x?secret=AAAAAAAA", "Nguyễn"])
    func mask(text: String) throws {
        let chosen = try #require(QRCode(text))
        let points = try QRMask.all.map { mask in
            let code = try #require(QRCode(text, chosen.version, chosen.correction, mask: mask))
            var grid = QRGrid(side: code.side)
            for row in 0..<code.side {
                for column in 0..<code.side { grid.fix(row, column, code.isDark(row: row, column: column)) }
            }
            return QRMask.penalty(of: grid)
        }
        #expect(points.firstIndex(of: try #require(points.min())) == chosen.mask)
        #expect(Set(points).count > 1)
    }
}
