import Testing
import Wire

@testable import Console

@Suite("The page of a report")
struct HTMLPageTests {
    let page: String
    let parsed: WellFormed

    init() throws {
        page = HTMLPage(document: try .sample(), made: .sample).text
        parsed = WellFormed(page)
    }

    private func elements(_ name: String) -> [WellFormed.Element] { parsed.elements.filter { $0.name == name } }

    @Test("is well formed")
    func wellFormed() {
        #expect(parsed.complaint == nil)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    }

    @Test(
        "asks nobody for anything",
        arguments: ["http:", "https:", "//", "url(", "@import", "<script", "<link", "<img", "src="])
    func standsAlone(word: String) {
        #expect(!page.contains(word))
    }

    @Test("takes no name for markup")
    func escapes() {
        #expect(page.contains("Phòng &lt;b&gt;Văn hóa&lt;/b&gt; &amp; Xã hội"))
        #expect(page.contains("Lớp 6 &quot;A&quot;"))
        #expect(page.contains("Trường &#39;Mầm non&#39;"))
        #expect(!page.contains("<b>Văn hóa"))
        #expect(Markup.escaped("a\u{0}\u{1F}\u{FFFF}\n") == "a\u{FFFD}\u{FFFD}\u{FFFD}\n")
    }

    @Test("reads aloud: captions, scopes, languages, titles of drawings")
    func accessible() {
        #expect(elements("table").count == elements("caption").count)
        #expect(elements("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
        let charts = elements("svg").filter { $0.attributes["role"] == "img" }
        #expect(!charts.isEmpty)
        #expect(elements("title").count == 1 + charts.count)
        #expect(elements("desc").count == charts.count)
        #expect(elements("span").contains { $0.attributes["lang"] == "en" })
        let ids = parsed.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let named = charts.flatMap { ($0.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init) }
        #expect(Set(named).isSubset(of: ids))
    }

    @Test("prints on A4 and says what its figures are worth")
    func content() {
        #expect(page.contains("@page { size: A4"))
        #expect(page.contains("tabular-nums"))
        #expect(page.contains("30/9/2026"))
        #expect(page.contains("15/10/2026"))
        #expect(page.contains("Tỉ lệ nữ (%)"))
        #expect(page.contains("<tr class=\"total\">"))
        #expect(page.contains("/khuevan/local/pupils"))
        #expect(page.contains("<td>1.584</td><td>3</td><td>08:15 1/10/2026</td>"))
        #expect(page.contains("3f9a"))
        #expect(page.contains("<td>1.780</td><td>800</td><td>68,99</td>"))
        #expect(page.contains("<td>–</td>"))
        #expect(page.contains("<td>12,50</td>"))
    }

    @Test("draws what can be compared, not totals nor shares beside counts, and says every figure at its bar")
    func chart() throws {
        let section = try ReportDocument.sample().sections[0]
        let chart = try #require(BarChart(section, id: "c"))
        #expect(chart.groups.map(\.label.en) == ["Grade 6", "Grade 7"])
        #expect(chart.series.map(\.en) == ["Girls", "Boys"])
        #expect(chart.svg.contains(">730</text>"))
        #expect(BarChart(try ReportDocument.sample().sections[1], id: "c") == nil)
    }
}
