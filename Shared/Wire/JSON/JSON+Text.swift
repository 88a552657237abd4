extension JSON {
    /// Reads one JSON text, whole.
    ///
    /// Refuses what RFC 8259 leaves to chance: duplicate members, lone surrogates, numbers no `Double` holds.
    public static func parse(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) -> JSON {
        var reader = try JSONReader(bytes, limits: limits)
        let value = try reader.value()
        try reader.finish()
        return value
    }

    /// The same, from a string.
    public static func parse(_ text: String, limits: JSONLimits = .standard) throws(JSONError) -> JSON {
        try parse(Array(text.utf8), limits: limits)
    }

    /// The compact text, always the same for the same value; a number that is not finite becomes `null`.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The compact text as a string.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text indented by two spaces, for files that people read and compare, ending in a line feed.
    public var prettyText: String {
        var writer = JSONWriter()
        writer.writePretty(self, indent: 0)
        writer.bytes.append(0x0A)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
