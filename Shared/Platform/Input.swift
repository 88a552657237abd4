import Glibc

/// Standard input, for the tools that ask or are fed.
public struct Input: Sendable {
    public let descriptor: Int32

    public static let standard = Input(descriptor: 0)

    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Somebody is typing.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Everything up to the end, or `nil` where that is more than `limit` bytes or cannot be read.
    public func readAll(limit: Int) -> [UInt8]? {
        var contents: [UInt8] = []
        while let chunk = read(upTo: 65_536) {
            if chunk.isEmpty { return contents }
            contents += chunk
            guard contents.count <= limit else { return nil }
        }
        return nil
    }

    /// One line without its end; `nil` at the end of the input.
    ///
    /// Byte by byte, so that what follows the line is left for whoever reads next.
    public func readLine() -> String? {
        var line: [UInt8] = []
        while line.count < 65_536, let next = read(upTo: 1), let byte = next.first {
            if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
            if byte != 0x0D { line.append(byte) }
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    /// One line of a terminal that does not show what is typed.
    public func readHiddenLine() -> String? {
        var before = termios()
        guard unsafe tcgetattr(descriptor, &before) == 0 else { return readLine() }
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(descriptor, TCSAFLUSH, &hidden)
        defer { unsafe tcsetattr(descriptor, TCSAFLUSH, &before) }
        return readLine()
    }

    private func read(upTo count: Int) -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: count)
        while true {
            let got = unsafe Glibc.read(descriptor, &chunk, count)
            if got >= 0 { return Array(chunk[..<got]) }
            if errno != EINTR { return nil }
        }
    }
}
