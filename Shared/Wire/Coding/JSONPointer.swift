/// JSON Pointer (RFC 6901): how a violation names its place.
public enum JSONPointer {
    /// The pointer one member further down; `~` and `/` in names are written `~0` and `~1`.
    ///
    /// Names come from outside and pointers go to people and back through our own decoder: a control character in a
    /// name is shown as U+FFFD.
    public static func append(_ name: String, to pointer: String) -> String {
        guard name.utf8.contains(where: isSpecial) else { return pointer + "/" + name }
        var out = pointer + "/"
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": out += "~0"
            case "/": out += "~1"
            case "\0"..<" ", "\u{7F}"..<"\u{A0}": out.unicodeScalars.append("\u{FFFD}")
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Bytes of what is written otherwise; C2 begins C1 controls, and letters too.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/") || byte < 0x20 || byte == 0x7F || byte == 0xC2
    }
}
