public import Vocabulary
public import Wire

/// A queue that takes events: a service's own, or the one from which it builds its store anew.
public struct EventQueue: TextValue {
    public let text: String
    /// The service that reads it.
    public let owner: Context

    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let owner = Context(rawValue: String(parts[0])),
            parts[1] == "events" || parts[1] == "rebuild"
        else { return nil }
        self.text = text
        self.owner = owner
    }

    public static var schema: JSON {
        let owners = Context.allCases.map(\.rawValue).joined(separator: "|")
        return ["type": "string", "pattern": .string("^(\(owners))\\.(events|rebuild)$")]
    }
    public static let sample = EventQueue(of: .reporting)
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be \"<service>.events\" or \"<service>.rebuild\"",
            vi: "phải là \"<dịch vụ>.events\" hoặc \"<dịch vụ>.rebuild\"")
    }

    private init(of owner: Context) {
        text = "\(owner.rawValue).events"
        self.owner = owner
    }
}

/// The number of a row: 1 and up.
public struct RowNumber: WireValue {
    public let value: Int64

    public init?(_ value: Int64) {
        guard value >= 1 else { return nil }
        self.value = value
    }

    public init?(json: JSON) {
        guard case .integer(let value) = json else { return nil }
        self.init(value)
    }

    public var json: JSON { .integer(value) }

    public static var schema: JSON { ["type": "integer", "minimum": 1] }
    public static let sample = RowNumber(first: 1)
    public static var complaint: Bilingual {
        Bilingual(en: "must be a whole number from 1", vi: "phải là số nguyên từ 1 trở lên")
    }

    private init(first value: Int64) { self.value = value }
}
