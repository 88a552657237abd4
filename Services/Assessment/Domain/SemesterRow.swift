import Vocabulary

/// One pupil's row in one subject and semester: a value in each column that has been filled.
struct SemesterRow<Value: Sendable & Hashable>: Sendable, Hashable {
    var regular: [Value?]
    var midterm: Value?
    var final: Value?

    /// The columns still empty, in the order of the mark book; regular ones beyond those required are free.
    func missing(_ required: RequiredMarks) -> [MarkColumn] { required.columns.filter { self[$0] == nil } }

    subscript(column: MarkColumn) -> Value? {
        switch column {
        case .tx1: regular(1)
        case .tx2: regular(2)
        case .tx3: regular(3)
        case .tx4: regular(4)
        case .gk: midterm
        case .ck: final
        }
    }

    private func regular(_ number: Int) -> Value? { number <= regular.count ? regular[number - 1] : nil }
}

extension SemesterRow {
    /// Takes from a pupil's cells those that `value` can read; the others count as empty.
    init(_ cells: [MarkColumn: CellValue], value: (CellValue) -> Value?) {
        let values = cells.compactMapValues(value)
        self.init(
            regular: MarkColumn.regularOnes.map { values[$0] }, midterm: values[.gk], final: values[.ck])
    }
}

/// A result that exists only when everything it rests on does.
enum Completion<Result: Sendable & Hashable>: Sendable, Hashable {
    case complete(Result)
    case missing([MarkColumn])
}
