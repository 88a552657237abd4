import TestKit
import Testing

@testable import Platform

@Suite("Another program") struct ProgramTests {
    private func run(_ script: String, input: String = "", limit: Int64 = 10_000) throws -> Program.Ending {
        let scratch = try TemporaryDirectory()
        let file = "\(scratch.path)/input"
        try Files.write(Array(input.utf8), to: file)
        return try Program.run(["sh", "-c", script], input: file, adding: ["WORD": "giới thiệu"], limit: limit)
    }

    @Test("reads what it is given, knows its variables, and says how it ended")
    func runs() throws {
        #expect(try run("exit 0") == .exited(0))
        #expect(try run("exit 7") == .exited(7))
        #expect(try run(#"[ "$(cat)" = "một hai" ] && [ "$WORD" = "giới thiệu" ]"#, input: "một hai") == .exited(0))
        #expect(try run("kill -TERM $$") == .killed(signal: 15))
    }

    @Test("is killed when it takes too long")
    func overruns() throws { #expect(try run("exec tail -f /dev/null", limit: 50) == .overran) }

    @Test("that is not there is said")
    func missing() { #expect(throws: FileError.self) { try Program.run(["/no/such"], input: "/dev/null", limit: 1) } }
}
