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

    private static func school(_ request: Client.Request) -> Client.Answer? {
        if request.name == "pupils.school-year" {
            return .done(
                result: [
                    "school": "79764000010000000006", "year": "2026-2027", "starts": "2026-09-05",
                    "secondSemester": "2027-01-11", "ends": "2027-06-01",
                ], position: nil)
        }
        let month = request.json["month"]?.string ?? ""
        let answer = try? AttendancePageTests.answer(status: month < "2027" ? "approved" : "open", month: month)
        return answer.map { .done(result: $0, position: nil) }
    }

    @Test(
        "asks for every month that has a day of the semester, and names those that are drafts",
        arguments: [
            ("1", ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"], "2027-01"),
            ("2", ["2027-01", "2027-02", "2027-03", "2027-04", "2027-05"], "2027-01, 2027-02"),
        ])
    func binds(semester: String, months: [String], drafts: String) throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/6A1.html"
        let script = Script()
        let sender = FakeSender(Self.school)
        let call = try call(script, ["print", Self.schoolClass, "--semester", semester, "--to", path])
        #expect(try AttendanceVerb.print(Self.schoolClass, call) { sender } == .done)
        #expect(
            sender.bodies(of: "pupils.school-year") == [["school": "79764000010000000006", "year": "2026-2027"]])
        #expect(sender.bodies(of: "pupils.attendance-month").compactMap { $0["month"]?.string } == months)
        #expect(try Files.readText(path).contains("<b>6/6</b>"))
        #expect(script.err.contains("draft: \(drafts)"))
    }

    @Test("says in JSON how each month of a semester stands")
    func states() throws {
        let directory = try TemporaryDirectory()
        let script = Script()
        let sender = FakeSender(Self.school)
        let words = ["print", Self.schoolClass, "--semester", "1", "--to", "\(directory.path)/x", "--json"]
        let call = try call(script, words)
        #expect(try AttendanceVerb.print(Self.schoolClass, call) { sender } == .done)
        let said = try JSON.parse(script.out)
        #expect(said["months"]?.array?.count == 5)
        #expect(said["months"]?[4] == ["month": "2027-01", "status": "open"])
        #expect(script.err.isEmpty)
    }

    @Test(
        "says what is missing or wrong before anything is asked",
        arguments: [
            ["print", "6A1", "--month", "2026-10", "--to", "x"], ["print", schoolClass, "--to", "x"],
            ["print", schoolClass, "--month", "10/2026", "--to", "x"], ["print", schoolClass, "--month", "2026-10"],
            ["print", schoolClass, "--semester", "3", "--to", "x"],
            ["print", schoolClass, "--semester", "1", "--month", "2026-10", "--to", "x"],
        ])
    func refuses(words: [String]) throws {
        let sender = FakeSender()
        let call = try call(Script(), words)
        #expect(throws: Failure.self) { try AttendanceVerb.print(words[1], call) { sender } }
        #expect(sender.sent.isEmpty)
    }

    @Test("knows no other word, and wants a class")
    func words() {
        for (word, sentence) in [("show", "attendance can print"), ("print", "which class?")] {
            let script = Script()
            let ending = Console.run(
                ["attendance", word], environment: Environment(variables: [:]), terminal: script.terminal)
            #expect(ending == .usage && script.err.contains(sentence), "\(script.err)")
        }
    }
}
