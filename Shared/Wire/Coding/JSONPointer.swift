/// JSON Pointer (RFC 6901): how a violation names its place.
public enum JSONPointer {
    /// The pointer one member further down; `~` and `/` in names are written `~0` and `~1`.
    public static func append(_ name: String, to pointer: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return pointer + "/" + name
        }
        var out = Array((pointer + "/").utf8)
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "~"): out.append(contentsOf: "~0".utf8)
            case UInt8(ascii: "/"): out.append(contentsOf: "~1".utf8)
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
