/// The type of an event: `vn.khuevan.<context>.<entity>.<fact>.v1`.
public struct EventType: TextValue, Comparable {
    public let context: String
    public let entity: String
    public let fact: String
    public let version: Int

    /// `nil` when a part is not lowercase-with-hyphens or the version is not in 1…99.
    public init?(context: String, entity: String, fact: String, version: Int = 1) {
        guard Words.isKebab(context), Words.isKebab(entity), Words.isKebab(fact), (1...99).contains(version) else {
            return nil
        }
        self.context = context
        self.entity = entity
        self.fact = fact
        self.version = version
    }

    public init?(_ text: String) {
        guard let parts = Words.parts(text, at: UInt8(ascii: "."), count: 6), parts[0] == "vn", parts[1] == "khuevan",
            parts[5].utf8.first == UInt8(ascii: "v"), let version = Int(parts[5].dropFirst()),
            parts[5] == "v\(version)"
        else { return nil }
        self.init(context: parts[2], entity: parts[3], fact: parts[4], version: version)
    }

    public var text: String { "vn.khuevan.\(context).\(entity).\(fact).v\(version)" }

    /// The event's name within the house: `pupils.pupil.registered`.
    public var name: String { "\(context).\(entity).\(fact)" }

    /// `urn:khuevan:schema:<context>.<entity>:<version>`.
    public var dataSchema: String { "urn:khuevan:schema:\(context).\(entity):\(version)" }

    public static func < (a: EventType, b: EventType) -> Bool { a.text < b.text }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^vn\\.khuevan(\\.\(Words.kebab)){3}\\.v[1-9][0-9]?$")]
    }
    public static let sample = EventType(sampleContext: "pupils", entity: "pupil", fact: "registered")
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be an event type like \"vn.khuevan.pupils.pupil.registered.v1\"",
            vi: "phải là loại sự kiện có dạng \"vn.khuevan.pupils.pupil.registered.v1\"")
    }

    private init(sampleContext: String, entity: String, fact: String) {
        context = sampleContext
        self.entity = entity
        self.fact = fact
        version = 1
    }
}
