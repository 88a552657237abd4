/// Reads the members of one object.
struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let node: DecodingNode

    var codingPath: [any CodingKey] { node.codingPath }

    /// A type that asks for all keys takes them all; it then reads each one it has a name for.
    var allKeys: [Key] { node.members.compactMap { Key(stringValue: $0.name) } }

    func contains(_ key: Key) -> Bool { node.find(key.stringValue) != nil }

    /// An absent member is not `null` here: whoever then decodes it will say that it is missing.
    func decodeNil(forKey key: Key) -> Bool { node.find(key.stringValue)?.isNull ?? false }

    func decode(_ type: String.Type, forKey key: Key) -> String {
        node.string(node.find(key.stringValue), .name(key.stringValue))
    }
    func decode(_ type: Bool.Type, forKey key: Key) -> Bool {
        node.bool(node.find(key.stringValue), .name(key.stringValue))
    }
    func decode(_ type: Double.Type, forKey key: Key) -> Double {
        node.double(node.find(key.stringValue), .name(key.stringValue))
    }
    func decode(_ type: Float.Type, forKey key: Key) -> Float { Float(decode(Double.self, forKey: key)) }
    private func integer<I: FixedWidthInteger>(_ key: Key) -> I {
        node.integer(I.self, node.find(key.stringValue), .name(key.stringValue))
    }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { integer(key) }
    func decode(_ type: Int8.Type, forKey key: Key) -> Int8 { integer(key) }
    func decode(_ type: Int16.Type, forKey key: Key) -> Int16 { integer(key) }
    func decode(_ type: Int32.Type, forKey key: Key) -> Int32 { integer(key) }
    func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { integer(key) }
    func decode(_ type: UInt.Type, forKey key: Key) -> UInt { integer(key) }
    func decode(_ type: UInt8.Type, forKey key: Key) -> UInt8 { integer(key) }
    func decode(_ type: UInt16.Type, forKey key: Key) -> UInt16 { integer(key) }
    func decode(_ type: UInt32.Type, forKey key: Key) -> UInt32 { integer(key) }
    func decode(_ type: UInt64.Type, forKey key: Key) -> UInt64 { integer(key) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try node.child(type, node.find(key.stringValue), .name(key.stringValue))
    }

    /// A value that is there but cannot be made is complained of and left out.
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let json = present(key) else { return nil }
        return try? node.child(type, json, .name(key.stringValue))
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? {
        present(key).map { node.string($0, .name(key.stringValue)) }
    }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? {
        present(key).map { node.bool($0, .name(key.stringValue)) }
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? {
        present(key).map { node.double($0, .name(key.stringValue)) }
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? {
        present(key).map { node.integer(Int.self, $0, .name(key.stringValue)) }
    }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? {
        present(key).map { node.integer(Int64.self, $0, .name(key.stringValue)) }
    }

    /// The member's value, unless it is absent or `null`, which are the same to an optional.
    private func present(_ key: Key) -> JSON? {
        guard let json = node.find(key.stringValue), !json.isNull else { return nil }
        return json
    }

    private func nest(_ name: String) -> DecodingNode {
        let json = node.find(name)
        let child = node.nest(json ?? .null, .name(name))
        if json == nil {
            child.note(.incomplete, Sentences.missing)
            child.silent = true
        }
        return child
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try nest(key.stringValue).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try nest(key.stringValue).unkeyedContainer()
    }
    func superDecoder() -> any Decoder { nest("super") }
    func superDecoder(forKey key: Key) -> any Decoder { nest(key.stringValue) }
}
