/// One pupil's row in one subject and semester: a value in each column that has been filled.
struct SemesterRow<Value: Sendable & Hashable>: Sendable, Hashable {
    var regular: [Value?]
    var midterm: Value?
    var final: Value?

    /// The columns still empty, in the order of the mark book; regular ones beyond those required are free.
    func missing(_ required: RequiredMarks) -> [MarkColumn] {
        var columns: [MarkColumn] = []
        for place in 0..<required.regular where place >= regular.count || regular[place] == nil {
            columns.append(.regular(place + 1))
        }
        if midterm == nil { columns.append(.midterm) }
        if final == nil { columns.append(.final) }
        return columns
    }
}

/// A result that exists only when everything it rests on does.
enum Completion<Result: Sendable & Hashable>: Sendable, Hashable {
    case complete(Result)
    case missing([MarkColumn])
}
