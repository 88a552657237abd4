import Glibc

extension Files {
    /// Makes a directory, with those above it if asked; one that is there already is no error.
    public static func createDirectory(
        _ path: String, intermediate: Bool = true, mode: UInt32 = 0o700
    ) throws(FileError) {
        if isDirectory(path) { return }
        let above = parent(of: path)
        if intermediate && !isDirectory(above) { try createDirectory(above, intermediate: true, mode: mode) }
        guard unsafe mkdir(path, mode) == 0 || errno == EEXIST && isDirectory(path) else {
            throw FileError("create directory", path)
        }
    }

    /// The names in a directory, sorted, without `.` and `..`.
    public static func list(_ path: String) throws(FileError) -> [String] {
        guard let directory = unsafe opendir(path) else { throw FileError("list", path) }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The directory a path lies in: `a` for `a/b`, `.` for `b`, `/` for `/b`.
    public static func parent(of path: String) -> String {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}
