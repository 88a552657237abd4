/// The type of an event: `vn.khuevan.<context>.<entity>.<fact>.v1`.
public struct EventType: TextValue, Comparable {
    static let prefix = "vn.khuevan."

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
        guard text.hasPrefix(Self.prefix) else { return nil }
        let parts = text.dropFirst(Self.prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3].first == "v", let version = Int(parts[3].dropFirst()),
            parts[3] == "v\(version)"
        else { return nil }
        self.init(
            context: String(parts[0]), entity: String(parts[1]), fact: String(parts[2]), version: version)
    }

    public var text: String { "\(Self.prefix)\(context).\(entity).\(fact).v\(version)" }

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
