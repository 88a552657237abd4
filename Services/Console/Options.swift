import Wire

/// One option a verb understands.
struct Option: Sendable {
    var name: String
    /// What its value is called in the usage text; nothing for a flag.
    var value: String?
    var meaning: Bilingual
    var mayRepeat = false

    init(_ name: String, _ value: String? = nil, en: String, vi: String, mayRepeat: Bool = false) {
        self.name = name
        self.value = value
        self.meaning = Bilingual(en: en, vi: vi)
        self.mayRepeat = mayRepeat
    }

    /// What every verb understands.
    static let common = [
        Option("json", en: "print JSON instead of text", vi: "in JSON thay cho văn bản"),
        Option("lang", "vi|en", en: "the language to speak; the locale's otherwise", vi: "ngôn ngữ; mặc định theo máy"),
        Option(
            "broker", "URL", en: "address of the broker; else KHUEVAN_BROKER",
            vi: "địa chỉ máy chủ thông điệp; nếu không thì KHUEVAN_BROKER"),
        Option("help", en: "say how this is used", vi: "cách dùng"),
    ]
}

/// The words of a command line, sorted.
struct Options {
    private(set) var positional: [String] = []
    private var values: [String: [String]] = [:]

    /// Reads `--name value`, `--name=value`, flags and the rest; after `--` all is the rest.
    static func parse(_ arguments: some Sequence<String>, known: [Option]) throws(Failure) -> Options {
        var options = Options()
        var waiting = Array(arguments)[...]
        while let word = waiting.popFirst() {
            if word == "--" {
                options.positional += waiting
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                options.positional.append(word)
                continue
            }
            let written = word == "-h" ? "--help" : word
            let parts = written.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            guard written.hasPrefix("--"), let option = known.first(where: { $0.name == name }) else {
                throw unknown(word, known)
            }
            var value = ""
            if let meta = option.value {
                guard let given = parts.count == 2 ? String(parts[1]) : waiting.popFirst() else {
                    throw .usage(en: "--\(name) needs a value: \(meta)", vi: "--\(name) cần một giá trị: \(meta)")
                }
                value = given
            } else if parts.count == 2 {
                throw .usage(en: "--\(name) takes no value", vi: "--\(name) không nhận giá trị")
            }
            guard option.mayRepeat || options.values[name] == nil else {
                throw .usage(en: "--\(name) is given twice", vi: "--\(name) bị ghi hai lần")
            }
            options.values[name, default: []].append(value)
        }
        return options
    }

    func has(_ name: String) -> Bool { values[name] != nil }
    subscript(name: String) -> String? { values[name]?.last }
    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// A whole number within bounds, or what holds where nothing is said.
    func number(_ name: String, in bounds: ClosedRange<Int>, otherwise standard: Int) throws(Failure) -> Int {
        guard let text = self[name] else { return standard }
        guard let number = Int(text), bounds.contains(number) else {
            throw .usage(
                en: "--\(name) must be a number from \(bounds.lowerBound) to \(bounds.upperBound)",
                vi: "--\(name) phải là số từ \(bounds.lowerBound) đến \(bounds.upperBound)")
        }
        return number
    }

    private static func unknown(_ word: String, _ known: [Option]) -> Failure {
        let plain = String(word.drop { $0 == "-" }.prefix { $0 != "=" })
        guard let nearest = Suggestion.nearest(to: plain, among: known.map(\.name)) else {
            return .usage(en: "\(word) is not an option here", vi: "\(word) không phải tuỳ chọn ở đây")
        }
        return .usage(
            en: "\(word) is not an option here; did you mean --\(nearest)?",
            vi: "\(word) không phải tuỳ chọn ở đây; có phải bạn muốn ghi --\(nearest)?")
    }
}
