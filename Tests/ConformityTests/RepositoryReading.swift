import FoundationEssentials

/// Where evidence is looked up.
protocol RepositoryReading {
    /// The text of a file by its path from the top, or nothing.
    func text(of path: String) -> String?
    /// The sources of the `khuevan` tool, one after the other.
    var console: String { get }
}

/// The checkout this test was compiled from.
struct Checkout: RepositoryReading {
    let root: String

    init(testFile: String = #filePath) {
        root = testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    }

    func text(of path: String) -> String? {
        try? String(contentsOf: URL(filePath: root + "/" + path), encoding: .utf8)
    }

    var console: String {
        let folder = "Services/Console"
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)) ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { text(of: folder + "/" + $0) }.joined()
    }
}
