import Wire

/// What became of every row of a file.
struct Ledger {
    /// One thing wrong with one row, or with several for the same reason.
    struct Complaint: Equatable {
        /// Indices of the rows; none when it is about the file as a whole.
        var rows: [Int]
        var column: String?
        var code: String
        var sentence: Bilingual
    }

    private(set) var complaints: [Complaint] = []
    private(set) var refused: Set<Int> = []
    private var wholes: [String: Int] = [:]

    /// Notes what is wrong with a row.
    mutating func refuse(_ row: Int, column: String?, code: String, _ sentence: Bilingual) {
        refused.insert(row)
        let complaint = Complaint(rows: [row], column: column, code: code, sentence: sentence)
        if !complaints.contains(complaint) { complaints.append(complaint) }
    }

    /// Notes a refusal that is about no row in particular: said once, however many messages it met.
    mutating func refuse(_ rows: [Int], code: String, _ sentence: Bilingual) {
        refused.formUnion(rows)
        let key = "\(code) \(sentence.en)"
        if let known = wholes[key] {
            complaints[known].rows = Array(Set(complaints[known].rows + rows)).sorted()
        } else {
            wholes[key] = complaints.count
            complaints.append(Complaint(rows: rows, column: nil, code: code, sentence: sentence))
        }
    }

    /// Notes rows that were not done because of another one in the same message.
    mutating func drop(_ rows: [Int]) { refused.formUnion(rows) }
}
