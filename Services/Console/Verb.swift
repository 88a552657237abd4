import Wire

/// One thing the command can do.
protocol Verb: Sendable {
    static var name: String { get }
    static var summary: Bilingual { get }
    /// What follows `khuevan NAME`, one line for each form.
    static var forms: [String] { get }
    static var options: [Option] { get }
    static func run(_ call: Call) throws(Failure) -> Ending
}

extension Verb {
    static var options: [Option] { [] }

    /// How it is used, with every option.
    static func usage(in language: Language) -> String {
        var text = "\(language(summary))\n\n"
        for (index, form) in forms.enumerated() {
            let lead =
                index == 0 ? language(en: "usage: ", vi: "cách dùng: ") : language(en: "       ", vi: "           ")
            text += "\(lead)khuevan \(name)\(form.isEmpty ? "" : " ")\(form)\n"
        }
        text += "\n"
        let all = options + Option.common
        let labels = all.map { "--\($0.name)\($0.value.map { " \($0)" } ?? "")" }
        let width = labels.map(\.columns).max() ?? 0
        for (option, label) in zip(all, labels) {
            text += "  \(label.padded(to: width))  \(language(option.meaning))\n"
        }
        return text
    }
}
