import Testing

/// Each rule against a file that breaks it and one that only looks as if it did.
@Suite("A rule")
struct PlantedTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: @Sendable ([SourceFile]) -> [Finding]
        let path: String
        let broken: String
        let kept: String
        var testDescription: String { "\(path): \(broken.prefix(60))" }
    }

    @Test(
        "finds what breaks it and nothing else",
        arguments: [
            Case(rule: ImportRule.check, path: "Services/Pupils/P.swift", broken: "import AMQP", kept: "import Wire"),
            Case(
                rule: ImportRule.check, path: "Services/Pupils/P.swift", broken: "public import Staff",
                kept: "import Glibc"),
            Case(
                rule: ImportRule.check, path: "Services/Pupils/P.swift", broken: "import CSQLite",
                kept: "// import CSQLite"),
            Case(
                rule: ImportRule.check, path: "Services/Staff/S.swift", broken: "import Platform",
                kept: "let s = \"\"\"\nimport Platform\n\"\"\""),
            Case(
                rule: ImportRule.check, path: "Services/Console/C.swift", broken: "import FoundationEssentials",
                kept: "import Platform"),
            Case(
                rule: ImportRule.check, path: "Shared/Wire/W.swift",
                broken: "@preconcurrency import struct Foundation.Date",
                kept: "import Synchronization"),
            Case(
                rule: ImportRule.check, path: "Shared/Messaging/M.swift", broken: "import Contracts",
                kept: "import AMQP"),
            Case(
                rule: ImportRule.check, path: "Shared/Vocabulary/V.swift", broken: "import SQLite", kept: "import Wire"),
            Case(
                rule: TextRules.unsafe, path: "Services/Pupils/P.swift", broken: "let p = unsafe pointer.pointee",
                kept: "// unsafe\nlet s = \"unsafe \\\" unsafe\"; let unsafely = 1 /* unsafe */"),
            Case(
                rule: TextRules.unsafe, path: "Shared/Messaging/M.swift", broken: "nonisolated(unsafe) var x = 1",
                kept: "let raw = #\"unsafe\"#"),
            Case(
                rule: TextRules.unchecked, path: "Shared/SQLite/S.swift",
                broken: "final class A: @unchecked Sendable {}",
                kept: "final class A: Sendable {} // @unchecked Sendable"),
            Case(
                rule: TextRules.purity, path: "Shared/Wire/W.swift", broken: "print(1)", kept: "let printed = \"print\""
            ),
            Case(
                rule: TextRules.purity, path: "Shared/Access/A.swift", broken: "let home = getenv(name)",
                kept: "func environment() {}"),
            Case(
                rule: TextRules.length, path: "Tests/WireTests/W.swift", broken: String(repeating: "\n", count: 401),
                kept: String(repeating: "\n", count: 400)),
            Case(
                rule: TextRules.secrets, path: "Services/Identity/I.swift",
                broken: "guard session.refreshHash == hash else { return }",
                kept: "if hash != nil, signature.count == 64, let kind, kind == .token { use(password) } // a.hash == b"
            ),
            Case(
                rule: TextRules.secrets, path: "Shared/Access/A.swift",
                broken: "let isKnown = digest(of: given) != kept",
                kept: "let isKnown = digest(of: given).matches(kept) && year == other"),
            Case(
                rule: TextRules.promises, path: "deploy/setup.sh", broken: "# TO" + "DO: later", kept: "# done"),
            Case(
                rule: TextRules.packages, path: "Package.swift", broken: "dependencies: [.package(url: u, from: v)]",
                kept: "let package = Package(name: \"khuevan\")"),
            Case(
                rule: ImportRule.check, path: "Shared/Helpers/H.swift", broken: "let x = 1",
                kept: ""),
        ])
    func planted(_ each: Case) {
        let found = each.rule([SourceFile(path: each.path, text: each.broken)])
        #expect(found.count == 1 && found.allSatisfy { $0.path == each.path && !$0.remedy.isEmpty })
        // A module nobody knows is wrong whatever it says.
        guard !each.path.contains("Helpers") else { return }
        #expect(each.rule([SourceFile(path: each.path, text: each.kept)]) == [])
    }

    @Test("lets the modules at the bottom be unsafe", arguments: ["Platform", "SQLite", "AMQP", "Crypto"])
    func exempt(module: String) {
        #expect(TextRules.unsafe([SourceFile(path: "Shared/\(module)/X.swift", text: "unsafe f()")]).isEmpty)
    }

    @Test("asks each command for its test in the same place", arguments: ["Pupils/Commands", "Campus/Health/Commands"])
    func commandTests(folder: String) {
        let command = SourceFile(path: "Services/\(folder)/TakeIt.swift", text: "")
        let service = folder.split(separator: "/")[0]
        let inside = folder.dropFirst(service.count + 1)
        let test = SourceFile(path: "Tests/\(service)Tests/\(inside)/TakeItTests.swift", text: "")
        let elsewhere = SourceFile(path: "Tests/\(service)Tests/TakeItTests.swift", text: "")
        #expect(PlaceRules.commandTests([command, test]).isEmpty)
        #expect(PlaceRules.commandTests([command, elsewhere]).map(\.path) == [command.path])
    }

    @Test(
        "finds migrations out of number",
        arguments: [
            (["V001_a.sql", "V002_b.sql"], 0), (["V001_a.sql", "V003_c.sql"], 1), (["V000_a.sql", "V001_b.sql"], 2),
            (["V001_a.sql", "V001_b.sql"], 1), (["V001_a.txt"], 1), (["1_a.sql"], 1),
        ])
    func migrations(names: [String], wrong: Int) {
        let files = names.map { SourceFile(path: "Services/Staff/Store/Migrations/\($0)", text: "") }
        #expect(PlaceRules.migrations(files).count == wrong)
    }

    @Test("counts migrations folder by folder")
    func migrationFolders() {
        let paths = ["Services/Staff/Store/Migrations/V001_a.sql", "Shared/Messaging/Migrations/V001_a.sql"]
        #expect(PlaceRules.migrations(paths.map { SourceFile(path: $0, text: "") }).isEmpty)
    }

    @Test("finds a stranger at the top")
    func topLevel() {
        #expect(PlaceRules.topLevel(["Services", "LICENSE", "scripts"]).map(\.path) == ["scripts"])
    }
}
