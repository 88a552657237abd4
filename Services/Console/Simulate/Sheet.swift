/// The rows of one CSV file: RFC 4180 quoting, UTF-8; line feeds unless other line ends are wanted.
struct Sheet {
    private(set) var text = ""
    private var lineEnd = "\n"

    init() {}

    init(header: String, lineEnd: String = "\n") {
        self.lineEnd = lineEnd
        text = header + lineEnd
    }

    mutating func row(_ fields: String...) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            text += Self.quoted(field)
        }
        text += lineEnd
    }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return field }
        var quoted = "\""
        for character in field.unicodeScalars {
            if character == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}
