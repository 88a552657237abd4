/// What a register row names as its proof.
enum Evidence: Equatable {
    /// `test:<file under Tests>#<function>`.
    case test(file: String, function: String)
    /// `command:deploy/<file>`: something an operator runs.
    case script(String)
    /// `command:khuevan <verb>`: something the tool answers to, not merely a word in its sources.
    case verb(String)

    init?(_ text: String) {
        if text.hasPrefix("test:") {
            let parts = text.dropFirst("test:".count).split(separator: "#", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
            self = .test(file: "Tests/" + parts[0], function: String(parts[1]))
        } else if text.hasPrefix("command:khuevan ") {
            guard let verb = text.dropFirst("command:khuevan ".count).split(separator: " ").first else { return nil }
            self = .verb(String(verb))
        } else if text.hasPrefix("command:deploy/") {
            guard let script = text.dropFirst("command:".count).split(separator: " ").first else { return nil }
            self = .script(String(script))
        } else {
            return nil
        }
    }

    /// Why this is no evidence, or nothing when it is there.
    func complaint(in repository: some RepositoryReading) -> String? {
        switch self {
        case .test(let file, let function):
            guard let text = repository.text(of: file) else { return "\(file) does not exist" }
            return text.contains("func \(function)(") ? nil : "\(file) has no func \(function)"
        case .script(let path):
            return repository.text(of: path) == nil ? "\(path) does not exist" : nil
        case .verb(let verb):
            let console = repository.console
            guard let type = Self.implementation(of: verb, in: console) else { return "nothing is the verb \(verb)" }
            return Self.verbs(in: console).contains(type) ? nil : "\(type) is not in Console.verbs"
        }
    }

    /// The type whose name at the command line that is.
    private static func implementation(of verb: String, in console: String) -> String? {
        guard let place = console.firstRange(of: ": Verb {\n    static let name = \"\(verb)\"\n") else { return nil }
        return console[..<place.lowerBound].split(separator: " ").last.map(String.init)
    }

    /// The types that the tool looks through.
    private static func verbs(in console: String) -> [String] {
        guard let list = console.firstRange(of: "static let verbs: [any Verb.Type] = [") else { return [] }
        let types = console[list.upperBound...].prefix { $0 != "]" }
        return types.split { " ,\n".contains($0) }.compactMap { type in
            type.hasSuffix(".self") ? String(type.dropLast(".self".count)) : nil
        }
    }
}
