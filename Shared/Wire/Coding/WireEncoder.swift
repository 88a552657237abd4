/// Writes messages: members in the order of their declaration, absent options left out, straight into bytes.
public struct WireEncoder {
    /// The text of a value; the same value always gives the same bytes.
    ///
    /// Our own types cannot fail to be written. A foreign type that throws half-way through is written as `null`.
    public static func encode(_ value: some Encodable) -> [UInt8] {
        let fragment = Fragment(capacity: 512)
        do {
            try fragment.encode(value)
            return fragment.finished()
        } catch {
            return Array("null".utf8)
        }
    }

    /// The tree of a value.
    public static func json(_ value: some Encodable) -> JSON {
        if let json = value as? JSON { return json }
        return (try? JSON.parse(encode(value), limits: .generous)) ?? .null
    }
}
