import Testing

@testable import Wire

@Suite("A described schema")
struct SchemaTests {
    @Test("says what a type asks for")
    func golden() {
        #expect(
            Schema.describe(Register.self) == [
                "type": "object",
                "properties": [
                    "code": ["type": "string", "pattern": "^[0-9A-Z]{20}$"],
                    "sex": ["type": "string", "enum": ["male", "female"]],
                    "name": ["type": "string"],
                    "age": ["type": "integer"],
                    "nickname": ["type": "string"],
                    "guardians": [
                        "type": "array",
                        "items": [
                            "type": "object",
                            "properties": ["name": ["type": "string"], "phone": ["type": "string"]],
                            "required": ["name"], "additionalProperties": false,
                        ],
                        "maxItems": 10_000,
                    ],
                    "height": ["type": "number"],
                ],
                "required": ["code", "sex", "name", "age", "guardians"],
                "additionalProperties": false,
            ])
    }

    @Test("refers to a type inside itself instead of never ending")
    func recursion() {
        #expect(Schema.describe(Tree.self)["properties"]?["children"]?["items"] == ["$ref": "#"])
        struct Forest: Codable { var first: Tree }
        let first = Schema.describe(Forest.self)["properties"]?["first"]
        #expect(first?["properties"]?["children"]?["items"] == ["$ref": "#/properties/first"])
    }

    @Test("knows dictionaries, lenient items, free JSON and types without members")
    func others() {
        #expect(
            Schema.describe([String: Bool].self) == ["type": "object", "additionalProperties": ["type": "boolean"]])
        #expect(
            Schema.describe([Code: Int].self) == [
                "type": "object", "propertyNames": Code.schema, "additionalProperties": ["type": "integer"],
            ])
        #expect(Schema.describe(Bulk.self)["properties"]?["items"]?["items"] == Schema.describe(Guardian.self))
        #expect(Schema.describe(Bulk.self)["required"] == ["items"])
        #expect(Schema.describe(JSON.self) == [:])
        #expect(Schema.describe(Empty.self) == ["type": "object", "properties": [:], "additionalProperties": false])
        #expect(Schema.describe(Bilingual.self)["required"] == ["en", "vi"])
        final class Endless: Codable { var next: Endless }
        #expect(Schema.describe(Endless.self)["properties"]?["next"] == ["$ref": "#"])
    }
}
