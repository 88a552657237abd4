extension CloudEvent {
    /// JSON Schema of the envelope around data of that schema.
    public static func schema(data: JSON) -> JSON {
        let code = JSON.string("^\(Words.code)$")
        let properties: JSON = [
            "specversion": ["const": "1.0"], "id": MessageID.schema, "source": EventSource.schema,
            "type": EventType.schema, "subject": EventSubject.schema, "time": Instant.schema,
            "recordedtime": Instant.schema, "school": ["type": "string", "pattern": code],
            "sequence": ["type": "string", "pattern": "^(0|[1-9][0-9]{0,18})$"],
            "entityversion": ["type": "integer", "minimum": 1, "maximum": .integer(Int64(Int32.max))],
            "actor": ActorName.schema, "reason": ["type": "string", "maxLength": 2000],
            "dataclassification": DataClassification.schema,
            "dataschema": ["type": "string", "minLength": 1, "maxLength": 256], "traceparent": TraceParent.schema,
            "datacontenttype": ["const": "application/json"], "data": data,
        ]
        let optional: Set<String> = ["reason", "traceparent", "datacontenttype"]
        let names = (properties.object ?? []).map(\.name)
        return [
            "type": "object",
            "properties": properties,
            "required": .array(names.filter { !optional.contains($0) }.map { .string($0) }),
            "patternProperties": ["^[a-z0-9]{1,20}$": ["type": ["string", "integer", "boolean", "object", "null"]]],
            "additionalProperties": false,
        ]
    }
}
