import Glibc

/// What went wrong with which file.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    public var action: String
    public var path: String
    public var code: Int32

    public init(_ action: String, _ path: String, code: Int32) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// What the call that just failed left in `errno`.
    init(_ action: String, _ path: String) { self.init(action, path, code: errno) }

    /// There is no such file, as opposed to one that cannot be had.
    public var isMissing: Bool { code == ENOENT }

    public var description: String { "cannot \(action) \(path): \(SystemError.text(code))" }
}
