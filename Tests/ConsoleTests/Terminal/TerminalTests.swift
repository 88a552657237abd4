import Testing
import Wire

@testable import Console

@Suite("What a terminal shows")
struct TerminalTests {
    @Test(
        "has the width its letters have",
        arguments: [
            ("Nguyễn", 6), ("Nguye\u{302}\u{303}n", 6), ("đ", 1), ("漢字", 4), ("", 0), ("e\u{301}", 1), ("—", 1),
            ("█", 1),
        ])
    func width(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test("aligns Vietnamese in either form, numbers to the right")
    func table() {
        var table = TextTable(["tên", "điểm"], right: [1])
        table.add(["Nguyễn", "9"])
        table.add(["Nguye\u{302}\u{303}n Văn", "10"])
        #expect(
            table.text() == """
                tên         điểm
                ──────────  ────
                Nguyễn         9
                Nguye\u{302}\u{303}n Văn    10

                """)
    }

    @Test("lets no record move the cursor")
    func controls() {
        var table = TextTable(["a"])
        table.add(["x\u{1B}[2Jy\nz"])
        #expect(!table.text().contains("\u{1B}"))
        #expect(table.text().split(separator: "\n").count == 3)
    }

    @Test("paints only where somebody watches")
    func paint() {
        let silent = Terminal.Side(write: { _ in }, isWatched: false, width: nil)
        let watched = Terminal.Side(write: { _ in }, isWatched: true, width: 80)
        #expect(Terminal(out: silent, err: watched, mayColour: true).paint("x", .bold) == "x")
        #expect(Terminal(out: watched, err: watched, mayColour: false).paint("x", .bold) == "x")
        #expect(Terminal(out: watched, err: silent, mayColour: true).paint("x", .red) == "\u{1B}[31mx\u{1B}[0m")
    }

    @Test("shows how far work has come, with its rate")
    func progress() {
        let side = Terminal.Side(write: { _ in }, isWatched: false, width: nil)
        let progress = Progress("x", of: 200, on: Terminal(out: side, err: side, mayColour: false), in: .en)
        progress.advance(by: 50)
        #expect(progress.line(after: 500) == "x  ██████░░░░░░░░░░░░░░░░░░  50/200  100 rows/s")
    }

    @Test("groups numbers as each language does")
    func numbers() {
        #expect(Language.vi.number(1_234_567) == "1.234.567")
        #expect(Language.en.number(-1584) == "-1,584")
        #expect(Language.vi.number(12.5) == "12,5")
        #expect(Language.en.number(0.126) == "0.13")
        #expect(Language.en.number(99.999) == "100")
        #expect(Language.en.number(3.05) == "3.05")
        #expect(Language.en.number(-0.001) == "0")
    }

    @Test(
        "takes its language from the locale",
        arguments: [
            (["LANG": "vi_VN.UTF-8"], Language.vi), (["LANG": "en_GB.UTF-8"], .en), ([:], .en),
            (["LC_ALL": "en_US", "LANG": "vi_VN"], .en), (["LC_ALL": "", "LANG": "vi_VN"], .vi),
        ])
    func locale(variables: [String: String], language: Language) {
        #expect(Language { variables[$0] } == language)
    }
}
