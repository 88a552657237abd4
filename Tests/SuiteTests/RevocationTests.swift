import AMQP
import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

/// What is withdrawn by one service is refused by all, before anybody could have noticed.
@Suite("A withdrawn token", .tags(.broker), .requiresPrograms, .serialized, .timeLimit(.minutes(5)))
struct RevocationTests {
    private static let services = ["identity", "pupils", "staff", "assessment", "campus", "reporting"]
    private static let password = "bốn mùa hoa nở trên sông"
    private static let limit: Int64 = 1000

    /// One way to withdraw a token, and whether the session goes on.
    private struct Way {
        var name: String
        var goesOn: Bool
    }

    private static let ways = [
        Way(name: "identity.revoke-sessions", goesOn: false), Way(name: "identity.suspend-account", goesOn: false),
        Way(name: "identity.revoke-role", goesOn: true), Way(name: "identity.sign-out", goesOn: false),
    ]

    @Test("is refused by every service within a second, and renewed only where the session goes on")
    func withdrawn() async throws {
        try await onThread {
            try Town.with { town in
                var holder = try Self.client(in: town)
                var administrator = try Self.client(in: town)
                administrator.token = try Self.signIn("admin", Self.secret(in: town), with: &administrator)?.token
                var longest: Int64 = 0
                for way in Self.ways {
                    longest = max(longest, try Self.withdraw(way, by: &administrator, from: &holder))
                }
                print("a withdrawn token was refused everywhere after \(longest) ms at the latest")
            }
        }
    }

    /// Withdraws a token in one way; gives how long it was still believed somewhere.
    private static func withdraw(
        _ way: Way, by administrator: inout Client, from holder: inout Client
    ) throws -> Int64 {
        let account = "thu.\(way.name.split(separator: "-").last ?? "")"
        let role =
            #""account":"\#(account)","role":"system-administrator","unit":"\#(UnitCode.root)","from":"2026-01-01""#
        try must(
            "identity.open-account",
            #"{"name":"\#(account)","displayName":"Lê Văn Thử","unit":"\#(UnitCode.root)","password":"\#(password)"}"#,
            &administrator)
        try must("identity.grant-role", "{\(role)}", &administrator)
        holder.token = nil
        let session = try #require(try signIn(account, password, with: &holder))
        holder.token = session.token
        let isKnown = try eventually(within: .seconds(20)) { try believing(Self.probes, &holder).count == 12 }
        #expect(isKnown, "\(way.name): the token was good everywhere before")

        switch way.name {
        case "identity.sign-out": try must(way.name, "{}", &holder)
        case "identity.revoke-role": try must(way.name, #"{\#(role),"reason":"Thử"}"#, &administrator)
        default: try must(way.name, #"{"account":"\#(account)","reason":"Thử"}"#, &administrator)
        }
        let began = Clock.monotonicMilliseconds()
        var left = Self.probes
        while !left.isEmpty, Clock.monotonicMilliseconds() - began < 10 * limit {
            left = try believing(left, &holder)
        }
        let took = Clock.monotonicMilliseconds() - began
        #expect(left.isEmpty && took <= limit, "\(way.name): believed for \(took) ms by \(left.map(\.name))")

        holder.token = nil
        let renewal = try renew(session.refresh, with: &holder)
        #expect((renewal != nil) == way.goesOn, "\(way.name)")
        if let renewal {
            holder.token = renewal
            #expect(try believing(Self.probes, &holder).count == 12, "\(way.name): the new token is good everywhere")
        }
        return took
    }

    // MARK: Probes

    /// A question or a command that a service answers according to who asks.
    private struct Probe {
        var kind: Client.Request.Kind
        var name: String
        var body: String
    }

    private static let probes = services.flatMap { service in
        [
            Probe(kind: .command, name: "\(service).discard-dead-letter", body: #"{"choose":{},"reason":"Thử"}"#),
            Probe(
                kind: .query, name: "\(service).security-facts", body: #"{"unit":"\#(UnitCode.root)","limit":1}"#),
        ]
    }

    /// Those of the probes that were answered otherwise than to a stranger.
    private static func believing(_ probes: [Probe], _ client: inout Client) throws -> [Probe] {
        var asked: [MessageID: Probe] = [:]
        let requests = probes.map { probe in
            let request = request(probe.kind, probe.name, probe.body)
            asked[request.id] = probe
            return request
        }
        var believing: [Probe] = []
        try client.send(requests, window: 12) { request, answer in
            if case .refused(let problem) = answer, problem.code == .unauthenticated { return }
            if let probe = asked[request.id] { believing.append(probe) }
        }
        return believing
    }

    // MARK: Sessions

    private static func signIn(
        _ account: String, _ password: String, with client: inout Client
    ) throws -> (token: String, refresh: String)? {
        let body: JSON = ["account": .string(account), "password": .string(password)]
        guard case .done(let result, _) = try client.send(request(.command, "identity.sign-in", body.text)),
            let token = result["token"]?.string, let refresh = result["refresh"]?.string
        else { return nil }
        return (token, refresh)
    }

    private static func renew(_ secret: String, with client: inout Client) throws -> String? {
        let answer = try client.send(request(.command, "identity.refresh", #"{"refresh":"\#(secret)"}"#))
        guard case .done(let result, _) = answer else { return nil }
        return result["token"]?.string
    }

    private static func must(_ name: String, _ body: String, _ client: inout Client) throws {
        guard case .refused(let problem) = try client.send(request(.command, name, body)) else { return }
        throw Refused(description: "\(name): \(problem.code) \(problem.detail.en) \(problem.errors)")
    }

    private struct Refused: Error, CustomStringConvertible { var description: String }

    private static func request(_ kind: Client.Request.Kind, _ name: String, _ body: String) -> Client.Request {
        Client.Request(kind, name, Array(body.utf8), id: MessageID.Source().make(now: Clock.system.now()))
    }

    private static func client(in town: Town) throws -> Client {
        let address = try Files.readText("\(town.directory)/secrets/console.address").split(separator: "\n")
        return Client(try Broker(address: String(address[0])), name: "revocation")
    }

    private static func secret(in town: Town) throws -> String {
        String(try Files.readText("\(town.directory)/secrets/administrator").split(separator: "\n").first ?? "")
    }
}
