import Platform
import TestKit
import Testing
import Wire

@testable import Console

@Suite("A session")
struct SessionTests {
    private func inDirectory(_ body: (Environment) throws -> Void) throws {
        let directory = try TemporaryDirectory()
        try body(Environment(variables: ["KHUEVAN_SESSION": "\(directory.path)/deep/session.json"]))
    }

    @Test("is kept, found again and forgotten")
    func keeps() throws {
        try inDirectory { environment in
            #expect(try Session.current(environment, now: .sample) == nil)
            let later = Instant.sample.advanced(byMilliseconds: 1000)
            let answer: JSON = [
                "token": "t", "expires": .string(later.text), "account": "an",
                "roles": ["nurse", ["role": "principal", "unit": "U"]],
            ]
            let session = try #require(Session(signIn: answer, account: "x", at: .sample))
            try session.save(environment)
            let found = try #require(try Session.current(environment, now: .sample))
            #expect(found.token == "t")
            #expect(found.account == "an")
            #expect(found.roles == ["nurse", "principal U"])
            #expect(throws: Failure.self) { try Session.current(environment, now: later) }
            let script = Script()
            #expect(Console.run(["sign-out"], environment: environment, terminal: script.terminal) == .done)
            #expect(try Session.current(environment, now: .sample) == nil)
        }
    }

    @Test("is not taken from a file that holds something else")
    func damaged() throws {
        try inDirectory { environment in
            let path = Session.path(environment)
            try Files.createDirectory(Files.parent(of: path), intermediate: true)
            try Files.write(Array("{}".utf8), to: path)
            #expect(throws: Failure.self) { try Session.current(environment, now: .sample) }
        }
    }

    @Test("lives below the home directory unless told otherwise")
    func path() {
        #expect(Session.path(Environment(variables: ["HOME": "/h"])) == "/h/.config/khuevan/session.json")
        #expect(
            Session.path(Environment(variables: ["HOME": "/h", "XDG_CONFIG_HOME": "/c"])) == "/c/khuevan/session.json")
    }
}
