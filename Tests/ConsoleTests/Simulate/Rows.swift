/// A CSV text read back by name of column: only what RFC 4180 says, so that the writer is checked from outside.
struct Rows {
    let columns: [String]
    private let records: [[String]]

    init(_ text: String) {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var isQuoted = false
        var previousWasQuote = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"":
                if previousWasQuote { field += "\"" }
                previousWasQuote = isQuoted && !previousWasQuote
                if !isQuoted { isQuoted = true }
            case "," where !isQuoted || previousWasQuote:
                record.append(field)
                (field, isQuoted, previousWasQuote) = ("", false, false)
            case "\n" where !isQuoted || previousWasQuote:
                records.append(record + [field])
                (record, field, isQuoted, previousWasQuote) = ([], "", false, false)
            default:
                field.unicodeScalars.append(scalar)
            }
        }
        columns = records.first ?? []
        self.records = Array(records.dropFirst())
    }

    var count: Int { records.count }

    /// Whether every record has as many fields as there are columns.
    var isRectangular: Bool { records.allSatisfy { $0.count == columns.count } }

    subscript(column: String) -> [String] {
        guard let index = columns.firstIndex(of: column) else { return [] }
        return records.map { $0[index] }
    }

    /// Several columns side by side.
    func tuples(_ names: String...) -> [[String]] {
        let indices = names.compactMap { columns.firstIndex(of: $0) }
        return records.map { record in indices.map { record[$0] } }
    }
}
