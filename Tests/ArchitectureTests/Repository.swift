import FoundationEssentials

/// The files of the checkout this test was compiled from.
struct Repository {
    let files: [SourceFile]
    let topLevel: [String]

    private static let folders = ["Shared", "Services", "Tests", "deploy"]
    private static let kinds = [".swift", ".sql", ".py", ".sh", ".json", ".c", ".h", ".modulemap", ".md"]
    /// What git, the compiler and editors leave beside the sources without being part of them.
    private static let untracked: Set = [".git", ".build", ".swiftpm", ".vscode", "Package.resolved"]

    init(testFile: String = #filePath) throws {
        let root = testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let disk = FileManager.default
        let paths = try Self.folders.flatMap { folder in
            guard disk.fileExists(atPath: root + "/" + folder) else { return [String]() }
            return try disk.subpathsOfDirectory(atPath: root + "/" + folder).map { folder + "/" + $0 }
        }
        files = (["Package.swift"] + paths.sorted()).filter { path in Self.kinds.contains { path.hasSuffix($0) } }
            .compactMap { path in
                (try? String(contentsOf: URL(filePath: root + "/" + path), encoding: .utf8)).map {
                    SourceFile(path: path, text: $0)
                }
            }
        topLevel = try disk.contentsOfDirectory(atPath: root).filter { !Self.untracked.contains($0) }.sorted()
    }
}
