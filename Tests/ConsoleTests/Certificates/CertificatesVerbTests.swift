import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Certificates at the command line")
struct CertificatesVerbTests {
    private static let school = "79764000010000000006"
    private static let names = ["P1": "Nguyễn <b>An</b>", "P2": "Trần Bình", "P3": "Lê Chi"]

    private static func certificate(_ number: Int64, _ pupil: String, isCancelled: Bool = false) -> JSON {
        let step: JSON = ["by": "account/hieu-truong", "at": "2025-06-20T08:00:00+07:00"]
        var members = [
            Member("schoolClass", .string("\(school)/2024/9A1")), Member("number", .integer(number)),
            Member("pupil", .string(pupil)), Member("issued", step),
        ]
        if isCancelled { members += [Member("cancelled", step), Member("reason", "In sai")] }
        return .object(members)
    }

    /// Two pages: one certificate and a cancelled one, then another.
    private static func services(_ request: Client.Request) -> Client.Answer? {
        if request.name == "pupils.pupil" {
            let name = names[request.json["code"]?.string ?? ""] ?? ""
            return .done(
                result: [
                    "pupil": [
                        "name": .string(name), "birthDate": "2010-03-14", "sex": "female", "ethnicity": "02",
                    ]
                ], position: nil)
        }
        let isFirst = request.json["after"] == nil
        let items: [JSON] =
            isFirst ? [certificate(1, "P1"), certificate(2, "P2", isCancelled: true)] : [certificate(3, "P3")]
        var members = [
            Member("schoolName", "Trường & Hoa Mai"), Member("items", .array(items)), Member("sequence", 77),
            Member("hash", "3f9a"),
        ]
        if isFirst { members.append(Member("next", "2")) }
        return .done(result: .object(members), position: nil)
    }

    private func call(_ script: Script, _ words: [String]) throws -> Call {
        let options = try Options.parse(words, known: CertificatesVerb.options + Option.common)
        return Call(
            options: options, language: .en, terminal: script.terminal, environment: Environment(variables: [:]))
    }

    @Test("prints every certificate that stands, each on a sheet of its own with its number, for its owner's eyes")
    func prints() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/certificates.html"
        let script = Script()
        let sender = FakeSender(Self.services)
        let call = try call(script, ["print", Self.school, "--year", "2024-2025", "--to", path])
        #expect(try CertificatesVerb.print(Self.school, call) { sender } == .done)
        #expect(sender.bodies(of: "pupils.pupil").compactMap { $0["code"]?.string } == ["P1", "P3"])
        let page = try Files.readText(path)
        #expect(WellFormed(page).complaint == nil)
        #expect(WellFormed(page).elements.count { $0.name == "section" } == 2)
        for text in [
            "Giấy chứng nhận tốt nghiệp trung học cơ sở (tạm thời)", "<b>1/2024-2025</b>", "<b>3/2024-2025</b>",
            "Nguyễn &lt;b&gt;An&lt;/b&gt;", "Lê Chi", "14/3/2010", "20/6/2025", "Tày", "9A1", "Trường &amp; Hoa Mai",
            "<b>1/2</b>", "<b>2/2</b>", "77", "3f9a", "@page { size: A4 portrait",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("Trần Bình"))
        for word in ["http:", "https:", "url(", "@import", "<script", "<link", "<img", "src="] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(script.out.contains("2 written to \(path)."))
    }

    @Test("does not ask for ever where an answer names the same place again")
    func samePlace() throws {
        let directory = try TemporaryDirectory()
        let sender = FakeSender { request in
            request.name == "assessment.certificates"
                ? .done(result: ["items": [], "next": "2"], position: nil) : Self.services(request)
        }
        let call = try call(Script(), ["print", Self.school, "--year", "2024", "--to", "\(directory.path)/x"])
        #expect(throws: Failure.self) { try CertificatesVerb.print(Self.school, call) { sender } }
        #expect(sender.sent.count == 2)
    }

    @Test("asks for one pupil's alone, and says in JSON how many there were")
    func onePupil() throws {
        let directory = try TemporaryDirectory()
        let script = Script()
        let pupil = "79764000010000000014"
        let sender = FakeSender { request in
            request.name == "assessment.certificates"
                ? .done(result: ["items": [Self.certificate(1, "P1")]], position: nil) : Self.services(request)
        }
        let words = ["print", Self.school, "--year", "2024", "--pupil", pupil, "--to", "\(directory.path)/x", "--json"]
        #expect(try CertificatesVerb.print(Self.school, call(script, words)) { sender } == .done)
        #expect(sender.bodies(of: "assessment.certificates").first?["pupil"] == .string(pupil))
        #expect(try JSON.parse(script.out)["certificates"] == 1)
    }

    @Test("writes nothing where there is none, or where the answer is something else")
    func none() throws {
        let directory = try TemporaryDirectory()
        let words = ["print", Self.school, "--year", "2024", "--to", "\(directory.path)/x"]
        for result: JSON in [["items": []], ["items": [["number": 1]]]] {
            let sender = FakeSender { request in
                request.name == "assessment.certificates" ? .done(result: result, position: nil) : nil
            }
            let call = try call(Script(), words)
            #expect(throws: Failure.self) { try CertificatesVerb.print(Self.school, call) { sender } }
        }
        #expect(try Files.list(directory.path).isEmpty)
    }

    @Test(
        "says what is missing or wrong before anything is asked",
        arguments: [
            ["print", "6A1", "--year", "2024", "--to", "x"], ["print", school, "--to", "x"],
            ["print", school, "--year", "x", "--to", "x"], ["print", school, "--year", "2024"],
            ["print", school, "--year", "2024", "--pupil", "x", "--to", "x"],
        ])
    func refuses(words: [String]) throws {
        let sender = FakeSender()
        let call = try call(Script(), words)
        #expect(throws: Failure.self) { try CertificatesVerb.print(words[1], call) { sender } }
        #expect(sender.sent.isEmpty)
    }

    @Test("knows no other word, and wants a school")
    func words() {
        for (word, sentence) in [("show", "certificates can print"), ("print", "of which school?")] {
            let script = Script()
            let ending = Console.run(
                ["certificates", word], environment: Environment(variables: [:]), terminal: script.terminal)
            #expect(ending == .usage && script.err.contains(sentence), "\(script.err)")
        }
    }
}
