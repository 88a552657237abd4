import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("Definitions")
struct DefinitionsTests {
    @Test("are whole as shipped")
    func shipped() {
        #expect(Definitions.standard.reports.keys.sorted() == ["health", "opening", "semester"])
        #expect(Definitions.standard.indicators.count > 20)
        #expect(Definitions.standard.version.count == 12)
    }

    @Test(
        "are refused where they name what is not there",
        arguments: [
            #"{"kind":"ratio","numerator":"a","denominator":"nothing"}"#,
            #"{"kind":"count","entity":"class","filter":[{"by":"sex","oneOf":["male"]}]}"#,
            #"{"kind":"count","entity":"weather"}"#, #"{"kind":"median","entity":"class"}"#,
        ])
    func flaws(measure: String) {
        let words = #"{"en":"a","vi":"a"}"#
        let text =
            #"[{"id":"a","name":\#(words),"unit":\#(words),"meaning":\#(words),"measure":\#(measure),"from":"2020-01-01"}]"#
        guard case .failure = Definitions.read(indicators: Array(text.utf8), reports: []) else {
            Issue.record("it was let in")
            return
        }
    }

    @Test("change their version with any letter")
    func version() throws {
        let one = try Definitions.read(indicators: Array("[]".utf8), reports: []).get()
        let other = try Definitions.read(indicators: Array("[ ]".utf8), reports: []).get()
        #expect(one.version != other.version)
    }

    @Test("label every value of every closed breakdown in both languages", arguments: Breakdown.allCases)
    func labels(breakdown: Breakdown) {
        let unlabelled: Set<Breakdown> = [.kind, .region, .duty]
        guard let order = breakdown.order, !unlabelled.contains(breakdown) else { return }
        for value in order { #expect(Labels.label(of: value, by: breakdown).en != value) }
    }
}

@Suite("A figure's value")
struct FigureValueTests {
    @Test(
        "is rounded half up to two decimals",
        arguments: [
            (1540, 38, 1, 4053), (1540, 72, 1, 2139), (1, 200, 1, 1), (1, 201, 1, 0), (69, 72, 100, 9583),
            (12, 1540, 100, 78), (0, 5, 1, 0),
        ])
    func rounding(numerator: Int64, denominator: Int64, scale: Int64, hundredths: Int64) {
        #expect(FigureValue(numerator, of: denominator, scale: scale) == .hundredths(hundredths))
    }

    @Test("is nothing where there is nothing to divide by")
    func zero() { #expect(FigureValue(5, of: 0) == nil) }

    @Test("is a plain number on the wire")
    func wire() {
        #expect(FigureValue.whole(7).json == 7)
        #expect(FigureValue.hundredths(233).json.text == "2.33")
        #expect(FigureValue.hundredths(5000).json.text == "50")
        #expect(FigureValue(json: 2.33) == .hundredths(233))
    }
}

@Suite("A figure's name")
struct FigureIDTests {
    @Test(
        "reads as it is written",
        arguments: [
            "opening/2026-2027/79764000010000000006/pupils",
            "opening/2026-2027@2026-10-15/79764000010000000006/pupils/level=primary",
            "figures/2026-09-30/79764000010000000006/pupils-per-class/level=primary/sex=female~1791000000000",
            "figures/2026-09-30/79764000010000000006/pupils/class=79764000010000000006:2026:6A1",
        ])
    func roundTrip(text: String) throws { #expect(try #require(FigureID(text)).text == text) }

    @Test(
        "is refused where it is anything else",
        arguments: [
            "", "/", "opening", "opening/2026-2027/x/pupils", "opening/2026/79764000010000000006/pupils",
            "figures/2026-2027/79764000010000000006/pupils",
            "opening/2026-2027/79764000010000000006/pupils/colour=red",
            "opening/2026-2027/79764000010000000006/pupils/sex",
            "opening/2026-2027/79764000010000000006/pupils/sex=male/sex=male",
            "opening/2026-2027/79764000010000000006/pupils~", "~~~",
            "opening/2026-2027@/79764000010000000006/pupils", "opening/2026-2027/79764000010000000006/pupils/sex=",
            "figures//79764000010000000006/pupils",
            "opening//79764000010000000006/pupils", "opening/@/79764000010000000006/pupils",
        ])
    func refused(text: String) { #expect(FigureID(text) == nil) }
}
