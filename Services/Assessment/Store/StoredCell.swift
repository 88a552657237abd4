public import SQLite
public import Vocabulary

/// A cell is kept as tenths of a mark, or as the judgement's text: whole numbers, so that sums are exact.
extension CellValue: Bindable, Column {
    public var value: Value {
        switch self {
        case .mark(let mark): .integer(Int64(mark.tenths))
        case .passed: "D"
        case .notPassed: "CD"
        }
    }

    public init?(_ value: Value) {
        switch value {
        case .integer(let tenths):
            guard let tenths = Int(exactly: tenths), let mark = Mark(tenths: tenths) else { return nil }
            self = .mark(mark)
        case .text("D"): self = .passed
        case .text("CD"): self = .notPassed
        default: return nil
        }
    }
}
