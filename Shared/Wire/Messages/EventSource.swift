/// Who published an event: `/khuevan/<site>/<service>` or `/integrators/<name>`.
public struct EventSource: TextValue {
    public let text: String
    /// The service or integrator: the last part.
    public let name: String

    public init?(_ text: String) {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let name = String(text[text.utf8.index(after: slash)...])
        let path = text[..<slash]
        let site = path.dropFirst("/khuevan/".count)
        let isOurs = path.hasPrefix("/khuevan/") && Words.isSegment(String(site))
        guard Words.isSegment(name), isOurs || path == "/integrators" else { return nil }
        self.text = text
        self.name = name
    }

    public init?(site: String, service: String) { self.init("/khuevan/\(site)/\(service)") }
    public init?(integrator: String) { self.init("/integrators/\(integrator)") }

    /// The installation that one of our services belongs to; nothing for an integrator.
    public var site: Substring? {
        guard !isIntegrator else { return nil }
        return text.dropFirst("/khuevan/".count).dropLast(name.count + 1)
    }

    public var isIntegrator: Bool { text.hasPrefix("/integrators/") }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^/(khuevan/\(Words.segment)|integrators)/\(Words.segment)$")]
    }
    public static let sample = EventSource(site: "local", name: "pupils")
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be \"/khuevan/<site>/<service>\" or \"/integrators/<name>\"",
            vi: "phải có dạng \"/khuevan/<điểm>/<dịch vụ>\" hoặc \"/integrators/<tên>\"")
    }

    private init(site: String, name: String) {
        text = "/khuevan/\(site)/\(name)"
        self.name = name
    }
}
