import Testing
import Vocabulary
import Wire

@Suite("A mark")
struct MarkTests {
    @Test(
        "is read from JSON as the teacher wrote it",
        arguments: [
            ("7.5", 75), ("7.50", 75), ("0", 0), ("-0", 0), ("-0.0", 0), ("10", 100), ("10.0", 100), ("1e1", 100),
            ("75e-1", 75), ("0.1", 1), ("9.9", 99),
        ])
    func read(_ text: String, _ tenths: Int) throws {
        #expect(Mark(json: try JSON.parse(text))?.tenths == tenths)
    }

    @Test(
        "has one decimal place and no more",
        arguments: ["7.25", "10.5", "7.300000000000001", "1e2", "-1e-1", #""7.5""#])
    func refused(_ text: String) throws { #expect(Mark(json: try JSON.parse(text)) == nil) }

    @Test("goes to the wire shortest and comes back, each of the hundred and one")
    func roundTrip() throws {
        for tenths in 0...100 {
            let mark = try #require(Mark(tenths: tenths))
            let text = mark.json.text
            #expect(text == (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"))
            #expect(Mark(json: try JSON.parse(text)) == mark)
        }
        #expect(Mark(tenths: -1) == nil && Mark(tenths: 101) == nil)
    }

    @Test("orders by size, and a judgement is no mark")
    func order() throws {
        let marks = try [95, 100, 9].map { try #require(Mark(tenths: $0)) }
        #expect(marks.sorted().map(\.tenths) == [9, 95, 100])
        #expect(CellValue(json: "Đ") == .passed && CellValue(json: "CĐ") == .notPassed)
        #expect(CellValue.passed.json == "D" && CellValue.notPassed.json == "CD")
    }
}
