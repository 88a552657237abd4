/// Writes one value that stands for the whole node.
struct SingleWriter: SingleValueEncodingContainer {
    let node: EncodingNode

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.fragment.writer.writeNull() }
    func encode(_ value: String) { node.fragment.writer.write(value) }
    func encode(_ value: Bool) { node.fragment.writer.write(value) }
    func encode(_ value: Double) { node.fragment.writer.write(value) }
    func encode(_ value: Float) { node.fragment.writer.write(Double(value)) }
    func encode(_ value: Int) { node.fragment.writer.write(value) }
    func encode(_ value: Int8) { node.fragment.writer.write(value) }
    func encode(_ value: Int16) { node.fragment.writer.write(value) }
    func encode(_ value: Int32) { node.fragment.writer.write(value) }
    func encode(_ value: Int64) { node.fragment.writer.write(value) }
    func encode(_ value: UInt) { node.fragment.writer.write(value) }
    func encode(_ value: UInt8) { node.fragment.writer.write(value) }
    func encode(_ value: UInt16) { node.fragment.writer.write(value) }
    func encode(_ value: UInt32) { node.fragment.writer.write(value) }
    func encode(_ value: UInt64) { node.fragment.writer.write(value) }
    func encode<T: Encodable>(_ value: T) throws { try node.fragment.encode(value) }
}
