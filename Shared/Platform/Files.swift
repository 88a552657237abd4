import Glibc

/// Small files, whole: configuration, keys, migrations, exports.
public enum Files {
    /// Every byte of the file.
    public static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return contents }
            if count > 0 {
                contents += chunk[..<count]
            } else if errno != EINTR {
                throw FileError("read", path)
            }
        }
    }

    /// The file as text, bytes that are not UTF-8 repaired.
    public static func readText(_ path: String) throws(FileError) -> String {
        String(decoding: try read(path), as: UTF8.self)
    }

    /// Replaces the file in one step: whoever reads it sees the old bytes or the new, and so does a power cut.
    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(FileError) {
        let draft = "\(path).\(getpid()).\(Clock.monotonicNanoseconds())"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError("create", draft) }
        do throws(FileError) {
            defer { close(descriptor) }
            // The mode asked for, whatever the process's umask says.
            guard fchmod(descriptor, mode) == 0 else { throw FileError("set the mode of", draft) }
            guard writeAll(bytes, to: descriptor) else { throw FileError("write", draft) }
            guard fsync(descriptor) == 0 else { throw FileError("sync", draft) }
        } catch {
            unsafe unlink(draft)
            throw error
        }
        guard unsafe rename(draft, path) == 0 else {
            let error = FileError("replace", path)
            unsafe unlink(draft)
            throw error
        }
        syncDirectory(of: path)
    }

    /// Adds to the end of the file, making it if it is not there.
    public static func append(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        guard writeAll(bytes, to: descriptor) else { throw FileError("write", path) }
    }

    public static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Removes a file, or an empty directory; nothing there is no error.
    public static func remove(_ path: String) throws(FileError) {
        guard unsafe Glibc.remove(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
    }

    /// Writes the whole of it, however many calls that takes.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let count = unsafe Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    unsafe rest = rest.dropFirst(count)
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    /// Makes the rename itself durable.
    ///
    /// Some file systems refuse to sync a directory; the file is whole either way.
    private static func syncDirectory(of path: String) {
        let directory = unsafe open(Files.parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }
}
