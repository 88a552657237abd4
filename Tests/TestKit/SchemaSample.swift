public import Wire

/// Values that nearly fit a JSON Schema as ours are: something to start spoiling from.
public enum SchemaSample {
    public static func of(_ schema: JSON) -> JSON {
        if let first = schema["enum"]?[0] ?? schema["const"] { return first }
        switch schema["type"]?.string ?? schema["type"]?[0]?.string {
        case "object": return .object((schema["properties"]?.object ?? []).map { Member($0.name, of($0.value)) })
        case "array": return .array(schema["items"].map { [of($0)] } ?? [])
        case "integer": return schema["minimum"] ?? 1
        case "number": return 1.5
        case "boolean": return true
        case "string": return .string(text(schema["pattern"]?.string, schema["format"]?.string))
        default: return .null
        }
    }

    private static func text(_ pattern: String?, _ format: String?) -> String {
        switch (pattern, format) {
        case (_, "date"?): "2026-09-05"
        case (_, "date-time"?): "2026-09-05T07:30:00+07:00"
        case (_, "uuid"?): MessageID.sample.text
        case ("^[0-9A-Z]{20}$"?, _): "99000CS0000030000006"
        case ("^[0-9]{4}-[0-9]{4}$"?, _): "2026-2027"
        case (let pattern?, _) where pattern.hasPrefix("^[0-9A-Z]{20}/[0-9]{4}/"): "99000CS0000030000006/2026/6A1"
        default: "1"
        }
    }
}
