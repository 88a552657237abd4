/// What an event is about: `<entity>/<id>`; an id may itself be a path (`class/<school>/2026/6A1`).
public struct EventSubject: TextValue {
    public let entity: String
    public let id: String

    public init?(entity: String, id: String) {
        guard Words.isKebab(entity), Words.isPath(id) else { return nil }
        self.entity = entity
        self.id = id
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(entity: String(parts[0]), id: String(parts[1]))
    }

    public var text: String { "\(entity)/\(id)" }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^\(Words.kebab)(/\(Words.segment)){1,8}$")]
    }
    public static let sample = EventSubject(sample: String(repeating: "0", count: 20))
    public static var complaint: Bilingual {
        Bilingual(en: "must be \"<entity>/<id>\"", vi: "phải có dạng \"<đối tượng>/<mã>\"")
    }

    private init(sample id: String) {
        entity = "pupil"
        self.id = id
    }
}
