import Wire

/// Pieces of a page in which nothing from outside can become markup.
enum Markup {
    static func escaped(_ text: String) -> String {
        var safe = ""
        safe.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            // Neither XML nor HTML has a way to write these.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// A text in both languages: Vietnamese first, English smaller beside it; once where they are the same.
    static func both(_ text: Bilingual) -> String {
        guard text.en != text.vi else { return escaped(text.vi) }
        return #"<span lang="vi">\#(escaped(text.vi))</span> <span lang="en" class="en">\#(escaped(text.en))</span>"#
    }

    static func both(vi: String, en: String) -> String { both(Bilingual(en: en, vi: vi)) }
}
