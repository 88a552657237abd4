import CPlatform
import Glibc

/// A password as it is stored: yescrypt, in the `$y$` form of crypt(5).
///
/// libxcrypt does the work; its output carries cost and salt, so old hashes stay readable when the cost is raised.
public struct PasswordHash: Sendable, Hashable {
    /// How much work one guess costs: 5 is libxcrypt's own choice (16 MiB), each step more doubles it.
    public struct Cost: Sendable, Hashable {
        public let level: Int

        public static let standard = Cost(unchecked: 5)

        /// Takes a level of 1 to 8; above 8 a few log-ins at once would take all memory.
        public init(_ level: Int) throws(CryptoError) {
            guard Self.parameters.indices.dropFirst().contains(level) else { throw .unusableCost(level) }
            self.level = level
        }

        private init(unchecked level: Int) { self.level = level }

        /// How `crypt_gensalt` writes each level, counted from 0, which is no level.
        fileprivate static let parameters = ["", "j75", "j85", "j7T", "j8T", "j9T", "jAT", "jBT", "jCT"]
    }

    /// What goes into the store.
    public let text: String

    /// Takes a hash back from the store, whatever it is: one that is broken matches no password.
    public init(stored text: String) { self.text = text }

    /// Hashes `password` with a fresh salt.
    public init(of password: String, cost: Cost = .standard) throws(CryptoError) {
        guard Self.isUsable(password) else { throw .unusablePassword }
        let salt = try SecureRandom.bytes(16)
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        let made = unsafe salt.span.withUnsafeBytes { bytes in
            unsafe crypt_gensalt_rn(
                "$y$", UInt(cost.level), bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), &setting,
                Int32(setting.count)) != nil
        }
        guard made else { throw .refused("crypt_gensalt_rn") }
        let characters = String(decoding: setting.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard let text = Self.crypt(password, characters) else { throw .refused("crypt_rn") }
        self.text = text
    }

    /// Whether `password` is the one; false too where the stored hash is broken or none of ours.
    public func verify(_ password: String) -> Bool {
        guard level != nil, Self.isUsable(password), let again = Self.crypt(password, text) else { return false }
        return constantTimeEquals(Array(again.utf8), Array(text.utf8))
    }

    /// Whether it was made at another cost than `cost`, or is broken: hash anew at the next good log-in.
    public func needsRehash(_ cost: Cost = .standard) -> Bool { level != cost.level }

    /// The cost the text names, where it has the form `$y$parameters$salt$hash` with parameters of ours.
    private var level: Int? {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "y", !parts[3].isEmpty, parts[4].utf8.count == 43,
            text.utf8.allSatisfy({ (0x21..<0x7f).contains($0) })
        else { return nil }
        return Cost.parameters.firstIndex(of: String(parts[2]))
    }

    /// Beyond 511 bytes crypt(3) refuses, and at a NUL it would stop reading in silence.
    private static func isUsable(_ password: String) -> Bool {
        (1..<Int(CRYPT_MAX_PASSPHRASE_SIZE)).contains(password.utf8.count) && !password.utf8.contains(0)
    }

    /// One run of crypt(3), in a work space of its own that is wiped afterwards; nil where it refuses.
    private static func crypt(_ password: String, _ setting: String) -> String? {
        let size = MemoryLayout<crypt_data>.size
        let space = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        unsafe space.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        defer {
            unsafe explicit_bzero(space, size)
            unsafe space.deallocate()
        }
        return unsafe crypt_rn(password, setting, space, Int32(size)).map { unsafe String(cString: $0) }
    }
}

extension PasswordHash: CustomStringConvertible {
    /// Never the hash itself: whoever reads a log shall not be able to guess at it.
    public var description: String { "password hash" }
}
