import Platform
import TestKit
import Wire

/// Good messages of every kind, as the services describe them and the contract has them.
struct StormSeeds {
    struct Request {
        var service: String
        var name: String
        var body: [UInt8]
    }

    /// One that succeeds would end the sessions of the storm and of who works beside it, so they come without a good token:
    /// among a million spoilt bodies there is one that reads.
    static let endingSessions: Set<String> = ["identity.sign-out", "identity.exchange-token-key"]
    static let services = ["identity", "pupils", "staff", "assessment", "campus", "reporting"]

    private(set) var commands: [Request] = []
    private(set) var queries: [Request] = []
    /// States by `context.entity`, with a fact each.
    private(set) var states: [(context: String, entity: String, fact: String, data: JSON)] = []
    /// Which contexts each service hears; every one where it is nothing.
    private(set) var hears: [String: Set<String>] = [:]

    init(descriptions directory: String) throws {
        for service in Self.services {
            let text = try Files.readText("\(directory)/\(service).json")
            let description = try JSON.parse(text, limits: .generous)
            commands += Self.requests(of: service, description["commands"])
            queries += Self.requests(of: service, description["queries"])
            hears[service] = Set((description["hears"]?.array ?? []).compactMap(\.string))
        }
        hears["reporting"] = nil
        for (name, fact) in Self.facts {
            let golden = try Files.readText("\(Shell.root)/Tests/ContractsTests/Golden/\(name).json")
            let parts = name.split(separator: ".").map(String.init)
            states.append((parts[0], parts[1], fact, try JSON.parse(golden)))
        }
    }

    /// Who gets an event of a context.
    func listeners(to context: String) -> Set<String> {
        Set(Self.services.filter { hears[$0]?.contains(context) ?? true })
    }

    private static let facts = [
        ("identity.unit", "registered"), ("identity.account", "opened"), ("pupils.class", "defined"),
        ("pupils.pupil", "registered"), ("pupils.enrolment", "enrolled"), ("staff.member", "registered"),
        ("staff.assignment", "assigned"), ("assessment.marks", "recorded"), ("assessment.mark-book", "opened"),
        ("campus.checkup", "opened"), ("campus.growth", "classified"),
    ]

    private static func requests(of service: String, _ list: JSON?) -> [Request] {
        (list?.array ?? []).compactMap { entry in
            guard let name = entry["name"]?.string, let schema = entry["body"] else { return nil }
            var sample = SchemaSample.of(schema)
            // A password that reads costs the service a hash by design; that is no matter of this storm.
            if name == "identity.sign-in" { sample = ["account": "admin", "password": 1] }
            return Request(service: service, name: name, body: sample.bytes)
        }
    }
}
