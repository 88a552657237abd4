import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Pupils' accounts at the command line")
struct PupilAccountsVerbTests {
    private static let schoolClass = "79764000010000000006/2026/6A1"
    private static let list: JSON = [
        "items": [
            ["pupil": "A", "name": "Trần Thị Yến", "account": "hs.yen.tt", "status": "active"],
            ["pupil": "B", "name": "Lê Bình"], ["pupil": "C", "name": "Nguyễn An"],
        ]
    ]

    private static let withSuspended: JSON = [
        "items": [
            ["pupil": "A", "name": "Trần Thị Yến", "account": "hs.yen.tt", "status": "suspended"],
            ["pupil": "C", "name": "Nguyễn An"],
        ]
    ]

    private func run(_ script: Script, _ words: [String], _ sender: FakeSender) throws -> Ending {
        try PupilAccountsVerb.run(PupilAccountsVerb.call(script, words)) { sender }
    }

    /// Identity: opens and resets what it is asked, but for B.
    private static func identity(_ request: Client.Request) -> Client.Answer? {
        if request.name == "identity.pupil-accounts" { return .done(result: list, position: nil) }
        let items = (request.json["items"]?.array ?? []).map { item -> JSON in
            let who = item["pupil"]?.string ?? item["account"]?.string ?? ""
            if who == "B" { return ["refused": Problem.sample(.conflict).json] }
            return ["done": ["account": .string("hs.\(who)"), "password": .string("mk-\(who)"), "opened": true]]
        }
        return .done(result: ["items": .array(items)], position: nil)
    }

    @Test("opens one for each who has none, in the order of the list, and prints a slip for each for its owner's eyes")
    func opens() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/6A1.html"
        let (script, sender) = (Script(), FakeSender(Self.identity))
        #expect(try run(script, ["open", Self.schoolClass, "--to", path], sender) == .refused, "B was refused")
        #expect(sender.items(of: "identity.open-pupil-account-many") == [["pupil": "C"], ["pupil": "B"]])
        let page = try Files.readText(path)
        #expect(page.contains("hs.C") && page.contains("mk-C") && page.contains("Nguyễn An"))
        #expect(!page.contains("Yến") && !page.contains("Bình"))
        #expect(script.out.contains("1 slips") && script.err.contains("B Lê Bình: no"))
        #expect(!script.out.contains("mk-C"), "what scrolls by on a screen is read by others")
        // What nobody may have printed yet is not written over.
        #expect(throws: Failure.self) { try run(script, ["open", Self.schoolClass, "--to", path], sender) }
        #expect(sender.commands.count == 1)
    }

    @Test("resets those that there are, with a reason, of the class or of the pupils named")
    func resets() throws {
        let directory = try TemporaryDirectory()
        let (script, sender) = (Script(), FakeSender(Self.identity))
        let words = ["reset", Self.schoolClass, "--reason", "quên", "--to", "\(directory.path)/a.html", "--json"]
        #expect(try run(script, words, sender) == .done)
        #expect(
            sender.items(of: "identity.reset-password-many") == [["account": "hs.yen.tt", "reason": "quên"]])
        #expect(try JSON.parse(script.out)["slips"] == 1)
        let named = ["reset", Self.schoolClass, "--reason", "quên", "--to", "\(directory.path)/b.html", "--pupil", "C"]
        #expect(try run(script, named, sender) == .done, "C has no account whose password could be reset")
        #expect(sender.commands.count == 1 && !Files.exists("\(directory.path)/b.html"))
    }

    @Test("prints no slip for a suspended account, with which nobody could sign in, and says how it is reinstated")
    func suspended() throws {
        let directory = try TemporaryDirectory()
        let sender = FakeSender { request in
            guard request.name == "identity.pupil-accounts" else { return Self.identity(request) }
            return .done(result: Self.withSuspended, position: nil)
        }
        let (script, json) = (Script(), Script())
        let path = "\(directory.path)/a.html"
        #expect(try run(script, ["open", Self.schoolClass, "--to", path], sender) == .refused)
        #expect(sender.items(of: "identity.open-pupil-account-many") == [["pupil": "C"]])
        #expect(try Files.readText(path).contains("hs.C"))
        #expect(script.err.contains("A Trần Thị Yến") && script.err.contains("identity.reinstate-account"))
        #expect(script.err.contains(#"{"account":"hs.yen.tt","#))
        let words = ["reset", Self.schoolClass, "--reason", "quên", "--to", "\(directory.path)/b.html", "--json"]
        #expect(try run(json, words, sender) == .refused)
        #expect(try JSON.parse(json.out) == ["slips": 0, "refused": 1])
        #expect(sender.commands.count == 1 && !Files.exists("\(directory.path)/b.html"))
    }

    @Test("says so where there is nobody to do it for", arguments: ["open", "reset"])
    func nobody(word: String) throws {
        let directory = try TemporaryDirectory()
        let (script, sender) = (Script(), FakeSender(Self.identity))
        let reason = word == "reset" ? ["--reason", "quên"] : []
        let words = [word, Self.schoolClass, "--to", "\(directory.path)/a.html", "--pupil", word == "open" ? "A" : "C"]
        #expect(try run(script, words + reason, sender) == .done)
        #expect(script.out.contains(word == "open" ? "`reset`" : "`open`") && sender.commands.isEmpty)
    }

    @Test("says that the passwords are lost where the slips cannot be written after all")
    func unwritable() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let sender = FakeSender { request in
            // The directory goes while Identity is at work.
            if request.name != "identity.pupil-accounts" { try? Files.remove(path) }
            return Self.identity(request)
        }
        let error = #expect(throws: Failure.self) {
            try run(Script(), ["open", Self.schoolClass, "--to", "\(path)/a.html"], sender)
        }
        var said = ""
        if case .failed(let sentence)? = error { said = sentence.en }
        #expect(said.contains("pupil-accounts reset"))
    }

    @Test("sends nothing without a file that can be written, a class, a reason, or for a pupil of another class")
    func refuses() throws {
        let directory = try TemporaryDirectory()
        let (script, sender) = (Script(), FakeSender(Self.identity))
        for words in [
            ["open", Self.schoolClass], ["open", Self.schoolClass, "--to", "/nowhere/a.html"],
            ["open", "6A1", "--to", "\(directory.path)/a.html"], ["close", Self.schoolClass],
            ["reset", Self.schoolClass, "--to", "\(directory.path)/a.html"],
            ["open", Self.schoolClass, "--to", "\(directory.path)/a.html", "--pupil", "X"],
        ] { #expect(throws: Failure.self) { try run(script, words, sender) } }
        #expect(sender.commands.isEmpty && !Files.exists("\(directory.path)/a.html"))
    }

    @Test("lists who has one and who has not")
    func lists() throws {
        let (script, json) = (Script(), Script())
        #expect(try run(script, ["list", Self.schoolClass], FakeSender(Self.identity)) == .done)
        let lines = script.out.split(separator: "\n").map(String.init)
        #expect(lines.count == 5 && lines[2].contains("Nguyễn An") && lines[4].contains("hs.yen.tt"))
        #expect(try run(json, ["list", Self.schoolClass, "--json"], FakeSender(Self.identity)) == .done)
        #expect(try JSON.parse(json.out) == Self.list)
    }

    @Test("prints slips that need nothing else, ten to a sheet, in which nothing can become markup")
    func sheet() throws {
        let slips = (0..<11).map { SlipSheet.Slip(name: "Em <\($0)>", account: "hs.em\($0)", password: "a&b-\($0)") }
        let schoolClass = try #require(ClassID(Self.schoolClass))
        let text = SlipSheet(schoolClass: schoolClass, slips: slips, made: .sample).text
        let page = WellFormed(text)
        #expect(page.complaint == nil)
        #expect(page.elements.count { $0.attributes["class"] == "slip" } == 11)
        #expect(page.elements.count { $0.attributes["class"] == "page" } == 2)
        #expect(text.contains("Em &lt;3&gt;") && text.contains("a&amp;b-3") && !text.contains("://"))
    }
}
