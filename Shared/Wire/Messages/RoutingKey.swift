/// Where an event goes: `<school>.<context>.<entity>.<fact>`.
public struct RoutingKey: TextValue {
    public let school: String
    public let context: String
    public let entity: String
    public let fact: String

    /// `nil` when a part holds anything a topic exchange would read otherwise.
    public init?(school: String, context: String, entity: String, fact: String) {
        guard Words.isCode(school), Words.isKebab(context), Words.isKebab(entity), Words.isKebab(fact) else {
            return nil
        }
        self.school = school
        self.context = context
        self.entity = entity
        self.fact = fact
    }

    public init?(school: String, type: EventType) {
        self.init(school: school, context: type.context, entity: type.entity, fact: type.fact)
    }

    public init?(_ text: String) {
        guard let parts = Words.parts(text, at: UInt8(ascii: "."), count: 4) else { return nil }
        self.init(school: parts[0], context: parts[1], entity: parts[2], fact: parts[3])
    }

    public var text: String { "\(school).\(context).\(entity).\(fact)" }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^\(Words.code)(\\.\(Words.kebab)){3}$")]
    }
    public static let sample = RoutingKey(sampleSchool: String(repeating: "0", count: 20))
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be a routing key <school>.<context>.<entity>.<fact>",
            vi: "phải là khoá định tuyến <trường>.<ngữ cảnh>.<đối tượng>.<sự kiện>")
    }

    private init(sampleSchool: String) {
        school = sampleSchool
        context = "pupils"
        entity = "pupil"
        fact = "registered"
    }
}
