public import Platform
import Wire

/// One JSON line per event to standard error: a constant message with dotted keys, never a value from a record.
public struct Log: Sendable {
    /// How much it matters: `error` only when a human must act.
    public enum Severity: Int, Sendable, Comparable {
        case debug, notice, warning, error
        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    let name: String
    private let minimum: Severity
    private let clock: Clock
    private let write: @Sendable (String) -> Void

    public init(
        service: String, minimum: Severity = .notice, clock: Clock = .system,
        write: @escaping @Sendable (String) -> Void = { _ = Output.error.writeLine($0) }
    ) {
        name = service
        self.minimum = minimum
        self.clock = clock
        self.write = write
    }

    /// Writes one line, unless it matters too little; a detail with the name of a fixed member becomes `detail.<name>`.
    public func note(_ severity: Severity, _ message: StaticString, _ details: [String: String] = [:]) {
        guard severity >= minimum else { return }
        var members = [
            Member("time", .string(Instant(milliseconds: clock.now()).text)),
            Member("level", .string("\(severity)")), Member("service", .string(name)),
            Member("message", .string("\(message)")),
        ]
        let fixed = members.map(\.name)
        for (key, value) in details.sorted(by: { $0.key < $1.key }) {
            members.append(Member(fixed.contains(key) ? "detail.\(key)" : key, .string(value)))
        }
        write(String(decoding: JSON.object(members).bytes, as: UTF8.self))
    }
}
