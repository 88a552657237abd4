import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Attendance at the command line")
struct AttendanceVerbTests {
    private static let schoolClass = "79764000010000000006/2026/6A1"

    private func call(_ script: Script, _ words: [String]) throws -> Call {
        let options = try Options.parse(words, known: AttendanceVerb.options + Option.common)
        return Call(
            options: options, language: .en, terminal: script.terminal, environment: Environment(variables: [:]))
    }

    @Test("asks for the month and writes its page for its owner's eyes", arguments: ["closed", "open"])
    func prints(status: String) throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/6A1.html"
        let script = Script()
        let answer = try AttendancePageTests.answer(status: status)
        let sender = FakeSender { _ in .done(result: answer, position: nil) }
        let call = try call(script, ["print", Self.schoolClass, "--month", "2026-10", "--to", path])
        #expect(try AttendanceVerb.print(Self.schoolClass, call) { sender } == .done)
        #expect(
            sender.bodies(of: "pupils.attendance-month") == [
                ["schoolClass": .string(Self.schoolClass), "month": "2026-10"]
            ])
        #expect(try Files.readText(path).contains("Hoa Mai"))
        #expect(script.out.contains("Written to \(path)."))
        #expect(script.err.contains("draft") == (status == "open"))
    }

    @Test(
        "says what is missing or wrong before anything is asked",
        arguments: [
            ["print", "6A1", "--month", "2026-10", "--to", "x"], ["print", schoolClass, "--to", "x"],
            ["print", schoolClass, "--month", "10/2026", "--to", "x"], ["print", schoolClass, "--month", "2026-10"],
        ])
    func refuses(words: [String]) throws {
        let sender = FakeSender()
        let call = try call(Script(), words)
        #expect(throws: Failure.self) { try AttendanceVerb.print(words[1], call) { sender } }
        #expect(sender.sent.isEmpty)
    }

    @Test("knows no other word, and wants a class")
    func words() {
        for words in [["attendance", "show"], ["attendance", "print"]] {
            let script = Script()
            #expect(Console.run(words, environment: Environment(variables: [:]), terminal: script.terminal) == .usage)
        }
    }
}
