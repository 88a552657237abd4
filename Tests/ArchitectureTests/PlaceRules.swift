/// Rules about where files are.
enum PlaceRules {
    /// What a newcomer finds at the top, and nothing else; the hidden ones are the tools'.
    private static let top: Set = [
        "Package.swift", "Services", "Shared", "Tests", "deploy", "README.md", "ARCHITECTURE.md", "LICENSE",
        ".ci", ".gitignore", ".swift-format",
    ]

    static func topLevel(_ entries: [String]) -> [Finding] {
        entries.filter { !top.contains($0) }.map {
            Finding(
                rule: "the top level has \(top.sorted().joined(separator: ", ")) only", path: $0,
                remedy: "Put it below the one it belongs to.")
        }
    }

    /// Services/Pupils/Commands/X.swift has its tests in Tests/PupilsTests/Commands/XTests.swift, part by part.
    static func commandTests(_ files: [SourceFile]) -> [Finding] {
        let paths = Set(files.map(\.path))
        return files.compactMap { file -> Finding? in
            let folders = file.folders
            guard file.isSwift, folders.count > 3, folders[0] == "Services", folders[folders.count - 2] == "Commands"
            else {
                return nil
            }
            let inside = folders[2..<(folders.count - 1)].joined(separator: "/")
            let test = "Tests/\(folders[1])Tests/\(inside)/\(file.name.dropLast(".swift".count))Tests.swift"
            guard !paths.contains(test) else { return nil }
            return Finding(rule: "every command has a test file", path: file.path, remedy: "Write \(test).")
        }
    }

    /// Migrations run in the order of their numbers; a gap is a migration somebody lost.
    static func migrations(_ files: [SourceFile]) -> [Finding] {
        let scripts = files.filter { $0.folders.count > 1 && $0.folders[$0.folders.count - 2] == "Migrations" }
        let byFolder = Dictionary(grouping: scripts) { $0.folders.dropLast().joined(separator: "/") }
        return byFolder.sorted { $0.key < $1.key }.flatMap { folder, scripts -> [Finding] in
            let names = scripts.map(\.name).sorted()
            return names.enumerated().compactMap { index, name -> Finding? in
                let digits = String(index + 1)
                let number = "V" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + "_"
                guard !(name.hasPrefix(number) && name.hasSuffix(".sql")) else { return nil }
                return Finding(
                    rule: "migrations are numbered V001, V002, … without gaps", path: "\(folder)/\(name)",
                    remedy: "This one should be called \(number)<what it does>.sql.")
            }
        }
    }
}
