import AMQP
import Messaging
import Platform
import Synchronization
import TestKit
import Wire

/// Somebody who goes on with his work during the storm, and expects it to be done rightly.
struct Bystander: ~Copyable {
    static let school = "99000CS0000030000006"
    static let office = "99000PX000001000000N"
    private static let day = "2026-09-05"

    private var client: Client
    private let ids = MessageID.Source()
    private(set) var tokens: [String: String]
    /// How long each answer took, in milliseconds, by kind.
    private(set) var commands: [Int64] = []
    private(set) var queries: [Int64] = []
    private(set) var wrong: [String] = []
    private var round = 0

    init(_ broker: Broker, tokens: [String: String]) {
        client = Client(broker, name: "bystander")
        self.tokens = tokens
    }

    /// Signs in as the administrator, who lets in a school's own people.
    mutating func settle(password: String) throws(ClientError) {
        try signIn("admin", password: password)
        for (name, role) in [("storm.qtv", "school-administrator"), ("storm.yt", "nurse")] {
            let secret = "Bão-Tố-\(name)-2026"
            _ = try command(
                "identity.open-account",
                [
                    "name": .string(name), "displayName": "Nguyễn Thị Bão", "unit": .string(Self.school),
                    "password": .string(secret),
                ])
            _ = try command(
                "identity.grant-role",
                ["account": .string(name), "role": .string(role), "unit": .string(Self.school), "from": "2020-01-01"])
            try signIn(name, password: secret)
        }
        client.token = tokens["storm.qtv"]
        _ = try command(
            "pupils.open-school-year",
            [
                "school": .string(Self.school), "year": "2026-2027", "starts": "2026-09-05",
                "secondSemester": "2027-01-18", "ends": "2027-06-01",
            ])
    }

    private mutating func signIn(_ account: String, password: String) throws(ClientError) {
        client.token = nil
        let answer = try command("identity.sign-in", ["account": .string(account), "password": .string(password)])
        client.token = answer?["token"]?.string
        tokens[account] = client.token
        client.token = tokens["admin"]
    }

    /// One round of work: a command to each service that has any, then questions to all, one of them about what was just written.
    mutating func work() throws(ClientError) {
        round += 1
        let digits = String(round)
        let number = String(repeating: "0", count: 5 - digits.count) + digits
        client.token = tokens["admin"]
        _ = try command(
            "identity.register-unit",
            [
                "code": .string("99000CS0000\(number)0000"), "kind": "school",
                "name": .string("Trường THCS Bão \(round)"),
                "parent": .string(Self.office), "from": "2026-08-01", "levels": ["lower-secondary"],
                "ownership": "public",
            ])
        client.token = tokens["storm.qtv"]
        let position = try define("9A\(round)")
        _ = try command(
            "staff.register-member",
            [
                "school": .string(Self.school), "name": "Trần Thị Bão", "birthDate": "1990-01-01", "sex": "female",
                "ethnicity": "01", "position": "teacher", "contract": "permanent", "qualification": "bachelor",
                "from": .string(Self.day),
            ])
        _ = try command(
            "assessment.set-curriculum",
            [
                "school": .string(Self.school), "year": "2026-2027", "grade": "9",
                "subjects": [["code": "mathematics", "kind": "marked", "periods": .integer(Int64(round % 1000 + 1))]],
            ])
        client.token = tokens["storm.yt"]
        _ = try command(
            "campus.open-checkup",
            ["school": .string(Self.school), "year": "2026-2027", "from": .string(Self.day)])
        client.token = tokens["storm.qtv"]
        // He has written it, so he may read it: the answer waits for what his command has changed.
        let roll = try query(
            "pupils.class-roll", ["schoolClass": .string("\(Self.school)/2026/9A\(round)")], after: position)
        if roll == nil { wrong.append("class 9A\(round) is not there after it was defined") }
        for service in StormSeeds.services where try query("\(service).health", [:])?["journal"] == nil {
            wrong.append("\(service) does not say how it is")
        }
    }

    private mutating func define(_ code: String) throws(ClientError) -> JournalPosition? {
        var position: JournalPosition?
        _ = try ask(
            .command, "pupils.define-class",
            [
                "school": .string(Self.school), "year": "2026-2027", "code": .string(code),
                "name": .string("Lớp \(code)"),
                "grade": "9", "session": "two",
            ], position: &position)
        return position
    }

    private mutating func command(_ name: String, _ body: JSON) throws(ClientError) -> JSON? {
        var position: JournalPosition?
        return try ask(.command, name, body, position: &position)
    }

    private mutating func query(
        _ name: String, _ body: JSON, after: JournalPosition? = nil
    ) throws(ClientError) -> JSON? {
        var position = after
        return try ask(.query, name, body, position: &position)
    }

    private mutating func ask(
        _ kind: Client.Request.Kind, _ name: String, _ body: JSON, position: inout JournalPosition?
    ) throws(ClientError) -> JSON? {
        let start = Clock.monotonicMilliseconds()
        let request = Client.Request(
            kind, name, body.bytes, id: ids.make(now: Clock.system.now()), after: kind == .query ? position : nil)
        let answer = try client.send(request)
        let took = Clock.monotonicMilliseconds() - start
        if kind == .command { commands.append(took) } else { queries.append(took) }
        switch answer {
        case .done(let result, let reached):
            position = reached
            return result
        case .refused(let problem):
            wrong.append(
                "\(name): \(problem.code) \(problem.detail.en) \(problem.errors.map { "\($0.pointer) \($0.detail)" })")
            return nil
        }
    }
}

extension Bystander {
    /// What somebody saw who worked beside the storm.
    struct Testimony: Sendable {
        var rounds = 0
        var commands: [Int64] = []
        var queries: [Int64] = []
        var wrong: [String] = []

        var summary: String {
            "\(rounds) rounds; \(commands.count) commands, median \(commands.percentile(50)) ms, p99 "
                + "\(commands.percentile(99)) ms; \(queries.count) queries, median \(queries.percentile(50)) ms, p99 "
                + "\(queries.percentile(99)) ms; \(wrong.count) answered wrongly"
        }
    }

    /// Works, round after round, on a thread of his own until `body` is over.
    static func beside(_ broker: Broker, tokens: [String: String], _ body: () throws -> Void) throws -> Testimony {
        let stop = StopFlag()
        let testimony = Mutex(Testimony())
        let worker = ThreadSlot()
        worker.start("bystander") {
            var bystander = Bystander(broker, tokens: tokens)
            var failure: String?
            do {
                // He is one of many, not a storm himself.
                let pause = Wake()
                repeat {
                    try bystander.work()
                    _ = pause.wait(milliseconds: 100)
                } while !stop.isRaised
            } catch { failure = "the bystander gave up: \(error)" }
            let seen = Testimony(
                rounds: bystander.round, commands: bystander.commands, queries: bystander.queries,
                wrong: bystander.wrong + (failure.map { [$0] } ?? []))
            testimony.withLock { $0 = seen }
        }
        let result = Result { try body() }
        stop.raise()
        worker.join()
        try result.get()
        return testimony.withLock { $0 }
    }
}

extension [Int64] {
    /// The value that so many of a hundred do not exceed.
    func percentile(_ share: Int) -> Int64 {
        isEmpty ? 0 : sorted()[Swift.min(count - 1, count * share / 100)]
    }
}
