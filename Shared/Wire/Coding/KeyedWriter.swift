/// Writes the members of one object, in the order in which they are given.
struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodingNode

    var codingPath: [any CodingKey] { [] }

    private func name(_ key: Key) -> Fragment { node.beginMember(key.stringValue) }

    func encodeNil(forKey key: Key) { name(key).writer.writeNull() }
    func encode(_ value: String, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Bool, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Double, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Float, forKey key: Key) { node.fragment.writer.member(key.stringValue, Double(value)) }
    func encode(_ value: Int, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Int8, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Int16, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Int32, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: Int64, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: UInt, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: UInt8, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: UInt16, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: UInt32, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode(_ value: UInt64, forKey key: Key) { node.fragment.writer.member(key.stringValue, value) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try name(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        name(key).hole().container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { name(key).hole().unkeyedContainer() }
    func superEncoder() -> any Encoder { node.beginMember("super").hole() }
    func superEncoder(forKey key: Key) -> any Encoder { name(key).hole() }
}
