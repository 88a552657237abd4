/// On whose behalf something was done: `account/<name>`, `service/<name>` or `integrator/<name>`.
public struct ActorName: TextValue {
    /// What may act.
    public enum Kind: String, WireEnum { case account, service, integrator }

    public let kind: Kind
    public let name: String

    public init?(_ kind: Kind, _ name: String) {
        guard Words.isSegment(name) else { return nil }
        self.kind = kind
        self.name = name
    }

    public init?(_ text: String) {
        guard let parts = Words.parts(text, at: UInt8(ascii: "/"), count: 2), let kind = Kind(rawValue: parts[0]) else {
            return nil
        }
        self.init(kind, parts[1])
    }

    public var text: String { "\(kind.rawValue)/\(name)" }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^(account|service|integrator)/\(Words.segment)$")]
    }
    public static let sample = ActorName(sample: "pupils")
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be \"account/<name>\", \"service/<name>\" or \"integrator/<name>\"",
            vi: "phải có dạng \"account/<tên>\", \"service/<tên>\" hoặc \"integrator/<tên>\"")
    }

    private init(sample name: String) {
        kind = .service
        self.name = name
    }
}
