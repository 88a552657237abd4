/// The small alphabets names on the wire are made of, checked byte by byte.
enum Words {
    /// `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, at most 60 bytes.
    static func isKebab(_ text: some StringProtocol) -> Bool {
        var previous = UInt8(ascii: "-")
        var count = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if count == 0 { return false }
            case UInt8(ascii: "-"): if previous == byte { return false }
            default: return false
            }
            previous = byte
            count += 1
        }
        return count > 0 && count <= 60 && previous != UInt8(ascii: "-")
    }

    static let kebab = "[a-z][a-z0-9]*(-[a-z0-9]+)*"

    /// A code as it may stand in a routing key: `^[0-9A-Za-z_-]{1,40}$`, so never a `.`, a `*` or a `#`.
    static func isCode(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        return (1...40).contains(bytes.count) && bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
    }

    static let code = "[0-9A-Za-z_-]{1,40}"

    /// A name or id in a path: printable ASCII without `/`, up to 128 bytes.
    static func isSegment(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        return (1...128).contains(bytes.count)
            && bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }
    }

    /// Up to eight segments with `/` between them.
    static func isPath(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 8 && parts.allSatisfy { isSegment($0) }
    }

    static let segment = "[!-.0-~]{1,128}"

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// CloudEvents' alphabet for attribute names.
    static func isLowercase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
