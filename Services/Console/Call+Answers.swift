import Wire

extension Call {
    /// Asks for something that may be seen; the next line of the input where nobody is typing.
    func answer(to prompt: Bilingual) throws(Failure) -> String {
        if keyboard.isWatched { terminal.err.write(language(prompt) + ": ") }
        return try given(keyboard.line(), to: prompt)
    }

    /// Asks for something that nobody shall see, or reads it from the file that an option names.
    func secret(_ prompt: Bilingual, orFrom option: String) throws(Failure) -> String {
        if let file = options[option] { return try firstLine(of: file, for: prompt) }
        guard keyboard.isWatched else { return try given(keyboard.line(), to: prompt) }
        terminal.err.write(language(prompt) + ": ")
        defer { terminal.err.write("\n") }
        return try given(keyboard.hiddenLine(), to: prompt)
    }

    /// The first line of a file; for `-` the next one of the input, whose rest is left for what is asked later.
    func firstLine(of file: String, for prompt: Bilingual) throws(Failure) -> String {
        if file == "-" { return try given(keyboard.line(), to: prompt) }
        let text = String(decoding: try read(file, limit: 65_536), as: UTF8.self)
        return try given(text.split(whereSeparator: \.isNewline).first.map(String.init), to: prompt)
    }

    /// A code without the blanks that people put in.
    func code(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private func given(_ text: String?, to prompt: Bilingual) throws(Failure) -> String {
        guard let text, !text.isEmpty else {
            throw .failed(
                en: "nothing was entered for: \(prompt.en)", vi: "chưa nhập nội dung cho: \(prompt.vi)")
        }
        return text
    }
}
