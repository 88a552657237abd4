import Platform

/// Where a verb speaks: results to one side, complaints and progress to the other.
struct Terminal {
    /// One of the two sides.
    struct Side {
        var write: (String) -> Void
        /// Somebody watches: colour and progress make sense.
        var isWatched: Bool
        var width: Int?
    }

    var out: Side
    var err: Side
    /// `NO_COLOR` is not set (https://no-color.org).
    var mayColour: Bool

    static func current(_ environment: Environment) -> Terminal {
        func side(_ output: Output) -> Side {
            Side(write: { output.write($0) }, isWatched: output.isTerminal, width: output.width)
        }
        return Terminal(
            out: side(.standard), err: side(.error),
            mayColour: environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
    }

    func print(_ text: String) { out.write(text.hasSuffix("\n") ? text : text + "\n") }
    func complain(_ text: String) { err.write(text.hasSuffix("\n") ? text : text + "\n") }

    /// How a word stands out.
    enum Tone: String { case bold = "1", dim = "2", red = "31", green = "32", yellow = "33" }

    func paint(_ text: String, _ tone: Tone) -> String { Self.paint(text, tone, mayColour && out.isWatched) }
    func paintComplaint(_ text: String, _ tone: Tone) -> String { Self.paint(text, tone, mayColour && err.isWatched) }

    private static func paint(_ text: String, _ tone: Tone, _ isOn: Bool) -> String {
        isOn ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
    }
}
