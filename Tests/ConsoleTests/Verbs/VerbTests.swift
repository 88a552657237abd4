import Messaging
import Platform
import Testing
import Vocabulary
import Wire

@testable import Console

/// A terminal that remembers.
final class Script {
    var out = ""
    var err = ""

    var terminal: Terminal {
        Terminal(
            out: .init(write: { self.out += $0 }, isWatched: false, width: nil),
            err: .init(write: { self.err += $0 }, isWatched: false, width: nil), mayColour: false)
    }

    func run(_ words: String..., with variables: [String: String] = [:]) -> Ending {
        Console.run(words, environment: Environment(variables: variables), terminal: terminal)
    }
}

@Suite("The command")
struct VerbTests {
    @Test("says what it can do, in both languages")
    func help() {
        let (english, vietnamese) = (Script(), Script())
        #expect(english.run() == .done)
        #expect(vietnamese.run(with: ["LANG": "vi_VN.UTF-8"]) == .done)
        for verb in Console.verbs {
            #expect(english.out.contains(verb.name))
            #expect(english.out.contains(verb.summary.en))
            #expect(vietnamese.out.contains(verb.summary.vi))
            let one = Script()
            #expect(one.run("help", verb.name) == .done)
            #expect(one.out.contains("usage: khuevan \(verb.name)"))
            let same = Script()
            #expect(same.run(verb.name, "--help") == .done)
            #expect(same.out == one.out)
        }
    }

    @Test("says its version")
    func version() {
        let script = Script()
        #expect(script.run("--version") == .done)
        #expect(script.out.hasPrefix("khuevan "))
    }

    @Test(
        "answers a slip with what was meant, and status 2",
        arguments: [
            (["imprt"], "did you mean import?"), (["report", "shw"], "did you mean show?"),
            (["import", "pupil", "x"], "did you mean pupils?"), (["import", "pupils"], "something is missing"),
            (["sign-out", "now"], "now is one word too many"), (["health", "--jsn"], "did you mean --json?"),
            (["health"], "Set KHUEVAN_BROKER"), (["health", "--broker", "http://x"], "not an address"),
            (["send", "x.y", "{"], "JSON:"), (["ask", "x.y", "--after", "z"], "pupils:1234"),
            (["health", "--lang", "fr"], "--lang is vi or en"),
            (["events", "--school", "x", "--broker", "amqp://h"], "20"),
            (["report", "show", "opening"], "--unit CODE"), (["journal", "mend"], "verify"),
            (["journal", "verify"], "--data"), (["journal", "explain", "kitchen", "1"], "no service"),
            (["tree", "x"], "UNIT must be a code"), (["tree", "--on", "1/7/2025"], "--on must be"),
            (["journal", "replay", "pupils"], "--first"), (["dead", "bury"], "replay"),
            (["password", "forget"], "reset"), (["second-factor", "lose"], "remove"), (["accounts"], "missing"),
            (["accounts", "here"], "20"), (["review", "here"], "20"), (["alarms", "here"], "20"),
            (["security", "here"], "20"), (["sessions", "an", "now"], "one word too many"),
            (["security", "99000CS0000040000004", "--since", "x"], "--since"),
            (["roll-over", "99000CS0000040000004"], "missing"),
            (["roll-over", "99000CS0000040000004", "x.csv"], "--from"),
            (["access-statement"], "missing"), (["access-statement", "here"], "20"),
            (["access-statement", "79764000010000000014", "--to", "x"], "--to"),
        ])
    func slips(words: [String], advice: String) {
        let script = Script()
        let status = Console.run(words, environment: Environment(variables: [:]), terminal: script.terminal)
        #expect(status == .usage)
        #expect(script.err.contains(advice))
        #expect(script.out.isEmpty)
    }

    @Test("says no in JSON where JSON is spoken")
    func json() throws {
        let script = Script()
        #expect(script.run("journal", "verify", "--json", "--store", "/nowhere/x.sqlite") == .refused)
        #expect(try JSON.parse(script.out)["error"]?["en"]?.string?.isEmpty == false)
    }

    @Test(
        "listens to what was asked for",
        arguments: [
            (nil, nil, "*.#"), (nil, "pupils", "*.pupils.#"), (nil, "pupils.pupil", "*.pupils.pupil.#"),
            ("99000CS0000040000004", "pupils.pupil.registered", "99000CS0000040000004.pupils.pupil.registered"),
            (nil, "vn.khuevan.pupils.pupil.registered.v1", "*.pupils.pupil.registered"),
        ] as [(String?, String?, String)])
    func routingKeys(school: String?, type: String?, key: String) throws {
        #expect(try Events.routingKey(school: school, type: type) == key)
    }

    @Test(
        "listens to nothing that would match more than was asked for",
        arguments: ["#", "pupils.*", "a.b.c.d", "Pupils"])
    func noWildcards(type: String) {
        #expect(throws: Failure.self) { try Events.routingKey(school: nil, type: type) }
    }

    @Test("tells health by all that answer")
    func health() throws {
        let answers = try HealthVerb.ask(FakeSender())
        #expect(answers.count == Context.allCases.count)
        #expect(HealthVerb.status(of: answers) == .done)
        #expect(HealthVerb.status(of: answers.filter { $0.key != .staff }) == .refused)
        #expect(HealthVerb.status(of: [:]) == .unreachable)
    }

    @Test("tells how far a service is behind the others, what is missing in between included")
    func behind() {
        let staff: JSON = ["published": 10]
        let reporting: JSON = [
            "sources": [
                ["source": "/khuevan/here/staff", "sequence": 7, "missing": 2],
                ["source": "/integrators/vendor", "sequence": 5, "missing": 1],
            ]
        ]
        #expect(HealthVerb.behind(reporting, of: [.staff: staff, .reporting: reporting]) == 6)
    }

    @Test("shows a problem whole: title, detail, every violation with its pointer")
    func problems() {
        let script = Script()
        let problem = Problem.sample(.invalid, at: "/name", "/birthDate")
        let excuse = Excuse(.refused(problem), language: .vi, terminal: script.terminal, isJSON: false)
        #expect(excuse.tell(of: nil) == .refused)
        #expect(script.err == "Nội dung không hợp lệ: không\n  /name  sai /name\n  /birthDate  sai /birthDate\n")
    }

    @Test("reads passwords: one for all, or one for each")
    func passwords() {
        let all = Import.passwords(in: "chung=ca-nha\n")
        #expect(all("ai-cung-duoc") == "chung=ca-nha")
        let each = Import.passwords(in: "a=1=2\r\nb=3\n")
        #expect(each("a") == "1=2")
        #expect(each("b") == "3")
        #expect(each("c") == nil)
    }
}
