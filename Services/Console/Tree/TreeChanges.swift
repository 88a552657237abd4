import Vocabulary
import Wire

/// What became of the units between two days.
struct TreeChanges {
    enum Mark: String { case moved = "→", began = "+", ended = "−" }

    private let earlier: DayTree
    private let later: DayTree

    init(from earlier: DayTree, to later: DayTree) {
        self.earlier = earlier
        self.later = later
    }

    /// Nothing for a unit that is where it was.
    func mark(_ code: String) -> Mark? {
        guard let before = earlier.nodes[code] else { return .began }
        guard let after = later.nodes[code] else { return .ended }
        return before.parent == after.parent ? nil : .moved
    }

    /// The units of which something became, by code.
    func units(_ mark: Mark) -> [String] {
        Set(earlier.nodes.keys).union(later.nodes.keys).filter { self.mark($0) == mark }.sorted()
    }

    /// Both trees in two columns, each unit that changed with its mark before it, and how many there are of each.
    func text(_ language: Language, paint: (String) -> String = { $0 }) -> String {
        let left = column(earlier, language)
        let right = column(later, language)
        let width = (left.map(\.columns) + [earlier.day.text.columns + 2]).max() ?? 0
        var text = paint("  \(earlier.day.text)".padded(to: width) + " │   \(later.day.text)") + "\n"
        text += String(repeating: "─", count: width + 1) + "┼" + String(repeating: "─", count: width + 1) + "\n"
        for index in 0..<max(left.count, right.count) {
            let before = (index < left.count ? left[index] : "").padded(to: width)
            let after = index < right.count ? " \(right[index])" : ""
            text += "\(before) │\(after)\n"
        }
        return text + "\n" + legend(language) + "\n"
    }

    private func column(_ tree: DayTree, _ language: Language) -> [String] {
        tree.lines { $0.label(language) }.map { "\(mark($0.code)?.rawValue ?? " ") \($0.text)" }
    }

    private func legend(_ language: Language) -> String {
        let words: [(Mark, Bilingual)] = [
            (.moved, Bilingual(en: "moved", vi: "chuyển")), (.began, Bilingual(en: "began", vi: "thành lập")),
            (.ended, Bilingual(en: "ended", vi: "giải thể")),
        ]
        return words.map { mark, word in "\(mark.rawValue) \(language(word)): \(language.number(units(mark).count))" }
            .joined(separator: "   ")
    }

    var json: JSON {
        [
            "days": .array([earlier.json, later.json]),
            "moved": .array(
                units(.moved).map { code in
                    [
                        "unit": .string(code), "from": earlier.nodes[code]?.parent.map { .string($0) } ?? .null,
                        "to": later.nodes[code]?.parent.map { .string($0) } ?? .null,
                    ]
                }),
            "began": .array(units(.began).map { .string($0) }), "ended": .array(units(.ended).map { .string($0) }),
        ]
    }
}

extension DayTree {
    var json: JSON { ["on": .string(day.text), "units": .array(items)] }
}

extension DayTree.Node {
    /// The name and what kind of unit it is; the installation itself is of none.
    func label(_ language: Language) -> String {
        guard code.contains(where: { $0 != "0" }), let kind else { return name.printable }
        return "\(name.printable) (\(language(kind.label)))"
    }
}
