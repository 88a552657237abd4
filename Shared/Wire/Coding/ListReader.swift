/// Reads the items of one list.
struct ListReader: UnkeyedDecodingContainer {
    let node: DecodingNode
    let items: [JSON]
    private(set) var currentIndex = 0

    init(node: DecodingNode, items: [JSON]) {
        self.node = node
        self.items = items
    }

    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    /// The item at the cursor; past the end there is none, which the reader of it will say.
    private mutating func advance() -> (JSON?, DecodingNode.Step) {
        defer { currentIndex += 1 }
        return (isAtEnd ? nil : items[currentIndex], .index(currentIndex))
    }

    mutating func decodeNil() -> Bool {
        guard !isAtEnd, items[currentIndex].isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode(_ type: String.Type) -> String {
        let (json, step) = advance()
        return node.string(json, step)
    }
    mutating func decode(_ type: Bool.Type) -> Bool {
        let (json, step) = advance()
        return node.bool(json, step)
    }
    mutating func decode(_ type: Double.Type) -> Double {
        let (json, step) = advance()
        return node.double(json, step)
    }
    mutating func decode(_ type: Float.Type) -> Float { Float(decode(Double.self)) }
    private mutating func integer<I: FixedWidthInteger>() -> I {
        let (json, step) = advance()
        return node.integer(I.self, json, step)
    }
    mutating func decode(_ type: Int.Type) -> Int { integer() }
    mutating func decode(_ type: Int8.Type) -> Int8 { integer() }
    mutating func decode(_ type: Int16.Type) -> Int16 { integer() }
    mutating func decode(_ type: Int32.Type) -> Int32 { integer() }
    mutating func decode(_ type: Int64.Type) -> Int64 { integer() }
    mutating func decode(_ type: UInt.Type) -> UInt { integer() }
    mutating func decode(_ type: UInt8.Type) -> UInt8 { integer() }
    mutating func decode(_ type: UInt16.Type) -> UInt16 { integer() }
    mutating func decode(_ type: UInt32.Type) -> UInt32 { integer() }
    mutating func decode(_ type: UInt64.Type) -> UInt64 { integer() }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (json, step) = advance()
        do {
            return try node.child(type, json, step)
        } catch {
            // The list cannot be made any more, but its other items can still be judged.
            while !isAtEnd {
                let (json, step) = advance()
                _ = try? node.child(type, json, step)
            }
            throw error
        }
    }

    private mutating func nest() -> DecodingNode {
        let (json, step) = advance()
        let child = node.nest(json ?? .null, step)
        if json == nil {
            child.note(.incomplete, Sentences.missing)
            child.silent = true
        }
        return child
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try nest().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try nest().unkeyedContainer() }
    mutating func superDecoder() -> any Decoder { nest() }
}
