/// The small alphabets names on the wire are made of, checked byte by byte.
enum Words {
    /// `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, at most 60 bytes.
    static func isKebab(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard (1...60).contains(bytes.count) else { return false }
        var previous = UInt8(ascii: "-")
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if index == 0 { return false }
            case UInt8(ascii: "-"): if previous == byte { return false }
            default: return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: "-")
    }

    static let kebab = "[a-z][a-z0-9]*(-[a-z0-9]+)*"

    /// A code as it may stand in a routing key: `^[0-9A-Za-z_-]{1,40}$`, so never a `.`, a `*` or a `#`.
    static func isCode(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard (1...40).contains(bytes.count) else { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            guard isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { return false }
        }
        return true
    }

    static let code = "[0-9A-Za-z_-]{1,40}"

    /// A name or id in a path: printable ASCII without `/`, up to 128 bytes.
    static func isSegment(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard (1...128).contains(bytes.count) else { return false }
        for index in bytes.indices {
            guard (0x21...0x7E).contains(bytes[index]), bytes[index] != UInt8(ascii: "/") else { return false }
        }
        return true
    }

    /// Up to eight segments with `/` between them.
    static func isPath(_ text: String) -> Bool {
        let bytes = text.utf8.span
        var segments = 1
        var length = 0
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "/") {
                guard length > 0 else { return false }
                segments += 1
                length = 0
            } else {
                guard (0x21...0x7E).contains(bytes[index]) else { return false }
                length += 1
            }
        }
        return (1...128).contains(length) && segments <= 8 && bytes.count <= 512
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

    /// The text between separators, empty parts and all; `nil` when it has not exactly so many.
    static func parts(_ text: String, at separator: UInt8, count: Int) -> [String]? {
        let bytes = Array(text.utf8)
        var parts: [String] = []
        parts.reserveCapacity(count)
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
            guard parts.count < count else { return nil }
            parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index + 1
        }
        return parts.count == count ? parts : nil
    }
}
