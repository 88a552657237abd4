import Testing

@testable import Console

@Suite("A sheet")
struct SheetTests {
    @Test("quotes only what needs it and doubles quotes")
    func quoting() {
        var sheet = Sheet(header: "a,b,c")
        sheet.row("Thôn 3, xã Suối Mây", "nói \"có\"", "thường")
        #expect(sheet.text == "a,b,c\n\"Thôn 3, xã Suối Mây\",\"nói \"\"có\"\"\",thường\n")
    }

    @Test("reads back whatever was written", arguments: ["", ",", "\"", "a\nb", "\"\"", "é,\"\n"])
    func roundTrip(field: String) {
        var sheet = Sheet(header: "first,second")
        sheet.row(field, "end")
        let rows = Rows(sheet.text)
        #expect(rows["first"] == [field])
        #expect(rows["second"] == ["end"])
    }
}
