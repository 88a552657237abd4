import Vocabulary
import Wire

/// The headings of a file that another system wrote, and which of ours they are.
///
/// They are compared without regard to tones, capitals and marks of writing: every export spells them a little otherwise.
struct ForeignColumns: Sendable {
    /// Our column for each heading; none for what is passed over.
    var names: [(heading: String, column: String?)]
    var required: [String]

    /// A heading line of such a file.
    struct Heading {
        fileprivate(set) var columns: [String] = []
        fileprivate(set) var spelt: [String: String] = [:]
        fileprivate var unknown: [(heading: String, nearest: String?)] = []
        fileprivate var doubled: [String] = []
        fileprivate var missing: [String] = []
    }

    /// Nothing where no heading is one of these, so that the file is of our own kind, or of none.
    func read(_ fields: [String]) -> Heading? {
        let folded = Dictionary(
            names.map { (Vietnamese.searchForm($0.heading), $0.column) }, uniquingKeysWith: { one, _ in one })
        guard fields.contains(where: { folded[Vietnamese.searchForm($0)] != nil }) else { return nil }
        var heading = Heading()
        for (index, field) in fields.enumerated() {
            guard let column = folded[Vietnamese.searchForm(field)] else {
                heading.columns.append(field)
                if names.contains(where: { $0.column == field }) { continue }
                heading.unknown.append((field, Suggestion.nearest(to: field, among: names.map(\.heading))))
                continue
            }
            // What is passed over has a name that no column of ours can have.
            let name = column ?? "(\(index))"
            if heading.spelt.updateValue(field, forKey: name) != nil { heading.doubled.append(field) }
            heading.columns.append(name)
        }
        heading.missing = required.filter { !heading.columns.contains($0) }.map { column in
            names.first { $0.column == column }?.heading ?? column
        }
        return heading
    }
}

extension ForeignColumns.Heading {
    func flaws(line: Int) -> [CSV.Flaw] {
        doubled.map { CSV.Flaw(line, en: "column \($0) is there twice", vi: "cột \($0) xuất hiện hai lần") }
            + unknown.map { heading, nearest in
                CSV.Flaw(
                    line,
                    en: "column \(heading.printable) is not known" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                    vi: "không có cột \(heading.printable)" + (nearest.map { "; có phải là \($0)?" } ?? ""))
            } + missing.map { CSV.Flaw(line, en: "column \($0) is missing", vi: "thiếu cột \($0)") }
    }
}
