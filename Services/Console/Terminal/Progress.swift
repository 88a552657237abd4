import Platform

/// How far long work has come, in one line that overwrites itself; silent where nobody watches.
final class Progress {
    private let terminal: Terminal
    private let language: Language
    private let label: String
    private let total: Int
    private let started: Int64
    private var done = 0
    private var shown: Int64 = 0

    init(_ label: String, of total: Int, on terminal: Terminal, in language: Language) {
        self.terminal = terminal
        self.language = language
        self.label = label
        self.total = total
        started = Clock.monotonicMilliseconds()
    }

    func advance(by count: Int) {
        done += count
        guard terminal.err.isWatched else { return }
        let now = Clock.monotonicMilliseconds()
        // Ten times a second is as often as an eye wants it.
        guard now - shown >= 100 || done >= total else { return }
        shown = now
        terminal.err.write("\r\(line(after: now - started))\u{1B}[K")
    }

    /// Takes the line away, so that what is said next stands alone.
    func finish() {
        if terminal.err.isWatched && shown > 0 { terminal.err.write("\r\u{1B}[K") }
    }

    /// The line as it stands after so many milliseconds.
    func line(after milliseconds: Int64) -> String {
        let cells = 24
        let filled = total > 0 ? min(cells, done * cells / total) : cells
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
        let rate = milliseconds > 0 ? Int64(done) * 1000 / milliseconds : 0
        let unit = language(en: "rows/s", vi: "dòng/s")
        return "\(label)  \(bar)  \(language.number(done))/\(language.number(total))  \(language.number(rate)) \(unit)"
    }
}
