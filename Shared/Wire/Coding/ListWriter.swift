/// Writes the items of one list.
struct ListWriter: UnkeyedEncodingContainer {
    let node: EncodingNode

    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    func encodeNil() { node.beginItem().writer.writeNull() }
    func encode(_ value: String) { node.beginItem().writer.write(value) }
    func encode(_ value: Bool) { node.beginItem().writer.write(value) }
    func encode(_ value: Double) { node.beginItem().writer.write(value) }
    func encode(_ value: Float) { node.beginItem().writer.write(Double(value)) }
    func encode(_ value: Int) { node.beginItem().writer.write(value) }
    func encode(_ value: Int8) { node.beginItem().writer.write(value) }
    func encode(_ value: Int16) { node.beginItem().writer.write(value) }
    func encode(_ value: Int32) { node.beginItem().writer.write(value) }
    func encode(_ value: Int64) { node.beginItem().writer.write(value) }
    func encode(_ value: UInt) { node.beginItem().writer.write(value) }
    func encode(_ value: UInt8) { node.beginItem().writer.write(value) }
    func encode(_ value: UInt16) { node.beginItem().writer.write(value) }
    func encode(_ value: UInt32) { node.beginItem().writer.write(value) }
    func encode(_ value: UInt64) { node.beginItem().writer.write(value) }
    func encode<T: Encodable>(_ value: T) throws { try node.beginItem().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        node.beginItem().hole().container(keyedBy: type)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { node.beginItem().hole().unkeyedContainer() }
    func superEncoder() -> any Encoder { node.beginItem().hole() }
}
