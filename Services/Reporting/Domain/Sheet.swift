import SQLite
import Vocabulary
import Wire

/// The numbers of several indicators by one breakdown, counted together and divided last.
///
/// Counts add up over units and rows; a ratio of sums is not a sum of ratios, so quotients are taken from what was
/// summed for the very cell they stand in.
struct Sheet {
    /// One column: an indicator with the values that choose a part of it.
    struct Column {
        var indicator: Indicator
        var only: [Choice]
    }

    /// What stands in one cell; a ratio shows what it was divided from.
    struct Cell {
        var value: FigureValue?
        var numerator: Int64?
        var denominator: Int64?
    }

    private let columns: [Column]
    private let parts: [[Part]]
    /// By key, then by column, then by part.
    private var numbers: [[String]: [[Int64]]] = [:]

    /// Nothing where an indicator cannot be parted so.
    init?(
        _ columns: [Column], by: [Breakdown], among definitions: Definitions, at standpoint: Standpoint,
        in store: Reader
    ) throws(SQLiteError) {
        var parts: [[Part]] = []
        for column in columns {
            guard var own = definitions.parts(of: column.indicator) else { return nil }
            let only = column.only.map { Condition(by: $0.by, oneOf: [$0.is]) }
            for index in own.indices { own[index].conditions += only }
            parts.append(own)
        }
        self.columns = columns
        self.parts = parts
        let empty = parts.map { [Int64](repeating: 0, count: $0.count) }
        for kind in FactKind.allCases {
            let places = parts.enumerated().flatMap { column, own in
                own.enumerated().filter { $0.element.kind == kind }.map { (column: column, part: $0.offset) }
            }
            guard !places.isEmpty else { continue }
            let question = Question(
                kind: kind, counts: places.map { parts[$0.column][$0.part].conditions }, by: by)
            guard let answers = try question.ask(at: standpoint, in: store) else { return nil }
            for (key, counts) in answers {
                for (place, count) in zip(places, counts) {
                    numbers[key, default: empty][place.column][place.part] = count
                }
            }
        }
        if by.isEmpty, numbers.isEmpty { numbers[[]] = empty }
    }

    /// The combinations of values that any of these columns has facts for.
    func keys(of columns: Range<Int>) -> [[String]] {
        numbers.filter { $0.value[columns].contains { $0.contains { $0 > 0 } } }.map(\.key)
    }

    /// The combinations of values that any column has facts for.
    var keys: [[String]] { keys(of: columns.indices) }

    func cell(_ column: Int, at key: [String]) -> Cell {
        value(numbers[key]?[column] ?? parts[column].map { _ in 0 }, for: column)
    }

    private func value(_ numbers: [Int64], for column: Int) -> Cell {
        guard numbers.count == 2 else { return Cell(value: .whole(numbers.first ?? 0)) }
        let scale: Int64 = if case .share = columns[column].indicator.measure { 100 } else { 1 }
        return Cell(
            value: FigureValue(numbers[0], of: numbers[1], scale: scale), numerator: numbers[0],
            denominator: numbers[1])
    }

    /// Whether the rows of every column add up to its total.
    static func isParted(_ columns: [Column], by: Breakdown, among definitions: Definitions) -> Bool {
        columns.allSatisfy { column in
            definitions.parts(of: column.indicator)?.allSatisfy { $0.kind.isParted(by: by) } ?? false
        }
    }

    /// The cells of the total, summed from the rows; right only where the rows part the facts.
    func total(_ column: Int) -> Cell {
        var sums = parts[column].map { _ in Int64(0) }
        for row in numbers.values { for (index, number) in row[column].enumerated() { sums[index] += number } }
        return value(sums, for: column)
    }
}
