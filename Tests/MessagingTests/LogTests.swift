@testable import Messaging
import Platform
import Synchronization
import Testing
import Wire

@Suite("The log")
struct LogTests {
    /// The lines that `body` logs at a fixed time.
    private func lines(minimum: Log.Severity = .debug, _ body: (Log) -> Void) -> [String] {
        let lines = Kept()
        body(Log(service: "pupils", minimum: minimum, clock: .fixed(1_788_568_200_123)) { lines.add($0) })
        return lines.all
    }

    private final class Kept: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    @Test("is a line of JSON with time, level, service and message first, then the details by name")
    func shape() {
        let found = lines { $0.note(.warning, "connection lost", ["reason": "closed", "part": "relay"]) }
        #expect(
            found == [
                #"{"time":"2026-09-05T07:30:00.123+07:00","level":"warning","service":"pupils","#
                    + #""message":"connection lost","part":"relay","reason":"closed"}"#
            ])
    }

    @Test("says no member twice, whatever its details are called")
    func fixedNames() throws {
        let line = try #require(lines { $0.note(.error, "odd", ["message": "m", "time": "t"]) }.first)
        let json = try JSON.parse(line)
        #expect(json["message"] == "odd" && json["detail.message"] == "m" && json["detail.time"] == "t")
    }

    @Test("says what matters enough and no more")
    func severity() {
        let found = lines(minimum: .warning) { log in
            for severity in [Log.Severity.debug, .notice, .warning, .error] { log.note(severity, "x") }
        }
        #expect(found.compactMap { try? JSON.parse($0)["level"] } == ["warning", "error"])
    }

    @Test(
        "stays one line of JSON whatever it is told",
        arguments: ["a\nb", "\"\\", "\0\u{1}\u{1F}\u{7F}", "\u{2028}", "😀 Nguyễn", "\u{FFFD}", "}{", ""])
    func odd(_ text: String) throws {
        let line = try #require(lines { $0.note(.error, "odd", [text: text]) }.first)
        #expect(line.utf8.allSatisfy { $0 != 0x0A && $0 != 0x0D })
        #expect(try JSON.parse(line)[text] == .string(text))
    }
}
