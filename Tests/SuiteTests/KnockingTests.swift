import AMQP
import Messaging
import Platform
import TestKit
import Testing
import Wire

/// Somebody guesses at one account's password as fast as the broker takes it.
///
/// `KHUEVAN_KNOCKS` says how often, 4,000 unless said; deploy/knocking-test 10,000 times.
@Suite("Knocking at one account", .tags(.broker), .requiresPrograms, .serialized, .timeLimit(.minutes(30)))
struct KnockingTests {
    private static let right = "hoa phượng đỏ sân trường"

    @Test("locks it, answers every knock, keeps nobody else out, and kills nobody")
    func knocking() async throws {
        let count = Environment.current()["KHUEVAN_KNOCKS"].flatMap { Int($0) } ?? 4000
        let town = try await onThread { try Town() }
        let result: Result<Void, any Error>
        do {
            result = .success(try await Self.knock(count, in: town))
        } catch { result = .failure(error) }
        try await onThread { try town.end() }
        try result.get()
    }

    private static func knock(_ count: Int, in town: Town) async throws {
        _ = try await onThread {
            try town.must(
                """
                district_sign_in $dir admin; printf '%s\\n' '\(right)' >$dir/secrets/right
                for account in knocked.at let.in; do
                    khuevan send identity.open-account "{\\"name\\":\\"$account\\",\\"displayName\\":\\"Lê Văn Cửa\\",\
                \\"unit\\":\\"00000000000000000000\\",\\"password\\":\\"\(right)\\"}"
                done
                for account in knocked.at let.in; do khuevan sign-in "$account" --password-file $dir/secrets/right; done
                """)
        }
        let before = try await processes(of: town)
        let (someoneCameIn, isOver) = (StopFlag(), StopFlag())
        async let knocks = onThread("knocker") {
            defer { isOver.raise() }
            return try Self.knocks(count, until: someoneCameIn, in: town)
        }
        async let cameIn = onThread("other") { try Self.comeIn(until: isOver, telling: someoneCameIn, in: town) }
        let (codes, others) = (try await knocks, try await cameIn)
        #expect(codes.count >= count)
        #expect(codes.allSatisfy { $0 == ProblemCode.unauthenticated.rawValue }, "\(Set(codes))")
        #expect(others.refused == [])
        print("\(codes.count) knocks; meanwhile \(others.count) came in, the slowest in \(others.slowest) ms")

        let afterwards = try await onThread {
            var client = try Self.client(in: town)
            return try ["knocked.at", "let.in"].map { try Self.signIn($0, Self.right, with: &client) }
        }
        #expect(afterwards == [ProblemCode.unauthenticated.rawValue, "done"])
        #expect(try await processes(of: town) == before)
        let health = try await onThread { try town.must("khuevan health && khuevan ask identity.health '{}' --json") }
        #expect(try JSON.parse(String(health.drop { $0 != "{" }))["deadLetters"] == 0)
    }

    /// Sends wrong passwords, each another, and goes on until somebody else came in; the code of each answer.
    private static func knocks(_ count: Int, until someoneCameIn: StopFlag, in town: Town) throws -> [String] {
        var client = try client(in: town)
        // A knock costs a hash: whoever waits for his answer asks but once.
        client.resendMilliseconds = 600_000
        client.patienceMilliseconds = 600_000
        let ids = MessageID.Source()
        var (sent, codes) = (0, [String]())
        repeat {
            let portion = sent < count ? count - sent : 20
            let requests = (0..<portion).map { number in
                request("knocked.at", "sai mật khẩu số \(sent + number)", id: ids.make(now: Clock.system.now()))
            }
            sent += portion
            try client.send(requests, window: 128) { _, answer in codes.append(code(of: answer)) }
        } while !someoneCameIn.isRaised && sent < count + 10_000
        #expect(codes.count == sent, "every knock is answered, once")
        return codes
    }

    /// Signs another account in again and again.
    private static func comeIn(
        until isOver: StopFlag, telling someoneCameIn: StopFlag, in town: Town
    ) throws -> (count: Int, slowest: Int64, refused: [String]) {
        var client = try client(in: town)
        var (count, slowest, refused) = (0, Int64(0), [String]())
        // Whatever befalls him, the knocker need not wait for him any longer.
        defer { someoneCameIn.raise() }
        repeat {
            let began = Clock.monotonicMilliseconds()
            let code = try signIn("let.in", right, with: &client)
            if code != "done" { refused.append(code) }
            slowest = max(slowest, Clock.monotonicMilliseconds() - began)
            count += 1
            someoneCameIn.raise()
        } while !isOver.isRaised
        return (count, slowest, refused)
    }

    /// The process ids of all services, of which each must be alive.
    private static func processes(of town: Town) async throws -> String {
        try await onThread {
            try town.must(
                "for service in ${SUITE_SERVICES[@]}; do suite_pid $dir $service; kill -0 $(suite_pid $dir $service); done"
            )
        }
    }

    private static func client(in town: Town) throws -> Client {
        let address = try Files.readText("\(town.directory)/secrets/console.address").split(separator: "\n")
        return Client(try Broker(address: String(address[0])), name: "knocking")
    }

    /// `done`, or the code of the refusal.
    private static func signIn(
        _ account: String, _ password: String, with client: inout Client
    ) throws -> String {
        code(of: try client.send(request(account, password, id: MessageID.Source().make(now: Clock.system.now()))))
    }

    private static func request(_ account: String, _ password: String, id: MessageID) -> Client.Request {
        let body: JSON = ["account": .string(account), "password": .string(password)]
        return Client.Request(.command, "identity.sign-in", body.bytes, id: id)
    }

    private static func code(of answer: Client.Answer) -> String {
        switch answer {
        case .done: "done"
        case .refused(let problem): problem.code.rawValue
        }
    }
}
