/// Reads one value that stands for the whole node.
struct SingleReader: SingleValueDecodingContainer {
    let node: DecodingNode

    var codingPath: [any CodingKey] { node.codingPath }

    func decodeNil() -> Bool { node.json.isNull }
    func decode(_ type: String.Type) -> String { node.string(node.json, .same) }
    func decode(_ type: Bool.Type) -> Bool { node.bool(node.json, .same) }
    func decode(_ type: Double.Type) -> Double { node.double(node.json, .same) }
    func decode(_ type: Float.Type) -> Float { Float(decode(Double.self)) }
    private func integer<I: FixedWidthInteger>() -> I { node.integer(I.self, node.json, .same) }
    func decode(_ type: Int.Type) -> Int { integer() }
    func decode(_ type: Int8.Type) -> Int8 { integer() }
    func decode(_ type: Int16.Type) -> Int16 { integer() }
    func decode(_ type: Int32.Type) -> Int32 { integer() }
    func decode(_ type: Int64.Type) -> Int64 { integer() }
    func decode(_ type: UInt.Type) -> UInt { integer() }
    func decode(_ type: UInt8.Type) -> UInt8 { integer() }
    func decode(_ type: UInt16.Type) -> UInt16 { integer() }
    func decode(_ type: UInt32.Type) -> UInt32 { integer() }
    func decode(_ type: UInt64.Type) -> UInt64 { integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.child(type, node.json, .same) }
}
