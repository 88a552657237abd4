/// The name of a command or query: `pupils.register-pupil`.
public struct MessageName: TextValue, Comparable, ExpressibleByStringLiteral {
    public let text: String

    public init?(_ text: String) {
        guard let parts = Words.parts(text, at: UInt8(ascii: "."), count: 2), parts.allSatisfy(Words.isKebab) else {
            return nil
        }
        self.text = text
    }

    /// For names written in the program; one that breaks the pattern stops it at start.
    public init(stringLiteral text: String) {
        guard let name = MessageName(text) else { preconditionFailure("not a message name: \(text)") }
        self = name
    }

    /// The service it belongs to: what stands before the dot.
    public var context: String { String(text.prefix { $0 != "." }) }
    /// What stands after the dot.
    public var verb: String { String(text.drop { $0 != "." }.dropFirst()) }

    public static func < (a: MessageName, b: MessageName) -> Bool { a.text < b.text }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^\(Words.kebab)\\.\(Words.kebab)$"), "maxLength": 121]
    }
    public static var sample: MessageName { "pupils.register-pupil" }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be a name like \"pupils.register-pupil\"", vi: "phải là tên có dạng \"pupils.register-pupil\"")
    }
}
