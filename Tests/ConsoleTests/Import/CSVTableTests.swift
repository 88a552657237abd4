import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("A table of a CSV file")
struct CSVTableTests {
    static let columns = CSVTable.Columns(required: ["code", "name"], optional: ["phone"])

    private func read(_ text: String) -> Result<CSVTable, CSVTable.Flaws> {
        CSVTable.read(Array(text.utf8), file: "t.csv", columns: Self.columns)
    }

    private func flaws(_ text: String) -> [String] {
        guard case .failure(let flaws) = read(text) else { return [] }
        return flaws.all.map { "\($0.line) \($0.sentence.en)" }
    }

    @Test("names cells by their columns, whatever their order, and leaves absent ones empty")
    func names() throws {
        let table = try read("name,code\nAn,1\n").get()
        #expect(table[0]["code"] == "1")
        #expect(table[0]["name"] == "An")
        #expect(table[0]["phone"] == "")
        #expect(table[0].line == 2)
    }

    @Test("says all that is wrong with the heading at once")
    func heading() {
        #expect(
            flaws("code,code,fone\n1,2,3\n") == [
                "1 column code is there twice", "1 column fone is not known; did you mean phone?",
                "1 column name is missing",
            ])
    }

    @Test("says which rows are too long or too short, beside other flaws, by line")
    func lengths() {
        #expect(
            flaws("code,name\n1\n1,2,3\n\"1\"x,2\n1,2\n") == [
                "2 has 1 fields, the heading has 2", "3 has 3 fields, the heading has 2",
                "4 text follows a closing quote",
            ])
    }

    @Test("advises on semicolons and on nothing at all")
    func advice() {
        #expect(flaws("code;name\n1;2\n").first?.contains("semicolons") == true)
        #expect(flaws("") == ["1 the file is empty"])
    }

    @Test("knows a file again by its bytes")
    func digest() throws {
        let first = try read("code,name\n1,2\n").get()
        let second = try read("code,name\n1,2\n").get()
        let other = try read("code,name\n1,3\n").get()
        #expect(first.digest == second.digest)
        #expect(first.digest != other.digest)
    }

    @Test("gives one school's rows alone, by column or by class, with the lines they had")
    func schools() throws {
        let bySchool = CSVTable.Columns(required: ["school", "n"])
        let table = try CSVTable.read(Array("school,n\nA,1\nB,2\nA,3\n".utf8), file: "t.csv", columns: bySchool).get()
        #expect(table.rows(ofSchool: "A").rows.map(\.line) == [2, 4])
        let byClass = CSVTable.Columns(required: ["class"])
        let marks = try CSVTable.read(Array("class\nA/2026/1\nAB/2026/1\n".utf8), file: "t.csv", columns: byClass).get()
        #expect(marks.rows(ofSchool: "A").rows.map(\.line) == [2])
    }

    @Test("knows equipment by the school in its id, and keeps what names none")
    func equipment() throws {
        let columns = CSVTable.Columns(required: ["asset"], optional: ["school"])
        let (own, other) = (UnitCode.sample.text, "79764000020000000005")
        let text = "asset\n\(own)/G1\n\(other)/G1\nG2\nTB/01\n"
        let byID = try CSVTable.read(Array(text.utf8), file: "t.csv", columns: columns).get()
        #expect(byID.rows(ofSchool: own).rows.map(\.line) == [2, 4, 5])
        let mixed = "asset,school\nG1,\(own)\nG1,\(other)\nG2,\n\(other)/G2,\n"
        let bySchool = try CSVTable.read(Array(mixed.utf8), file: "t.csv", columns: columns).get()
        #expect(bySchool.rows(ofSchool: own).rows.map(\.line) == [2, 4])
    }
}
