/// A run of bytes being written, with holes where a container was handed out and may still be written to.
///
/// Synthesised `encode(to:)` never makes a hole: it writes straight through.
final class Fragment {
    var writer = JSONWriter()
    private var holes: [(offset: Int, node: EncodingNode)] = []
    private var shapes: [(id: ObjectIdentifier, shape: Shape)] = []

    init(capacity: Int) { writer.bytes.reserveCapacity(capacity) }

    /// Writes a value in place and closes what it opened.
    func encode<T: Encodable>(_ value: T) throws {
        switch shape(of: T.self) {
        case .leaf: if let leaf = value as? any WireValue { return writer.write(leaf.json) }
        case .dictionary:
            if let dictionary = value as? any SortedByName {
                return try dictionary.encodeSorted(to: EncodingNode(self))
            }
        case .other: break
        }
        let start = writer.bytes.count
        let node = EncodingNode(self)
        try value.encode(to: node)
        node.close(from: start)
    }

    /// How values of a type are written.
    ///
    /// Asked once a type: of a list each item has the same few.
    private func shape(of type: any Encodable.Type) -> Shape {
        let id = ObjectIdentifier(type)
        for known in shapes where known.id == id { return known.shape }
        let shape: Shape = type is any WireValue.Type ? .leaf : type is any SortedByName.Type ? .dictionary : .other
        shapes.append((id, shape))
        return shape
    }

    private enum Shape { case leaf, dictionary, other }

    func hole() -> EncodingNode {
        let node = EncodingNode(Fragment(capacity: 64))
        holes.append((writer.bytes.count, node))
        // Stands for what will be there, so that what follows knows it is not the first.
        writer.bytes.append(UInt8(ascii: " "))
        return node
    }

    /// The bytes with every hole filled.
    func finished() -> [UInt8] {
        guard !holes.isEmpty else { return writer.bytes }
        var out: [UInt8] = []
        var from = 0
        for (offset, node) in holes {
            out.append(contentsOf: writer.bytes[from..<offset])
            node.close(from: 0)
            out.append(contentsOf: node.fragment.finished())
            from = offset + 1
        }
        out.append(contentsOf: writer.bytes[from...])
        return out
    }
}

/// One value while a type writes itself.
final class EncodingNode: Encoder {
    private enum Kind { case nothing, object, list, value }

    let fragment: Fragment
    private var kind = Kind.nothing
    /// Items of a list so far.
    private(set) var count = 0

    init(_ fragment: Fragment) { self.fragment = fragment }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        open(.object, UInt8(ascii: "{"))
        return KeyedEncodingContainer(KeyedWriter(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        open(.list, UInt8(ascii: "["))
        return ListWriter(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        kind = .value
        return SingleWriter(node: self)
    }

    func write(_ json: JSON) {
        kind = .value
        fragment.writer.write(json)
    }

    /// A class and its superclass may both ask: they write into the same braces.
    private func open(_ kind: Kind, _ byte: UInt8) {
        guard self.kind == .nothing else { return }
        self.kind = kind
        fragment.writer.bytes.append(byte)
    }

    func beginMember(_ name: String) -> Fragment {
        fragment.writer.beginMember(name)
        return fragment
    }

    func beginItem() -> Fragment {
        fragment.writer.separate()
        count += 1
        return fragment
    }

    /// Closes the braces; a type that wrote nothing is an empty object, and an unused value is `null`.
    func close(from start: Int) {
        switch kind {
        case .object: fragment.writer.bytes.append(UInt8(ascii: "}"))
        case .list: fragment.writer.bytes.append(UInt8(ascii: "]"))
        case .nothing: fragment.writer.append("{}")
        case .value: if fragment.writer.bytes.count == start { fragment.writer.writeNull() }
        }
        kind = .value
    }
}

/// Dictionaries, whose order is otherwise another one in every process.
protocol SortedByName {
    func encodeSorted(to node: EncodingNode) throws
}

extension Dictionary: SortedByName where Key: CodingKeyRepresentable, Value: Encodable {
    func encodeSorted(to node: EncodingNode) throws {
        let start = node.fragment.writer.bytes.count
        let members = map { ($0.key.codingKey.stringValue, $0.value) }.sorted { $0.0 < $1.0 }
        var container = node.container(keyedBy: AnyKey.self)
        for (name, value) in members { try container.encode(value, forKey: AnyKey(name)) }
        node.close(from: start)
    }
}
