import Wire

/// What a roll-over answered, for people to read before they do it in earnest.
struct RollOverAccount {
    private let answer: JSON
    private let classes: [JSON]
    private let total: JSON

    /// Takes an answer of the shape that was agreed, and no other.
    init?(_ answer: JSON) {
        guard let classes = answer["classes"]?.array, let total = answer["total"], total["held"]?.integer != nil else {
            return nil
        }
        self.answer = answer
        self.classes = classes
        self.total = total
    }

    func text(_ language: Language, isDryRun: Bool, emphasis: (String) -> String = { $0 }) -> String {
        var parts = [table(language).text(emphasis: emphasis)]
        if let into = answer["into"]?.array, !into.isEmpty {
            parts.append(targets(into, language).text(emphasis: emphasis))
        }
        let held = total["held"]?.integer ?? 0
        parts += cases("held", of: held, emphasis(language(en: "Held back", vi: "Chưa chuyển")), language)
        let noted = Int64(answer["noted"]?.array?.count ?? 0)
        parts += cases("noted", of: noted, emphasis(language(en: "To look after", vi: "Cần lưu ý")), language)
        let warnings = (answer["warnings"]?.array ?? []).map { "! \(sentence($0, language))\n" }
        if !warnings.isEmpty { parts.append(warnings.joined()) }
        if isDryRun {
            parts.append(language(en: "Dry run: nothing was changed.\n", vi: "Chạy thử: chưa thay đổi gì.\n"))
        }
        return parts.joined(separator: "\n")
    }

    private static let counts = ["promoted", "repeating", "completed", "already", "held"]

    private func table(_ language: Language) -> TextTable {
        var table = TextTable(
            language(
                en: "Class,Promoted,Repeating,Completed,Gone before,Held",
                vi: "Lớp,Lên lớp,Ở lại lớp,Hoàn thành,Đã chuyển trước,Chưa chuyển"
            ).split(separator: ",").map(String.init), right: [1, 2, 3, 4, 5])
        func add(_ name: String, _ counts: JSON?) {
            table.add([name] + Self.counts.map { language.number(counts?[$0]?.integer ?? 0) })
        }
        for item in classes { add(item["schoolClass"]?.string ?? "", item["counts"]) }
        add(language(en: "Total", vi: "Tổng"), total)
        return table
    }

    private func targets(_ into: [JSON], _ language: Language) -> TextTable {
        var table = TextTable(
            language(en: "New class,Pupils,At most,Inclusive", vi: "Lớp mới,Học sinh,Tối đa,Hoà nhập")
                .split(separator: ",").map(String.init), right: [1, 2, 3])
        for item in into {
            table.add(
                [item["schoolClass"]?.string ?? ""]
                    + ["pupils", "limit", "inclusive"].map { language.number(item[$0]?.integer ?? 0) })
        }
        return table
    }

    /// Pupils by name under a heading; of more than the answer names, how many more there are.
    private func cases(_ member: String, of count: Int64, _ heading: String, _ language: Language) -> [String] {
        let named = answer[member]?.array ?? []
        guard !named.isEmpty else { return [] }
        var text = heading + "\n"
        for item in named {
            let words = ["schoolClass", "pupil", "name"].compactMap { item[$0]?.string }.map(\.printable)
            text += "  \(words.joined(separator: "  ")): \(sentence(item["why"] ?? .null, language))\n"
        }
        let more = count - Int64(named.count)
        if more > 0 {
            text += language(en: "  and \(language.number(more)) more\n", vi: "  và \(language.number(more)) em nữa\n")
        }
        return [text]
    }

    private func sentence(_ json: JSON, _ language: Language) -> String {
        language(en: json["en"]?.string ?? "", vi: json["vi"]?.string ?? "").printable
    }
}
