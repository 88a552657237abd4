/// What an event is about: `<entity>/<id>`.
public struct EventSubject: TextValue {
    public let entity: String
    public let id: String

    public init?(entity: String, id: String) {
        guard Words.isKebab(entity), Words.isSegment(id) else { return nil }
        self.entity = entity
        self.id = id
    }

    public init?(_ text: String) {
        guard let parts = Words.parts(text, at: UInt8(ascii: "/"), count: 2) else { return nil }
        self.init(entity: parts[0], id: parts[1])
    }

    public var text: String { "\(entity)/\(id)" }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^\(Words.kebab)/\(Words.segment)$")]
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
