/// The rows of one CSV file: RFC 4180 quoting, line feeds, UTF-8.
struct Sheet {
    private(set) var text = ""

    init() {}

    init(header: String) {
        text = header + "\n"
    }

    mutating func row(_ fields: String...) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            text += Self.quoted(field)
        }
        text += "\n"
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
