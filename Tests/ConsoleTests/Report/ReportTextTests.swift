import Testing
import Wire

@testable import Console

@Suite("A report as text")
struct ReportTextTests {
    @Test("is tables in the reader's language")
    func tables() throws {
        let text = ReportText(document: try .sample(), language: .vi).text
        #expect(
            text.contains(
                """
                Học sinh theo khối
                           Tổng số   Nữ  Nam
                ─────────  ───────  ───  ───
                Tổng         1.580  780  800
                Lớp 6 "A"      140   70   70
                =1+1         1.440  710  730

                """))
        #expect(ReportText(document: try .sample(), language: .en).text.contains("Pupils by grade"))
        #expect(text.contains("Trường 'Mầm non' (99000MN000001000000A)"))
    }

    @Test("is one figure to a line for spreadsheets, none of them a formula")
    func csv() throws {
        let text = ReportCSV.text(of: try .sample())
        #expect(text.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        let (rows, flaws) = CSV.read(Array(text.utf8))
        #expect(flaws.isEmpty)
        #expect(rows.count == 1 + 9 + 1 + 1)
        #expect(rows.allSatisfy { $0.fields.count == 11 })
        #expect(rows.contains { $0.fields.contains("'=1+1") })
        #expect(rows.last?.fields.suffix(2) == ["12.5", "f11"])
    }

    @Test("is read with what may be missing missing, and not read from anything else")
    func reading() throws {
        #expect(ReportDocument(["x": 1]) == nil)
        let bare = try #require(ReportDocument(["report": "r", "sections": [["rows": [["cells": [[:]]]]]]]))
        #expect(bare.sections[0].rows[0].cells[0].value == nil)
        #expect(bare.name.vi == "r")
    }

    @Test("explains a figure by what makes it")
    func explanation() throws {
        let answer = try JSON.parse(
            #"{"value":2,"name":{"en":"Girls","vi":"Nữ"},"facts":[{"subject":"pupil/1","seq":9},{"subject":"pupil/2"}]}"#
        )
        #expect(
            Explanation(answer, .vi).text == """
                value: 2
                name: Nữ

                facts
                subject  seq
                ───────  ───
                pupil/1  9
                pupil/2  \("")

                """)
    }
}
