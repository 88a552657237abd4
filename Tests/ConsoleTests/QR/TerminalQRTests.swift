import Testing

@testable import Console

@Suite("A QR code in a terminal")
struct TerminalQRTests {
    @Test("stands in a light margin, two rows to a line")
    func margin() throws {
        let picture = TerminalQR(code: try #require(QRCode("khuevan")))
        let lines = picture.text(inColour: false).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(picture.columns == 29)
        #expect(lines.count == 15)
        #expect(lines.allSatisfy { $0.count == 29 })
        #expect(lines[0].allSatisfy { $0 == " " } && lines[1].allSatisfy { $0 == " " })
        // The first two rows of the finder patterns: a dark line, then dark at both ends.
        #expect(lines[2].hasPrefix("    █▀▀▀▀▀█ "))
        #expect(lines[2].hasSuffix(" █▀▀▀▀▀█    "))
    }

    @Test("is black on white whatever the terminal's colours are, and ends them at each line")
    func colour() throws {
        let picture = TerminalQR(code: try #require(QRCode("khuevan")))
        let plain = picture.text(inColour: false).split(separator: "\n")
        let coloured = picture.text(inColour: true).split(separator: "\n")
        #expect(coloured.map(String.init) == plain.map { "\u{1B}[38;5;16;48;5;231m\($0)\u{1B}[0m" })
    }
}
