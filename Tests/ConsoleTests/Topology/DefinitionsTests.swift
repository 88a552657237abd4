import Crypto
import Testing
import Wire

@testable import Console

@Suite("The broker's definitions")
struct DefinitionsTests {
    static func described(_ service: String) -> JSON {
        [
            "service": .string(service),
            "topology": [
                "exchanges": [["name": "khuevan.events", "vhost": "/", "type": "topic"]],
                "queues": [["name": .string("\(service).commands"), "vhost": "/"]],
                "bindings": [["source": "khuevan.commands", "destination": .string("\(service).commands")]],
            ],
        ]
    }

    @Test("hold what every service describes, each thing once")
    func merge() throws {
        var definitions = Definitions()
        var taken: [Bool] = []
        for description in [
            Self.described("pupils"), Self.described("staff"), Self.described("pupils"), ["service": "x"],
        ] {
            taken.append(definitions.add(description))
        }
        #expect(taken == [true, true, true, false])
        let json = try definitions.json(for: [])
        #expect(json["exchanges"]?.array?.count == 1)
        #expect(json["queues"]?.array?.compactMap { $0["name"]?.string } == ["pupils.commands", "staff.commands"])
        #expect(json["bindings"]?.array?.count == 2)
        #expect(json["vhosts"] == [["name": "/"]])
    }

    @Test("of a single node keep questions in memory, and nothing else")
    func oneNode() throws {
        func queue(_ name: String, _ kind: JSON) -> JSON {
            ["name": .string(name), "arguments": ["x-queue-type": kind, "x-max-length": 10_000]]
        }
        var definitions = Definitions()
        let queues = [queue("pupils.queries", "quorum"), queue("pupils.commands", "quorum")]
        let topology: JSON = ["exchanges": [], "queues": .array(queues), "bindings": []]
        let isTaken = definitions.add(["service": "pupils", "topology": topology])
        #expect(isTaken)
        let one = try definitions.onOneNode().json(for: [])
        #expect(
            one["queues"]?.array == [queue("pupils.queries", "classic"), queue("pupils.commands", "quorum")])
        #expect(try definitions.json(for: [])["queues"]?.array == queues)
    }

    @Test("give each user the least it can work with")
    func rights() throws {
        let users = try BrokerUser.read(
            "# users\npupils=p\nconsole=c=c\nintegrator:vendor.x:99000CS0000040000004=v\n")
        let json = try Definitions().json(for: users)
        #expect(json["users"]?.array?.compactMap { $0["name"]?.string } == ["pupils", "console", "vendor.x"])
        #expect(users[1].password == "c=c")
        #expect(
            json["permissions"]?[0] == [
                "user": "pupils", "vhost": "/", "configure": "",
                "write": #"^(khuevan\.commands|khuevan\.events|khuevan\.rejections|amq\.default)$"#,
                "read": #"^pupils\.(commands|events|queries|dead|rebuild)$"#,
            ])
        #expect(json["permissions"]?[1]?["configure"] == #"^khuevan\.tap\..*$"#)
        #expect(json["permissions"]?[2]?["read"] == #"^vendor\.x\.rejections$"#)
        #expect(json["permissions"]?[2]?["write"] == #"^khuevan\.events$"#)
        #expect(
            json["topic_permissions"]?.array?.compactMap { $0["write"]?.string } == [
                #"^[0-9A-Z]{20}\.pupils\."#, "", #"^(99000CS0000040000004)\.(pupils|staff|assessment|campus)\."#,
            ])
        #expect(json["topic_permissions"]?.array?.compactMap { $0["read"]?.string } == ["", ".*", ""])
        #expect(json["queues"]?[0]?["name"] == "vendor.x.rejections")
        #expect(json["bindings"]?[0]?["routing_key"] == "vendor.x")
    }

    @Test("hold no password, only what the broker checks it by")
    func secrets() throws {
        let users = try BrokerUser.read("pupils=mat-khau-that-dai\n")
        let json = try Definitions().json(for: users)
        #expect(!json.text.contains("mat-khau"))
        let hash = try #require(json["users"]?[0]?["password_hash"]?.string)
        let salt = Array(try Base64.decode(hash).prefix(4))
        #expect(try BrokerPassword.hash(password: "mat-khau-that-dai", salt: salt) == hash)
        #expect(json["users"]?[0]?["hashing_algorithm"] == "rabbit_password_hashing_sha256")
    }

    @Test(
        "refuse a users file that says something else",
        arguments: [
            "pupils", "pupils=", "somebody=x", "integrator:v=x", "integrator:v:short=x",
            "integrator:pupils:99000CS0000040000004=x",
            "integrator:console:99000CS0000040000004=x", "pupils=a\npupils=b", "integrator::99000CS0000040000004=x",
        ])
    func refuses(text: String) {
        #expect(throws: Failure.self) { try BrokerUser.read(text) }
    }
}
