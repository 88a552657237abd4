/// One file of the repository, by its path from the top.
struct SourceFile: Sendable {
    let path: String
    let text: String

    var isSwift: Bool { path.hasSuffix(".swift") }
    var folders: [String] { path.split(separator: "/").map(String.init) }
    var name: String { folders.last ?? path }

    var lineCount: Int { text.utf8.count { $0 == 0x0A } + (text.hasSuffix("\n") || text.isEmpty ? 0 : 1) }

    /// The module a file belongs to: the folder below Shared or Services.
    var module: String? {
        guard folders.count > 2, folders[0] == "Shared" || folders[0] == "Services" else { return nil }
        return folders[1]
    }

    /// Modules named by import lines, whatever attributes and access they have.
    var imports: [String] {
        code.split(separator: "\n").compactMap { line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
            let isImport = words[..<place].allSatisfy { $0.hasPrefix("@") || Self.access.contains(String($0)) }
            guard isImport else { return nil }
            let named = Self.kinds.contains(String(words[place + 1])) ? place + 2 : place + 1
            return named < words.count ? String(words[named].prefix { $0 != "." && $0 != ";" }) : nil
        }
    }

    /// Whole words of the code, comments and string literals left out.
    func says(_ word: String) -> Bool {
        code.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }).contains { $0 == word }
    }

    private static let access: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]

    /// The text with comments and the insides of string literals blanked; line breaks stay.
    var code: String { Self.withoutProse(text) }

    private static func withoutProse(_ text: String) -> String {
        var code = ""
        var rest = Substring(text)
        while let character = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("/*") {
                rest = skip(rest.dropFirst(2), to: "*/", into: &code)
            } else if rest.hasPrefix("\"\"\"") {
                rest = skip(rest.dropFirst(3), to: "\"\"\"", into: &code)
            } else if rest.hasPrefix("#\"") {
                rest = skip(rest.dropFirst(2), to: "\"#", into: &code)
            } else if character == "\"" {
                rest = skip(rest.dropFirst(), to: "\"", into: &code)
            } else {
                code.append(character)
                rest = rest.dropFirst()
            }
        }
        return code
    }

    /// What follows the closing mark; a backslash takes the next character with it.
    private static func skip(_ text: Substring, to mark: String, into code: inout String) -> Substring {
        var rest = text
        while let character = rest.first {
            if rest.hasPrefix(mark) { return rest.dropFirst(mark.count) }
            if character == "\n" { code.append("\n") }
            rest = rest.dropFirst(character == "\\" && mark != "*/" && mark != "\"#" ? 2 : 1)
        }
        return rest
    }
}
