/// Derives JSON Schema from the types themselves, so that what we publish is what we read.
public enum Schema {
    /// The dialect of every schema here.
    public static let dialect = "https://json-schema.org/draft/2020-12/schema"

    /// The schema of a type: what its `init(from:)` asks for, in that order.
    ///
    /// A type inside itself becomes a `$ref` to where it is being described.
    public static func describe<T: Decodable>(_ type: T.Type) -> JSON {
        let recorder = SchemaRecorder(place: "#", parent: nil)
        _ = try? recorder.read(type)
        return recorder.schema
    }
}
