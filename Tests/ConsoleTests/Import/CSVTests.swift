import TestKit
import Testing
import Wire

@testable import Console

@Suite("The CSV reader")
struct CSVTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var rows: [[String]]
        var lines: [Int]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ rows: [[String]], lines: [Int]? = nil) {
            self.name = name
            self.text = text
            self.rows = rows
            self.lines = lines ?? Array(1...max(1, rows.count)).prefix(rows.count).map { $0 }
        }
    }

    static let good = [
        Case("nothing", "", []),
        Case("one field", "a", [["a"]]),
        Case("a last line without its end", "a,b\nc,d", [["a", "b"], ["c", "d"]]),
        Case("CRLF", "a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        Case("a byte order mark", "\u{FEFF}a,b\n", [["a", "b"]]),
        Case("empty fields", ",\n,,\n", [["", ""], ["", "", ""]]),
        Case("a field at the end that is empty", "a,", [["a", ""]]),
        Case("blank lines", "a\n\n\r\nb\n", [["a"], ["b"]], lines: [1, 4]),
        Case("quotes", "\"a\",\"b c\"\n", [["a", "b c"]]),
        Case("an empty field in quotes", "\"\"\n", [[""]]),
        Case("a quote in quotes", "\"nói \"\"có\"\"\"", [["nói \"có\""]]),
        Case("only quotes", "\"\"\"\"\"\"", [["\"\""]]),
        Case("a comma in quotes", "\"Thôn 2, xã Suối Mây\",x", [["Thôn 2, xã Suối Mây", "x"]]),
        Case("lines in quotes", "\"a\nb\r\nc\",d\ne,f\n", [["a\nb\r\nc", "d"], ["e", "f"]], lines: [1, 4]),
        Case("blanks, which belong to the field", " a , b ", [[" a ", " b "]]),
        Case("Vietnamese, decomposed as it came", "Nguye\u{302}\u{303}n", [["Nguye\u{302}\u{303}n"]]),
    ]

    @Test("reads", arguments: good)
    func reads(_ good: Case) {
        let (rows, flaws) = CSV.read(Array(good.text.utf8))
        #expect(flaws.isEmpty)
        #expect(rows.map(\.fields) == good.rows)
        #expect(rows.map(\.line) == good.lines)
    }

    @Test(
        "says where it stumbles",
        arguments: [
            ("a\n\"b\nc\n", [2], "never closed"),
            ("a\nb\"c\nd\n", [2], "inside a field"),
            ("\"a\"b\n", [1], "follows a closing quote"),
            ("a\rb\n", [1], "carriage return"),
            ("a\n\"b\"x\nc\n\"d\"y\n", [2, 4], "follows a closing quote"),
        ])
    func stumbles(text: String, lines: [Int], words: String) {
        let (_, flaws) = CSV.read(Array(text.utf8))
        #expect(flaws.map(\.line) == lines)
        for flaw in flaws { #expect(flaw.sentence.en.contains(words)) }
    }

    @Test("goes on after a bad row")
    func goesOn() {
        let (rows, flaws) = CSV.read(Array("a\nx\"y\nb\n".utf8))
        #expect(rows.map(\.fields) == [["a"], ["b"]])
        #expect(rows.map(\.line) == [1, 3])
        #expect(flaws.count == 1)
    }

    @Test("refuses bytes that are no UTF-8, NUL, and UTF-16")
    func encodings() {
        #expect(CSV.read([0x61, 0x0A, 0xC3, 0x28, 0x0A]).flaws.map(\.line) == [2])
        #expect(CSV.read([0x61, 0x00]).flaws.count == 1)
        #expect(CSV.read([0xFF, 0xFE, 0x61, 0x00]).flaws.first?.sentence.en.contains("UTF-16") == true)
    }

    @Test("is bounded in every direction")
    func bounds() {
        let limits = CSV.Limits(bytes: 100, rows: 3, columns: 2, field: 4, flaws: 3)
        #expect(CSV.read([UInt8](repeating: 0x61, count: 101), limits: limits).flaws.count == 1)
        #expect(CSV.read(Array("a\nb\nc\nd\ne\n".utf8), limits: limits).flaws.count == 1)
        #expect(CSV.read(Array("a,b,c\n".utf8), limits: limits).flaws.count == 1)
        #expect(CSV.read(Array("abcdefgh\n".utf8), limits: limits).flaws.count == 1)
        #expect(CSV.read(Array("\"a\"x\n\"a\"x\n\"a\"x\n\"a\"x\n\"a\"x\n".utf8), limits: limits).flaws.count == 3)
    }

    @Test("reads back whatever a sheet writes", arguments: ["", ",", "\"", "a\nb", "\r\n", "é,\"\n", "x"])
    func roundTrip(field: String) {
        var sheet = Sheet(header: "first,second")
        sheet.row(field, "end")
        let (rows, flaws) = CSV.read(Array(sheet.text.utf8))
        #expect(flaws.isEmpty)
        #expect(rows.last?.fields == [field, "end"])
    }

    @Test("takes rows that it reads again once they are written, or names the lines it stumbles over")
    func mutations() throws {
        var mutator = Mutator(
            seed: 41,
            texts: ["code,name\n1,\"Trần \"\"Bưởi\"\"\"\r\n2,\"a\nb\"\n\n", "\u{FEFF}a,b,c\n1,2,3\n", "\"\",x\n"])
        let limits = CSV.Limits(bytes: 4_000, rows: 30, columns: 8, field: 200, flaws: 5)
        var (accepted, refused) = (0, 0)
        for _ in 0..<6_000 {
            let bytes = mutator.next()
            let (rows, flaws) = CSV.read(bytes, limits: limits)
            let lines = 1 + bytes.count { $0 == 0x0A }
            #expect(
                rows.allSatisfy { (1...lines).contains($0.line) } && flaws.allSatisfy { (1...lines).contains($0.line) })
            #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line })
            #expect(rows.count <= limits.rows + 1 && flaws.count <= limits.flaws + 1)
            guard flaws.isEmpty else {
                refused += 1
                #expect(flaws.allSatisfy { !$0.sentence.en.isEmpty && !$0.sentence.vi.isEmpty })
                continue
            }
            accepted += 1
            let again = CSV.read(Array(rows.map(Self.written).joined().utf8), limits: .init())
            #expect(again.flaws.isEmpty && again.rows.map(\.fields) == rows.map(\.fields), "\(bytes)")
        }
        #expect(accepted > 500 && refused > 500)
    }

    private static func written(_ row: CSV.Row) -> String {
        row.fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }
}
