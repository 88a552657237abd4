import CPlatform
import Glibc

/// How much memory this process holds.
public enum ProcessMemory {
    /// Has large blocks given back to the system when they are freed, and keeps threads from hoarding.
    ///
    /// By itself glibc raises the size from which it does so with each large block freed, up to 32 MiB, and gives every
    /// thread a heap of its own (mallopt(3)); messages of a mebibyte then leave heaps full of holes behind.
    public static func keepSmall() {
        mallopt(M_MMAP_THRESHOLD, 128 * 1024)
        mallopt(M_TRIM_THRESHOLD, 1024 * 1024)
        mallopt(M_ARENA_MAX, 2)
    }

    /// Bytes in RAM; `nil` where `/proc` is not mounted.
    public static func residentBytes() -> Int? {
        guard let bytes = try? Files.read("/proc/self/statm") else { return nil }
        // proc(5): "size resident shared text lib data dt", in pages.
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
