/// The least that can be said against a page: that its tags do not match.
///
/// Reads the page as XML with the document type left out; gives the elements in order with their attributes.
struct WellFormed {
    struct Element: Equatable {
        var name: String
        var attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    private(set) var complaint: String?
    private var open: [String] = []

    init(_ page: String) {
        var rest = Substring(page)
        if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
        while complaint == nil, let angle = rest.firstIndex(of: "<") {
            check(text: rest[..<angle])
            rest = rest[rest.index(after: angle)...]
            guard let end = rest.firstIndex(of: ">") else {
                complaint = "a tag is not closed"
                return
            }
            take(tag: rest[..<end])
            rest = rest[rest.index(after: end)...]
        }
        check(text: rest)
        if complaint == nil, !open.isEmpty { complaint = "\(open) remain open" }
    }

    private mutating func check(text: Substring) {
        if text.contains(">") && open.last != "style" { complaint = "a stray > in \(text)" }
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;"]
            if !known.contains(where: piece.hasPrefix) { complaint = "a stray & before \(piece.prefix(10))" }
        }
    }

    private mutating func take(tag: Substring) {
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.popLast() != name { complaint = "</\(name)> closes nothing" }
            return
        }
        let isEmpty = tag.hasSuffix("/")
        let inside = isEmpty ? tag.dropLast() : tag
        let name = String(inside.prefix { !$0.isWhitespace })
        var attributes: [String: String] = [:]
        var rest = inside.dropFirst(name.count).drop { $0.isWhitespace }
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "="), rest[equals...].dropFirst().first == "\"" else {
                complaint = "an attribute without quotes in <\(tag)>"
                return
            }
            let value = rest[equals...].dropFirst(2)
            guard let quote = value.firstIndex(of: "\"") else {
                complaint = "an attribute that does not end in <\(tag)>"
                return
            }
            check(text: value[..<quote])
            if attributes.updateValue(String(value[..<quote]), forKey: String(rest[..<equals])) != nil {
                complaint = "an attribute twice in <\(tag)>"
            }
            rest = value[value.index(after: quote)...].drop { $0.isWhitespace }
        }
        elements.append(Element(name: name, attributes: attributes))
        if !isEmpty { open.append(name) }
    }
}
