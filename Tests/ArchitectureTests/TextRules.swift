/// Rules about what one file says.
enum TextRules {
    private static let unsafeModules: Set = ["Platform", "SQLite", "AMQP", "Crypto"]
    private static let pureModules: Set = ["Vocabulary", "Wire", "Access", "Contracts"]
    private static let inputAndOutput = [
        "fopen", "fread", "fwrite", "getenv", "socket", "print", "readLine", "stdout", "stderr", "fputs",
        "clock_gettime",
        "Thread", "usleep", "sleep",
    ]

    private static let secretModules: Set = ["Identity", "Crypto", "Access", "ServiceKit"]
    private static let secretWords = ["password", "secret", "seed", "signature", "hash", "digest", "token"]

    static let longest = 400

    static func unsafe(_ files: [SourceFile]) -> [Finding] {
        sources(files, outside: unsafeModules).filter { $0.says("unsafe") || $0.says("@unsafe") }.map {
            Finding(
                rule: "unsafe code appears only in \(unsafeModules.sorted().joined(separator: ", "))", path: $0.path,
                remedy: "Give one of them a safe function and call that.")
        }
    }

    static func unchecked(_ files: [SourceFile]) -> [Finding] {
        sources(files, outside: ["Platform"]).filter { $0.says("@unchecked") }.map {
            Finding(
                rule: "@unchecked Sendable appears only in Platform", path: $0.path,
                remedy: "Use a Mutex or an Atomic, or keep the value on one thread.")
        }
    }

    static func purity(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.isSwift && $0.module.map(pureModules.contains) == true }.flatMap { file in
            inputAndOutput.filter(file.says).map {
                Finding(
                    rule: "\(file.module ?? "") does no input or output, but says \($0)", path: file.path,
                    remedy: "Take the value as a parameter; whoever calls reads it.")
            }
        }
    }

    static func length(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.isSwift && $0.lineCount > longest }.map {
            Finding(
                rule: "a file has at most \(longest) lines, this one \($0.lineCount)", path: $0.path,
                remedy: "It is two things: part them and name both.")
        }
    }

    static func promises(_ files: [SourceFile]) -> [Finding] {
        // Put together here, so that this file does not break its own rule.
        let marks = ["TO" + "DO", "FIX" + "ME"]
        return files.flatMap { file in
            marks.filter { file.text.contains($0) }.map {
                Finding(
                    rule: "nothing is left for later, but here is a \($0)", path: file.path,
                    remedy: "Do it now, or say in the text what the limit is.")
            }
        }
    }

    static func packages(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.path == "Package.swift" && $0.code.contains(".package(") }.map {
            Finding(
                rule: "the package depends on no other", path: $0.path,
                remedy: "Write the part that is needed, or wrap the C library Debian has.")
        }
    }

    /// An `==` ends at the first byte that differs, and how long it took tells how much of a guess was right.
    ///
    /// It goes by names, so it finds the comparison that somebody writes in good faith, not the one that is hidden.
    static func secrets(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.isSwift && $0.module.map(secretModules.contains) == true }.flatMap { file in
            file.code.matches(of: /([\w.]+)(?:\([^()\n]*\))? (?:==|!=) ([\w.]+)/).compactMap { match -> Finding? in
                let sides = [String(match.1), String(match.2)]
                guard !sides.contains(where: isPublic), sides.contains(where: isSecret) else { return nil }
                return Finding(
                    rule: "secrets are compared in constant time, but here \(match.0)", path: file.path,
                    remedy: "Use constantTimeEquals, Digest.matches or PasswordHash.verify.")
            }
        }
    }

    private static func isSecret(_ path: String) -> Bool {
        let path = path.lowercased()
        return secretWords.contains { path.contains($0) }
    }

    /// What compares no contents: with nothing, with a number or a case, or how long something is.
    private static func isPublic(_ path: String) -> Bool {
        path == "nil" || path.hasPrefix(".") || path.first?.isNumber == true || path.hasSuffix(".count")
    }

    private static func sources(_ files: [SourceFile], outside modules: Set<String>) -> [SourceFile] {
        files.filter { file in file.isSwift && file.module.map { !modules.contains($0) } == true }
    }
}
