import AMQP
import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

/// Rights that come from work end with it: to write at once, to read what it was about never.
@Suite("A duty", .tags(.broker), .requiresPrograms, .sharedTown, .serialized, .timeLimit(.minutes(5)))
struct DutyTests {
    private static let school = "99000CS0000030000006"
    private static let teacher = "gv-001.thcs-suoi-may"
    private static let principal = "ht.thcs-suoi-may"

    @Test("lets a teacher write marks until the day it ends, and read them afterwards")
    func ending() async throws {
        let town = try #require(Town.shared)
        try await onThread {
            try town.must("district_import $dir")
            var client = try Self.client(in: town)
            let tokens = try [Self.teacher, Self.principal].map { try Self.token(of: $0, in: town, with: &client) }
            let rows = try Files.readText("\(Shell.root)/deploy/sample/marks/\(Self.teacher).csv").split(
                separator: "\n")
            let mark = rows[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let book = "\(mark[0])/\(mark[1])/1"
            let record =
                #"{"book":"\#(book)","column":"tx1","cells":[{"pupil":"\#(mark[3])","value":\#(mark[4])}]}"#
            func write() throws -> String { try Self.code(.command, "assessment.record-marks", record, &client) }
            func read() throws -> String {
                try Self.code(.query, "assessment.mark-book", #"{"book":"\#(book)"}"#, &client)
            }
            client.token = tokens[0]
            #expect(try write() == "done" && read() == "done", "while the duty lasts")

            client.token = tokens[1]
            let duty = try Self.duty(in: mark[0], mark[1], with: &client)
            let today = (LocalDate(of: Instant(milliseconds: Clock.system.now())) ?? .sample).text
            let end = #"{"assignment":"\#(duty)","on":"\#(today)"}"#
            #expect(try Self.code(.command, "staff.end-assignment", end, &client) == "done")

            client.token = tokens[0]
            // Assessment hears of it by an event.
            let isRefused = try eventually(within: .seconds(10)) { try write() == "forbidden" }
            #expect(isRefused, "today is the first day without the duty")
            #expect(try read() == "done", "what it was about may still be read")
            let taught = Set(rows.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) })
            let others = try Files.readText("\(Shell.root)/deploy/sample/classes.csv").split(separator: "\n")
                .map { $0.split(separator: ",").map(String.init) }.filter { $0[0] == Self.school }
                .map { "\(Self.school)/2026/\($0[2])" }.filter { !taught.contains($0) }
            let other = #"{"book":"\#(try #require(others.first))/\#(mark[1])/1"}"#
            #expect(try Self.code(.query, "assessment.mark-book", other, &client) == "forbidden", "and nothing else")
        }
    }

    /// The duty of teaching a subject in a class, as the school has it.
    private static func duty(
        in schoolClass: String, _ subject: String, with client: inout Client
    ) throws -> String {
        var after = ""
        while true {
            let body = #"{"school":"\#(school)","limit":100\#(after)}"#
            let answer = try client.send(request(.query, "staff.assignments", body))
            guard case .done(let page, _) = answer else { throw NoDuty() }
            let found = page["items"]?.array?.first {
                $0["schoolClass"]?.string == schoolClass && $0["subject"]?.string == subject && $0["to"] == nil
            }
            if let id = found?["id"]?.string { return id }
            guard let next = page["next"] else { throw NoDuty() }
            after = #","after":\#(next.text)"#
        }
    }

    private struct NoDuty: Error {}

    /// `done`, or the code of the refusal.
    private static func code(
        _ kind: Client.Request.Kind, _ name: String, _ body: String, _ client: inout Client
    ) throws -> String {
        switch try client.send(request(kind, name, body)) {
        case .done: "done"
        case .refused(let problem): problem.code.rawValue
        }
    }

    private static func request(_ kind: Client.Request.Kind, _ name: String, _ body: String) -> Client.Request {
        Client.Request(kind, name, Array(body.utf8), id: MessageID.Source().make(now: Clock.system.now()))
    }

    private static func client(in town: Town) throws -> Client {
        let address = try Files.readText("\(town.directory)/secrets/console.address").split(separator: "\n")
        return Client(try Broker(address: String(address[0])), name: "duty")
    }

    private static func token(of account: String, in town: Town, with client: inout Client) throws -> String {
        let password = try Files.readText("\(town.directory)/secrets/people").split(separator: "\n").first ?? ""
        let body = #"{"account":"\#(account)","password":"\#(password)"}"#
        guard case .done(let result, _) = try client.send(request(.command, "identity.sign-in", body)),
            let token = result["token"]?.string
        else { throw NoDuty() }
        return token
    }
}
