import CPlatform
import Glibc

/// Standard output or standard error, written whole.
public struct Output: Sendable {
    public let descriptor: Int32

    public static let standard = Output(descriptor: 1)
    public static let error = Output(descriptor: 2)

    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Writes every byte; `false` when nobody reads any more.
    @discardableResult
    public func write(_ bytes: [UInt8]) -> Bool { Files.writeAll(bytes, to: descriptor) }

    @discardableResult
    public func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// Writes the text and ends the line, in one call, so that lines of several threads do not mix.
    @discardableResult
    public func writeLine(_ text: String) -> Bool { write(Array(text.utf8) + [0x0A]) }

    /// Somebody is watching: colour and progress make sense.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal, `nil` where it is none.
    public var width: Int? {
        let columns = Int(cplatform_terminal_columns(descriptor))
        return columns > 0 ? columns : nil
    }
}
