import Platform

/// Where a person's answers come from: somebody typing, or the lines of the standard input.
struct Keyboard {
    /// Somebody is typing.
    var isWatched: Bool
    /// One line; nothing at the end of the input.
    var line: () -> String?
    /// One line that is not shown while it is typed.
    var hiddenLine: () -> String?

    static var standard: Keyboard {
        let input = Input.standard
        return Keyboard(
            isWatched: input.isTerminal, line: { input.readLine() }, hiddenLine: { input.readHiddenLine() })
    }
}
