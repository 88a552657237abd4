import Wire

/// What makes a figure, as text: its plain members first, its lists as tables.
struct Explanation {
    let answer: JSON
    let language: Language

    init(_ answer: JSON, _ language: Language) {
        self.answer = answer
        self.language = language
    }

    var text: String {
        var text = ""
        var tables = ""
        for member in answer.object ?? [] {
            if let items = member.value.array {
                tables += "\n\(member.name)\n" + table(items)
            } else if !member.value.isNull {
                text += "\(member.name): \(word(member.value))\n"
            }
        }
        return text + tables
    }

    private func table(_ items: [JSON]) -> String {
        var header: [String] = []
        for item in items {
            for member in item.object ?? [] where !header.contains(member.name) { header.append(member.name) }
        }
        guard !header.isEmpty else { return items.map { "  \(word($0))\n" }.joined() }
        var table = TextTable(header)
        for item in items { table.add(header.map { item[$0].map(word) ?? "" }) }
        return table.text()
    }

    /// One value in a word: the reader's language where it has two.
    private func word(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .string(let text): text.printable
        case .integer(let number): language.number(number)
        case .decimal(let number): language.number(number)
        default: Bilingual(value).map { language($0) } ?? value.text
        }
    }
}
