import Platform
import TestKit
import Wire

@testable import Console

/// Somebody who types lines, and what he was not shown of them.
final class Typing {
    private var lines: [String]
    private(set) var hidden = 0
    let isWatched: Bool

    init(_ lines: [String], isWatched: Bool) {
        self.lines = lines
        self.isWatched = isWatched
    }

    var keyboard: Keyboard {
        Keyboard(
            isWatched: isWatched, line: { self.next() },
            hiddenLine: {
                self.hidden += 1
                return self.next()
            })
    }

    var left: Int { lines.count }

    private func next() -> String? { lines.isEmpty ? nil : lines.removeFirst() }
}

extension Verb {
    /// A call of this verb as `Console.run` would make it.
    static func call(
        _ script: Script, _ words: [String], typing: Typing = Typing([], isWatched: false),
        environment: Environment = Environment(variables: ["KHUEVAN_SESSION": "/nowhere/session.json"]),
        language: Language = .en, now: Int64 = Instant.sample.milliseconds
    ) throws -> Call {
        Call(
            options: try Options.parse(words, known: options + Option.common), language: language,
            terminal: script.terminal, environment: environment, clock: .fixed(now), keyboard: typing.keyboard)
    }
}

/// A directory with room for a session.
struct SessionPlace: ~Copyable {
    let directory: TemporaryDirectory
    let environment: Environment

    init() throws {
        directory = try TemporaryDirectory()
        environment = Environment(
            variables: ["KHUEVAN_SESSION": "\(directory.path)/deep/session.json"], hostName: "may-01")
    }
}

extension JSON {
    /// An answer to `identity.sign-in` or `identity.refresh` at a moment: a token for so many minutes, a session for a
    /// day.
    static func signedIn(
        _ number: Int, at now: Int64, minutes: Int64 = 15, until: Int64? = nil, must: String? = nil,
        passwordExpires: String? = nil
    ) -> JSON {
        var members = [
            Member("token", .string("t\(number)")),
            Member("expires", .string(Instant(milliseconds: now + minutes * 60_000).text)),
            Member("refresh", .string("r\(number)")),
            Member("until", .string(Instant(milliseconds: until ?? now + 86_400_000).text)), Member("account", "an"),
            Member("roles", [["role": "principal", "unit": "U"]]),
        ]
        if let must { members.append(Member("must", .string(must))) }
        if let passwordExpires { members.append(Member("passwordExpires", .string(passwordExpires))) }
        return .object(members)
    }
}
