import Wire

/// Judges a value by the few words of JSON Schema that the vocabulary uses.
enum SchemaJudge {
    static func accepts(_ json: JSON, by schema: JSON) throws -> Bool {
        for member in schema.object ?? [] where try !holds(member, of: json) { return false }
        return true
    }

    private static func holds(_ rule: Member, of json: JSON) throws -> Bool {
        switch rule.name {
        case "type": isOf(type: rule.value.string, json)
        case "enum":
            rule.value.array?.contains { $0 == json || ($0.decimal != nil && $0.decimal == json.decimal) } == true
        case "pattern": try matches(json.string ?? "", rule.value.string ?? "")
        case "minLength": (json.string?.unicodeScalars.count ?? 0) >= (rule.value.integer ?? 0)
        case "maxLength": (json.string?.unicodeScalars.count ?? 0) <= (rule.value.integer ?? 0)
        case "minimum": (json.decimal ?? 0) >= (rule.value.decimal ?? 0)
        case "maximum": (json.decimal ?? 0) <= (rule.value.decimal ?? 0)
        case "multipleOf": isMultiple(json.decimal ?? 0, of: rule.value.decimal ?? 1)
        case "oneOf": try (rule.value.array ?? []).filter { try accepts(json, by: $0) }.count == 1
        case "format": true
        default: throw Unknown(word: rule.name)
        }
    }

    private static func isOf(type: String?, _ json: JSON) -> Bool {
        switch type {
        case "string": json.string != nil
        case "integer": json.integer != nil
        case "number": json.decimal != nil
        default: false
        }
    }

    private static func matches(_ text: String, _ pattern: String) throws -> Bool {
        try Regex(pattern).matchingSemantics(.unicodeScalar).firstMatch(in: text) != nil
    }

    private static func isMultiple(_ number: Double, of step: Double) -> Bool {
        let steps = number / step
        return abs(steps - steps.rounded()) < 1e-9
    }

    /// A word of JSON Schema that this judge has not learnt.
    struct Unknown: Error { var word: String }
}
