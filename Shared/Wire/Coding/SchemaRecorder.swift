/// A decoder with nothing to decode: it notes what a type asks for and answers with samples.
final class SchemaRecorder: Decoder {
    /// What the type turned out to be.
    private enum Shape {
        case unknown
        case known(JSON)
        case object
        case list
        case same(SchemaRecorder)
    }

    /// JSON Pointer, as a URI fragment, of the schema this recorder is making.
    let place: String
    /// Weak, since it holds us: what was recorded goes with the root.
    private weak let parent: SchemaRecorder?
    private var type: ObjectIdentifier?
    private var shape = Shape.unknown
    private(set) var properties: [(name: String, recorder: SchemaRecorder, required: Bool)] = []
    private(set) var items: SchemaRecorder?

    init(place: String, parent: SchemaRecorder?) {
        self.place = place
        self.parent = parent
    }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        shape = .object
        return KeyedDecodingContainer(KeyedRecorder(recorder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        shape = .list
        return ListRecorder(recorder: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleRecorder(recorder: self) }

    /// The type's schema, or a reference when we are already inside it.
    func read<T: Decodable>(_ type: T.Type) throws -> T {
        let identity = ObjectIdentifier(type)
        var above = parent
        while let ancestor = above {
            if ancestor.type == identity {
                shape = .known(["$ref": .string(ancestor.place)])
                if let value = neutral(type) { return value }
                throw Abandoned()
            }
            above = ancestor.parent
        }
        self.type = identity
        if let dictionary = type as? any NamedValues.Type {
            dictionary.record(in: self)
            if let value = neutral(type) { return value }
        }
        do {
            let value = try T(from: self)
            if case .unknown = shape { shape = .object }
            return value
        } catch {
            if let value = neutral(type) { return value }
            throw Abandoned()
        }
    }

    /// The members a type asks for.
    static func names<T: Decodable>(of type: T.Type) -> [String] {
        let recorder = SchemaRecorder(place: "#", parent: nil)
        _ = try? recorder.read(type)
        return recorder.properties.map(\.name)
    }

    func wireValue<Value: WireValue>(_ type: Value.Type) -> Value {
        shape = .known(Value.schema)
        return Value.sample
    }

    func anything() -> JSON {
        shape = .known(.object([]))
        return .null
    }

    func scalar(_ schema: JSON) { shape = .known(schema) }

    /// For a wrapper that reads as what it wraps.
    func same<T: Decodable>(_ type: T.Type) throws -> T {
        let inner = SchemaRecorder(place: place, parent: self)
        shape = .same(inner)
        return try inner.read(type)
    }

    func property(_ name: String, required: Bool) -> SchemaRecorder {
        if let index = properties.firstIndex(where: { $0.name == name }) { return properties[index].recorder }
        let recorder = SchemaRecorder(place: JSONPointer.append(name, to: place + "/properties"), parent: self)
        properties.append((name, recorder, required))
        return recorder
    }

    func item() -> SchemaRecorder {
        let recorder = SchemaRecorder(place: place + "/items", parent: self)
        items = items ?? recorder
        return recorder
    }

    func value(_ recorded: (SchemaRecorder) -> Void, names: JSON?) {
        let inner = SchemaRecorder(place: place + "/additionalProperties", parent: self)
        recorded(inner)
        var members = [Member("type", "object")]
        if let names { members.append(Member("propertyNames", names)) }
        members.append(Member("additionalProperties", inner.schema))
        shape = .known(.object(members))
    }

    var schema: JSON {
        switch shape {
        case .unknown: return .object([])
        case .known(let schema): return schema
        case .same(let inner): return inner.schema
        case .list:
            return [
                "type": "array", "items": items?.schema ?? .object([]),
                "maxItems": .integer(Int64(WireDecoder.mostItems)),
            ]
        case .object:
            let required = properties.filter(\.required).map { JSON.string($0.name) }
            var members = [
                Member("type", "object"),
                Member("properties", .object(properties.map { Member($0.name, $0.recorder.schema) })),
            ]
            if !required.isEmpty { members.append(Member("required", .array(required))) }
            members.append(Member("additionalProperties", false))
            return .object(members)
        }
    }
}

/// Dictionaries: objects whose names are data.
protocol NamedValues {
    static func record(in recorder: SchemaRecorder)
}

extension Dictionary: NamedValues where Key: CodingKeyRepresentable, Value: Decodable {
    static func record(in recorder: SchemaRecorder) {
        let names = (Key.self as? any TextValue.Type)?.schema
        recorder.value({ _ = try? $0.read(Value.self) }, names: names)
    }
}
