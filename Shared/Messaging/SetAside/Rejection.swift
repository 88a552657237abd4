import AMQP
public import Vocabulary
public import Wire

/// An event of another vendor's system that was not taken in, with everything that is wrong with it.
///
/// It is a fact like any other, so the office keeps it; and it goes to the vendor's own queue of rejections.
public struct Rejection: Recordable {
    public static let entity = "rejection"
    public static let facts = ["raised"]
    public static let classification = DataClassification.personal

    public var integrator: IntegratorName
    /// The event's id where it could be read, else what tells the message from others.
    public var message: String
    public var type: String?
    public var school: UnitCode
    public var code: ProblemCode
    public var detail: String
    public var detailVi: String
    public var errors: [Violation]

    public var key: String { "\(integrator.text)/\(message)" }
    public var unit: UnitCode { school }

    /// Nothing for a message that no integrator has sent.
    init?(of message: Delivery, because refusal: Refusal) {
        guard let user = message.properties.userID, Context(rawValue: user) == nil,
            let integrator = IntegratorName(user)
        else { return nil }
        self.integrator = integrator
        let stated = message.properties.messageID.flatMap(MessageID.init)
        self.message = stated?.text ?? Hex.text(message.digest.prefix(16))
        type = message.properties.type.flatMap(EventType.init)?.text
        let school = message.routingKey.split(separator: ".").first.map(String.init)
        self.school = school.flatMap(UnitCode.init) ?? .root
        code = refusal.code
        detail = refusal.detail.en
        detailVi = refusal.detail.vi
        errors = refusal.violations
    }
}
