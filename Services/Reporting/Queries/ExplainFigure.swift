import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Why a figure is what it is: the facts that make it, their events, who entered each and when.
struct ExplainFigure: Query {
    static let name: MessageName = "reporting.explain"
    static let permission: Permission? = .explainFigures

    var figure: FigureID
    var limit: Int?
    var after: Contributors.Cursor?

    struct Answer: Codable, Sendable {
        var figure: FigureID
        var value: FigureValue?
        var indicator: String
        var name: Bilingual
        /// What it says, in a sentence.
        var definition: Bilingual
        /// Regulation, report and version of the definitions: `004 Đ13; opening; 3f9a…`.
        var rule: String
        var on: LocalDate
        var known: Instant?
        /// A quotient is explained by the figures it is divided from.
        var numerator: PartFigure?
        var denominator: PartFigure?
        var contributors: [Contributor]
        var total: Int64
        var next: Contributors.Cursor?
    }

    struct PartFigure: Codable, Sendable {
        var figure: FigureID
        var value: FigureValue?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Tree.knows(figure.unit, in: store) ? Scope(figure.unit) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let definitions = Definitions.standard
        guard let indicator = definitions.indicator(figure.indicator), let day = day(among: definitions),
            let parts = definitions.parts(of: indicator)
        else {
            return .refused(
                Refusal(
                    .notFound, at: "/figure", en: "names a figure that no definition makes",
                    vi: "là mã con số không có trong định nghĩa nào"))
        }
        let standpoint = Standpoint(unit: figure.unit, on: day, known: figure.known)
        let column = Sheet.Column(indicator: indicator, only: figure.choices)
        guard let sheet = try Sheet([column], by: [], among: definitions, at: standpoint, in: store) else {
            return .refused(
                Refusal(
                    .invalid, at: "/figure", en: "chooses by what \(indicator.id) cannot be parted by",
                    vi: "chọn theo tiêu chí mà chỉ tiêu \(indicator.id) không phân tổ được"))
        }
        let cell = sheet.cell(0, at: [])
        var answer = Answer(
            figure: figure, value: cell.value, indicator: indicator.id, name: indicator.name,
            definition: indicator.meaning, rule: rule(indicator, definitions), on: day, known: figure.known,
            contributors: [], total: 0)
        if parts.count == 2 {
            answer.numerator = part(parts[0], cell.numerator)
            answer.denominator = part(parts[1], cell.denominator)
            return .done(answer)
        }
        let conditions = parts[0].conditions + figure.choices.map { Condition(by: $0.by, oneOf: [$0.is]) }
        let contributors = Contributors(kind: parts[0].kind, conditions: conditions)
        let most = min(max(limit ?? 100, 1), 500)
        if let page = try contributors.page(after: after, limit: most, at: standpoint, in: store) {
            answer.contributors = page.items
            answer.next = page.next
        }
        if case .whole(let total)? = cell.value { answer.total = total }
        return .done(answer)
    }

    private func day(among definitions: Definitions) -> LocalDate? {
        guard let report = figure.report, let year = figure.year else { return figure.on }
        guard let form = definitions.report(report) else { return nil }
        return figure.on ?? form.cutOff.date(in: year)
    }

    private func part(_ part: Part, _ number: Int64?) -> PartFigure {
        var id = figure
        id.indicator = part.indicator
        return PartFigure(figure: id, value: number.map { .whole($0) })
    }

    private func rule(_ indicator: Indicator, _ definitions: Definitions) -> String {
        let report = figure.report.flatMap(definitions.report)
        return [report?.source, indicator.source, indicator.code.map { "TT 03/2024: \($0)" }, definitions.version]
            .compactMap { $0 }.joined(separator: "; ")
    }
}
