import CPlatform
import Glibc

/// The words for an `errno`.
public enum SystemError {
    /// What the system calls this error number, with the number.
    public static func text(_ code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        // glibc's POSIX variant, the one Swift imports: fills the buffer and returns a status.
        guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return "\(String(decoding: text, as: UTF8.self)) (\(code))"
    }
}
