import Vocabulary

/// One pupil's semester in one subject: what the subject asks for, and what stands in the book.
struct SubjectSemester: Sendable, Hashable {
    var kind: SubjectKind
    var required: RequiredMarks
    var cells: [MarkColumn: CellValue]

    /// What it came to, or the columns that are still empty.
    ///
    /// A cell of the wrong kind is no cell: a mark says nothing in a comment subject.
    var outcome: Completion<SubjectResult.Outcome> {
        switch kind {
        case .marked:
            switch SubjectAverage.semester(SemesterRow(cells, value: \.tenths), required: required) {
            case .complete(let tenths): return .complete(.average(tenths))
            case .missing(let columns): return .missing(columns)
            }
        case .comment:
            let row = SemesterRow(cells, value: \.judgement)
            let missing = row.missing(required)
            return missing.isEmpty ? .complete(.comment(.semester(row, required: required))) : .missing(missing)
        }
    }
}

extension CellValue {
    /// The mark in tenths; nothing for a judgement.
    var tenths: Int? {
        guard case .mark(let mark) = self else { return nil }
        return mark.tenths
    }

    /// The judgement; nothing for a mark.
    var judgement: CommentResult? {
        switch self {
        case .mark: nil
        case .passed: .met
        case .notPassed: .notMet
        }
    }

    /// Whether it may stand in a book of a subject of this kind (article 5).
    func fits(_ kind: SubjectKind) -> Bool { (kind == .marked) == (tenths != nil) }
}
