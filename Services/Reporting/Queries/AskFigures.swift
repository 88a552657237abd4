import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Indicators of a unit and all below it, on a day in the world, as known at a moment at the office.
struct AskFigures: Query {
    static let name: MessageName = "reporting.figures"
    static let permission: Permission? = .readFigures

    var indicators: [String]
    var unit: UnitCode
    /// The day in the world; today, unless said otherwise.
    var on: LocalDate?
    /// What was known at this moment; everything, unless said otherwise.
    var known: Instant?
    var by: [Breakdown]?

    struct Answer: Codable, Sendable {
        var unit: UnitCode
        var on: LocalDate
        var known: Instant?
        /// The version of the definitions.
        var version: String
        var rows: [Row]
    }

    struct Row: Codable, Sendable {
        var indicator: String
        var unit: UnitCode
        /// The values of the breakdowns: `{"level": "primary"}`.
        var keys: [String: String]
        var value: FigureValue?
        var numerator: Int64?
        var denominator: Int64?
        /// The figure's name, for `reporting.explain`.
        var figure: FigureID
    }

    static let mostIndicators = 20
    static let mostBreakdowns = 3

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Tree.knows(unit, in: store) ? Scope(unit) : nil
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let definitions = Definitions.standard
        let day = on ?? occasion.today
        let by = by ?? []
        var columns: [Sheet.Column] = []
        let flaws = objections(on: day, by: by, among: definitions, columns: &columns)
        guard flaws.isEmpty else { return .refused(Refusal(all: flaws)) }
        let standpoint = Standpoint(unit: unit, on: day, known: known)
        guard let sheet = try Sheet(columns, by: by, among: definitions, at: standpoint, in: store) else {
            return .refused(Refusal(.invalid, at: "/by", en: "cannot part these", vi: "không thể phân tổ như vậy"))
        }
        let keys = by.isEmpty ? [[]] : sheet.keys.sorted { $0.lexicographicallyPrecedes($1) }
        var rows: [Row] = []
        for (index, column) in columns.enumerated() {
            for key in keys {
                let cell = sheet.cell(index, at: key)
                let choices = zip(by, key).map { Choice(by: $0, is: $1) }
                rows.append(
                    Row(
                        indicator: column.indicator.id, unit: unit,
                        keys: Dictionary(choices.map { ($0.by.rawValue, $0.is) }) { first, _ in first },
                        value: cell.value, numerator: cell.numerator, denominator: cell.denominator,
                        figure: FigureID(
                            on: day, unit: unit, indicator: column.indicator.id, choices: choices, known: known)))
            }
        }
        return .done(Answer(unit: unit, on: day, known: known, version: definitions.version, rows: rows))
    }

    /// Everything that is wrong with the question, and the columns it asks for.
    private func objections(
        on day: LocalDate, by: [Breakdown], among definitions: Definitions, columns: inout [Sheet.Column]
    ) -> [Violation] {
        var found: [Violation] = []
        func complain(_ pointer: String, _ code: ProblemCode, _ en: String, _ vi: String) {
            found.append(Violation(at: pointer, code, Bilingual(en: en, vi: vi)))
        }
        if !(1...Self.mostIndicators).contains(indicators.count) {
            complain(
                "/indicators", .invalid, "ask for 1 to \(Self.mostIndicators) indicators",
                "hãy hỏi từ 1 đến \(Self.mostIndicators) chỉ tiêu")
        }
        if by.count > Self.mostBreakdowns || Set(by).count < by.count {
            complain(
                "/by", .invalid, "must be at most \(Self.mostBreakdowns) different breakdowns",
                "phải có nhiều nhất \(Self.mostBreakdowns) phân tổ khác nhau")
        }
        for (index, id) in indicators.prefix(Self.mostIndicators).enumerated() {
            guard let indicator = definitions.indicator(id), let parts = definitions.parts(of: indicator) else {
                complain(
                    "/indicators/\(index)", .notFound, "there is no indicator \(id)", "không có chỉ tiêu \(id)")
                continue
            }
            if !indicator.holds(on: day) {
                complain(
                    "/indicators/\(index)", .invalid, "\(id) is not defined for \(day.text)",
                    "chỉ tiêu \(id) không áp dụng cho ngày \(day.text)")
            }
            for (place, breakdown) in by.enumerated()
            where parts.contains(where: { $0.kind.expression(breakdown) == nil }) {
                complain(
                    "/by/\(place)", .invalid, "\(id) cannot be parted by \(breakdown.rawValue)",
                    "chỉ tiêu \(id) không phân tổ được theo \(breakdown.rawValue)")
            }
            columns.append(Sheet.Column(indicator: indicator, only: []))
        }
        return found
    }
}
