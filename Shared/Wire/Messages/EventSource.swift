/// Who published an event: `/khuevan/<site>/<service>` or `/integrators/<name>`.
public struct EventSource: TextValue {
    public let text: String

    public init?(_ text: String) {
        let isOurs = text.hasPrefix("/khuevan/")
        guard let parts = Words.parts(text, at: UInt8(ascii: "/"), count: isOurs ? 4 : 3), parts[0].isEmpty,
            isOurs || parts[1] == "integrators", parts.dropFirst(2).allSatisfy(Words.isSegment)
        else { return nil }
        self.text = text
    }

    public init?(site: String, service: String) { self.init("/khuevan/\(site)/\(service)") }
    public init?(integrator: String) { self.init("/integrators/\(integrator)") }

    /// The service or integrator: the last part.
    public var name: String { text.split(separator: "/").last.map(String.init) ?? "" }
    public var isIntegrator: Bool { text.hasPrefix("/integrators/") }

    public static var schema: JSON {
        ["type": "string", "pattern": .string("^/(khuevan/\(Words.segment)|integrators)/\(Words.segment)$")]
    }
    public static let sample = EventSource(trusted: "/khuevan/local/pupils")
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be \"/khuevan/<site>/<service>\" or \"/integrators/<name>\"",
            vi: "phải có dạng \"/khuevan/<điểm>/<dịch vụ>\" hoặc \"/integrators/<tên>\"")
    }

    private init(trusted text: String) { self.text = text }
}
