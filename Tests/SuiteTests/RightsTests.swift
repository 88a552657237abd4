import AMQP
import Access
import Crypto
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@Suite("Rights", .tags(.broker), .requiresPrograms, .sharedTown, .serialized, .timeLimit(.minutes(5)))
struct RightsTests {
    private static let school = "99000CS0000030000006"

    @Test("are nobody's without a token of ours that is whole and of today")
    func tokens() async throws {
        let town = try #require(Town.shared)
        try await onThread {
            var client = try Self.client(in: town)
            let token = try Self.token(of: "admin", secret: "administrator", in: town, with: &client)
            let parts = token.split(separator: ".").map(String.init)
            let now = Clock.system.now() / 1000
            let ours = try Self.signingKey(in: town)
            func claims(issued: Int64, expires: Int64) -> Claims {
                Claims(
                    sub: UserName("admin") ?? .sample, sid: "s", iat: issued, exp: expires, person: nil,
                    roles: [
                        Claims.Grant(
                            role: .systemAdministrator, unit: UnitCode(unchecked: String(repeating: "0", count: 20)))
                    ])
            }
            let good = claims(issued: now, expires: now + 300)
            let foreign = try Ed25519.SigningKey()
            let tokens: [(String, String, Bool)] = [
                ("as given", token, true),
                ("signed with our key", try Token.sign(good, with: ours.key, id: ours.id), true),
                (
                    "expired",
                    try Token.sign(claims(issued: now - 900, expires: now - 300), with: ours.key, id: ours.id), false
                ),
                (
                    "not yet issued",
                    try Token.sign(claims(issued: now + 900, expires: now + 1800), with: ours.key, id: ours.id), false
                ),
                ("signed with another key", try Token.sign(good, with: foreign, id: ours.id), false),
                ("signed with an unknown key", try Token.sign(good, with: foreign, id: "other"), false),
                ("without its signature", "\(parts[0]).\(parts[1]).", false),
                ("with an altered payload", "\(parts[0]).\(Self.altered(parts[1])).\(parts[2])", false),
                ("with an altered signature", "\(parts[0]).\(parts[1]).\(Self.altered(parts[2]))", false),
                ("of no algorithm", "eyJhbGciOiJub25lIiwidHlwIjoiSldUIiwia2lkIjoiIn0.\(parts[1]).", false),
                ("empty", "", false),
            ]
            for (name, token, isGood) in tokens {
                client.token = token
                let answer = try client.send(
                    Self.request(.command, "identity.register-unit", #"{"code":"x"}"#))
                guard case .refused(let problem) = answer else {
                    Issue.record("\(name): done")
                    continue
                }
                #expect((problem.code != .unauthenticated) == isGood, "\(name): \(problem.code)")
            }
        }
    }

    @Test("to write marks are the teacher's of that class and subject alone")
    func marks() async throws {
        let town = try #require(Town.shared)
        try await onThread {
            try town.must("district_import $dir")
            var client = try Self.client(in: town)
            let teacher = "gv-001.thcs-suoi-may"
            client.token = try Self.token(of: teacher, secret: "people", in: town, with: &client)
            let rows = try Files.readText("\(Shell.root)/deploy/sample/marks/\(teacher).csv").split(separator: "\n")
            let own = rows[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            func record(_ schoolClass: String, _ subject: String) throws -> Client.Answer {
                let body = """
                    {"book":"\(schoolClass)/\(subject)/1","column":"tx1","cells":[{"pupil":"\(own[3])","value":\(own[4])}]}
                    """
                return try client.send(Self.request(.command, "assessment.record-marks", body))
            }
            guard case .done = try record(own[0], own[1]) else {
                Issue.record("a teacher may not write the marks of his own class")
                return
            }
            let taught = Set(rows.dropFirst().map { $0.split(separator: ",").prefix(2).joined(separator: "/") })
            let others = try Files.readText("\(Shell.root)/deploy/sample/classes.csv").split(separator: "\n")
                .map { $0.split(separator: ",").map(String.init) }.filter { $0[0] == Self.school }
                .map { "\(Self.school)/2026/\($0[2])" }.filter { !taught.contains("\($0)/\(own[1])") }
            let other = try #require(others.first)
            guard case .refused(let problem) = try record(other, own[1]) else {
                Issue.record("a teacher wrote the marks of another's class")
                return
            }
            #expect(problem.code == .forbidden)
        }
    }

    private static func request(_ kind: Client.Request.Kind, _ name: String, _ body: String) -> Client.Request {
        Client.Request(kind, name, Array(body.utf8), id: MessageID.Source().make(now: Clock.system.now()))
    }

    private static func client(in town: Town) throws -> Client {
        let address = try Files.readText("\(town.directory)/secrets/console.address").split(separator: "\n")
        return Client(try Broker(address: String(address[0])), name: "test")
    }

    private static func token(
        of account: String, secret: String, in town: Town, with client: inout Client
    ) throws -> String {
        let password = try Files.readText("\(town.directory)/secrets/\(secret)").split(separator: "\n").first ?? ""
        let answer = try client.send(
            request(.command, "identity.sign-in", #"{"account":"\#(account)","password":"\#(password)"}"#))
        guard case .done(let result, _) = answer, let token = result["token"]?.string else {
            throw SignInFailed(account: account)
        }
        return token
    }

    /// Identity's own key, out of its store: what a thief would need.
    private static func signingKey(in town: Town) throws -> (key: Ed25519.SigningKey, id: String) {
        let database = try Database.openReadOnly("\(town.directory)/data/identity.sqlite")
        let seed: [UInt8]? = try database.reader.value("SELECT seed FROM token_secret")
        let id: String? = try database.reader.value("SELECT id FROM token_secret")
        return (try Ed25519.SigningKey(seed: try #require(seed)), try #require(id))
    }

    private static func altered(_ text: String) -> String {
        let middle = text.index(text.startIndex, offsetBy: text.count / 2)
        return text.replacing(text[middle...middle], with: text[middle] == "A" ? "B" : "A", maxReplacements: 1)
    }

    private struct SignInFailed: Error { var account: String }
}
