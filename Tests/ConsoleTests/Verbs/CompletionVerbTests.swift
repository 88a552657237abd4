import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("The list of five-year-olds at the command line")
struct CompletionVerbTests {
    private static let school = UnitCode.sample.text

    private func call(_ script: Script, _ words: [String]) throws -> Call {
        let options = try Options.parse(words, known: CompletionVerb.options + Option.common)
        return Call(
            options: options, language: .en, terminal: script.terminal, environment: Environment(variables: [:]))
    }

    /// The rolls come in two pages, and one child has left its class since.
    private static func services(_ list: JSON) -> FakeSender {
        FakeSender { request in
            switch request.name {
            case "assessment.completion": return .done(result: list, position: nil)
            case "pupils.classes":
                return .done(
                    result: ["items": [["id": .string("\(school)/2026/LA1"), "name": "Lá 1"]], "next": .null],
                    position: nil)
            case "pupils.class-roll":
                let isFirst = request.json["after"] == nil
                let isOther = request.json["schoolClass"]?.string?.hasSuffix("LA2") == true
                let roll = CompletionPageTests.roll(of: 2)
                let items = isOther ? [] : [isFirst ? roll[0] : roll[1]]
                return .done(
                    result: ["items": .array(items), "next": isFirst && !isOther ? "P2" : .null], position: nil)
            case "pupils.pupil":
                let file: JSON = ["name": "Lê Thị Sen", "birthDate": "2021-05-06", "sex": "female"]
                return .done(result: ["pupil": file], position: nil)
            default: return nil
            }
        }
    }

    @Test("asks for the list and for names of the day it was approved, and writes its page for its owner's eyes")
    func prints() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/list.html"
        let script = Script()
        let sender = Self.services(try CompletionPageTests.answer())
        let call = try call(script, ["print", Self.school, "--year", "2026-2027", "--to", path])
        #expect(try CompletionVerb.print(Self.school, call) { sender } == .done)
        #expect(
            sender.bodies(of: "assessment.completion") == [["school": .string(Self.school), "year": "2026-2027"]])
        #expect(
            sender.bodies(of: "pupils.class-roll").map { $0["on"]?.string } == [
                "2027-05-20", "2027-05-20", "2027-05-20",
            ])
        #expect(sender.bodies(of: "pupils.pupil").compactMap { $0["code"]?.string } == ["P3", "P100"])
        let page = try Files.readText(path)
        #expect(page.contains("Lá 1") && page.contains("LA2") && page.contains("Lê Thị Sen"))
        #expect(script.out.contains("Written to \(path).") && script.err.isEmpty)
    }

    @Test("says that what it printed is a draft, or is no longer as it was approved")
    func warns() throws {
        let directory = try TemporaryDirectory()
        for (answer, warning) in [
            (try CompletionPageTests.answer(status: nil), "draft"),
            (try CompletionPageTests.answer(changed: #""P1","P2""#), "2 children read otherwise"),
        ] {
            let script = Script()
            let words = ["print", Self.school, "--year", "2026", "--to", "\(directory.path)/x"]
            let call = try call(script, words)
            #expect(try CompletionVerb.print(Self.school, call) { Self.services(answer) } == .done)
            #expect(script.err.contains(warning))
        }
    }

    @Test("says in JSON how the list stands")
    func states() throws {
        let directory = try TemporaryDirectory()
        let script = Script()
        let path = "\(directory.path)/x"
        let sender = Self.services(try CompletionPageTests.answer())
        let call = try call(script, ["print", Self.school, "--year", "2026", "--to", path, "--json"])
        #expect(try CompletionVerb.print(Self.school, call) { sender } == .done)
        let said = try JSON.parse(script.out)
        #expect(said == ["file": .string(path), "approved": true, "children": 4, "completed": 3, "changed": 0])
    }

    @Test(
        "says what is missing or wrong before anything is asked",
        arguments: [
            ["print", "A", "--year", "2026", "--to", "x"], ["print", school, "--to", "x"],
            ["print", school, "--year", "26", "--to", "x"], ["print", school, "--year", "2026"],
        ])
    func refuses(words: [String]) throws {
        let sender = FakeSender()
        let call = try call(Script(), words)
        #expect(throws: Failure.self) { try CompletionVerb.print(words[1], call) { sender } }
        #expect(sender.sent.isEmpty)
    }

    @Test("knows no other word, and wants a school")
    func words() {
        for (word, sentence) in [("show", "completion can print"), ("print", "which school?")] {
            let script = Script()
            let ending = Console.run(
                ["completion", word], environment: Environment(variables: [:]), terminal: script.terminal)
            #expect(ending == .usage && script.err.contains(sentence), "\(script.err)")
        }
    }
}
