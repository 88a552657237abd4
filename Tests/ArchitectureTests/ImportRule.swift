/// Who may import whom: the table behind `Package.swift`, which the compiler enforces only in part.
enum ImportRule {
    /// What every module may import besides its own row.
    private static let everywhere: Set = ["Glibc", "Synchronization"]

    private static let shared: [String: Set<String>] = [
        "Platform": ["CPlatform", "Dispatch"],
        "SQLite": ["CSQLite", "Platform"],
        "AMQP": ["CRabbitMQ", "CCrypto", "Platform"],
        "Crypto": ["CCrypto", "CPlatform"],
        "Wire": [],
        "Vocabulary": ["Wire"],
        "Contracts": ["Vocabulary", "Wire"],
        "Access": ["Crypto", "Vocabulary", "Wire"],
        "Messaging": ["Access", "AMQP", "Crypto", "Platform", "SQLite", "Vocabulary", "Wire"],
        "ServiceKit": [
            "Access", "AMQP", "Contracts", "Crypto", "Messaging", "Platform", "SQLite", "Vocabulary", "Wire",
        ],
    ]

    private static let service: Set = [
        "ServiceKit", "Messaging", "Contracts", "Access", "Vocabulary", "Wire", "SQLite", "Crypto",
    ]

    static func check(_ files: [SourceFile]) -> [Finding] {
        files.filter(\.isSwift).flatMap { file -> [Finding] in
            guard let module = file.module else { return [] }
            guard let allowed = allowed(in: module, of: file.folders[0]) else {
                return [
                    Finding(
                        rule: "\(module) has no row in the import table", path: file.path,
                        remedy: "Say in ImportRule what it stands on.")
                ]
            }
            return file.imports.filter { !allowed.contains($0) }.map { name in
                Finding(
                    rule: "\(module) does not import \(name)", path: file.path,
                    remedy: name.hasPrefix("Foundation")
                        ? "Foundation stays in tests: use what Wire, Vocabulary and Platform have."
                        : "It may import \((allowed.subtracting(everywhere)).sorted().joined(separator: ", "))"
                            + " and what every module may; move the code to where its dependency is at home.")
            }
        }
    }

    private static func allowed(in module: String, of layer: String) -> Set<String>? {
        guard layer == "Services" else { return shared[module].map { $0.union(everywhere) } }
        return service.union(everywhere).union(module == "Console" ? ["Platform"] : [])
    }
}
