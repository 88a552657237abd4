import AMQP
import Messaging
import Platform
import TestKit
import Wire

/// The one connection over which everybody of the matrix sends, each with a token of his own.
struct MatrixDesk: ~Copyable {
    private static let window = 128
    static let services = ["identity", "pupils", "staff", "assessment", "campus", "reporting"]

    private var client: Client
    private var tokens: [String: String]
    private let ids: MessageID.Source
    /// Every message that the services describe, with its kind, and what each service hears of others.
    let kinds: [String: Client.Request.Kind]
    private let hears: [String: [String]]

    struct Refused: Error, CustomStringConvertible {
        var description: String
    }

    /// One message, and how to send it.
    struct Letter {
        var message: String
        var column: String
        var place: MatrixPlace
        var body: String
    }

    init(in town: Town) throws {
        let address = try Files.readText("\(town.directory)/secrets/console.address").split(separator: "\n")
        let broker = try Broker(address: String(address[0]))
        let descriptions = try Self.descriptions(in: town)
        (kinds, hears, tokens, ids) = (descriptions.kinds, descriptions.hears, [:], MessageID.Source())
        client = Client(broker, name: "matrix")
    }

    private static func descriptions(
        in town: Town
    ) throws -> (kinds: [String: Client.Request.Kind], hears: [String: [String]]) {
        var kinds: [String: Client.Request.Kind] = [:]
        var hears: [String: [String]] = [:]
        for service in services {
            let text = try Files.readText("\(town.directory)/describe/\(service).json")
            let description = try JSON.parse(text, limits: .generous)
            for entry in description["commands"]?.array ?? [] { kinds[entry["name"]?.string ?? ""] = .command }
            for entry in description["queries"]?.array ?? [] { kinds[entry["name"]?.string ?? ""] = .query }
            let named = (description["hears"]?.array ?? []).compactMap(\.string)
            hears[service] = (service == "reporting" ? services : named).filter { $0 != service }
        }
        return (kinds, hears)
    }

    /// Signs an account in, by which name it is known from then on.
    mutating func signIn(_ account: String, password: String) throws {
        let body: JSON = ["account": .string(account), "password": .string(password)]
        tokens[account] = try must(nil, "identity.sign-in", body.text)["token"]?.string
    }

    /// Uses an account as if two people did: what renews its session is used on a second machine as well.
    mutating func share(_ account: String) throws {
        let body: JSON = [
            "account": .string(account), "password": .string(MatrixScene.password), "device": ["id": "may-thu-nhat"],
        ]
        let secret = try must(nil, "identity.sign-in", body.text)["refresh"] ?? .null
        for device in ["may-thu-nhat", "may-thu-hai"] {
            let renewal: JSON = ["refresh": secret, "device": ["id": .string(device)]]
            client.token = nil
            _ = try client.send(request("identity.refresh", renewal.text))
        }
    }

    /// Sends a message that must be done; gives its result.
    @discardableResult
    mutating func must(_ account: String?, _ message: String, _ body: String) throws -> JSON {
        client.token = account.flatMap { tokens[$0] }
        switch try client.send(request(message, body)) {
        case .done(let result, _): return result
        case .refused(let problem):
            throw Refused(
                description: "\(message) \(body) by \(account ?? "nobody"): \(problem.code) \(problem.detail.en)")
        }
    }

    /// Sends all that one column sends, many at a time, and says what became of each.
    mutating func send(_ letters: [Letter], as account: String?) throws -> [MatrixObservation] {
        client.token = account.flatMap { tokens[$0] }
        guard account == nil || client.token != nil else { throw Refused(description: "\(account ?? "") has no token") }
        var sent: [MessageID: Letter] = [:]
        var requests: [Client.Request] = []
        for letter in letters {
            let request = request(letter.message, letter.body)
            sent[request.id] = letter
            requests.append(request)
        }
        var observed: [MatrixObservation] = []
        try client.send(requests, window: Self.window) { request, answer in
            guard let letter = sent[request.id] else { return }
            let told = Self.told(answer, isBulk: letter.message.hasSuffix("-many"))
            let verdict: MatrixVerdict =
                switch told.code {
                case "forbidden": .forbidden
                case "unauthenticated": .unauthenticated
                default: .through
                }
            observed.append(
                MatrixObservation(
                    message: letter.message, column: letter.column, place: letter.place, verdict: verdict,
                    told: "\(told.code) \(told.detail)"))
        }
        return observed
    }

    /// Waits until the school that is asked for a pupil has noted it.
    mutating func waitUntilNoted(_ transfer: String, by school: String, as account: String) throws {
        let deadline = Clock.monotonicMilliseconds() + 60_000
        let pause = Wake()
        while true {
            let asked = try must(account, "pupils.transfers", #"{"school":"\#(school)","direction":"outgoing"}"#)
            if asked["items"]?.array?.contains(where: { $0["request"]?["id"]?.string == transfer }) == true { return }
            guard Clock.monotonicMilliseconds() < deadline else {
                throw Refused(description: "\(transfer) has not been noted within a minute")
            }
            _ = pause.wait(milliseconds: 20)
        }
    }

    /// Waits until every service has read all that those it hears have recorded by now: units, keys and duties.
    mutating func waitUntilAllHaveRead() throws {
        var heads: [String: Int64] = [:]
        for service in Self.services {
            heads[service] = try must(nil, "\(service).health", "{}")["journal"]?.integer ?? 0
        }
        for service in Self.services {
            let wanted = (hears[service] ?? []).filter { heads[$0] ?? 0 > 0 }
            let deadline = Clock.monotonicMilliseconds() + 60_000
            let pause = Wake()
            while true {
                let sources = try must(nil, "\(service).health", "{}")["sources"]?.array ?? []
                let late = wanted.filter { source in
                    !sources.contains {
                        $0["source"]?.string?.hasSuffix("/\(source)") == true
                            && $0["sequence"]?.integer ?? 0 >= heads[source] ?? 0 && $0["missing"]?.integer == 0
                    }
                }
                if late.isEmpty { break }
                guard Clock.monotonicMilliseconds() < deadline else {
                    throw Refused(
                        description: "\(service) has not read \(late.joined(separator: ", ")) within a minute")
                }
                _ = pause.wait(milliseconds: 20)
            }
        }
    }

    private func request(_ message: String, _ body: String) -> Client.Request {
        Client.Request(
            kinds[message] ?? .command, message, Array(body.utf8), id: ids.make(now: Clock.system.now()))
    }

    /// The code of a refusal; in a bulk answer, that of its one item.
    private static func told(_ answer: Client.Answer, isBulk: Bool) -> (code: String, detail: String) {
        switch answer {
        case .refused(let problem): return (problem.code.rawValue, problem.detail.en)
        case .done(let result, _):
            guard isBulk, let refused = result["items"]?[0]?["refused"],
                case .success(let problem) = WireDecoder.decode(Problem.self, from: refused)
            else { return ("done", "") }
            return (problem.code.rawValue, problem.detail.en)
        }
    }
}
