public import Platform

/// A directory of its own for one test, removed with everything in it.
public struct TemporaryDirectory: ~Copyable {
    public let path: String

    public init() throws(FileError) {
        let base = Environment.current()["TMPDIR"] ?? "/tmp"
        path = "\(base)/khuevan-test-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        try Files.createDirectory(path, intermediate: true)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        if Files.isDirectory(path) {
            for name in (try? Files.list(path)) ?? [] { remove("\(path)/\(name)") }
        }
        try? Files.remove(path)
    }
}
