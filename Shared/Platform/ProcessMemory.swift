import Glibc

/// How much memory this process holds.
public enum ProcessMemory {
    /// Bytes in RAM; `nil` where `/proc` is not mounted.
    public static func residentBytes() -> Int? {
        guard let bytes = try? Files.read("/proc/self/statm") else { return nil }
        // proc(5): "size resident shared text lib data dt", in pages.
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
