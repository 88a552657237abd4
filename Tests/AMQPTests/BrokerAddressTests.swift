import AMQP
import TestKit
import Testing

@Suite("A broker address")
struct BrokerAddressTests {
    @Test("reads everything it can say")
    func whole() throws {
        let broker = try Broker(address: "amqp://pupils:s%40cret%2F@a.example:5673/khue%2Fvan?heartbeat=15")
        #expect(broker.user == "pupils")
        #expect(broker.password == "s@cret/")
        #expect(broker.endpoints == [.init(host: "a.example", port: 5673)])
        #expect(broker.virtualHost == "khue/van")
        #expect(broker.heartbeat == 15)
        #expect(broker.tls == nil)
    }

    @Test("fills in what it leaves out", arguments: ["amqp://localhost", "amqp://localhost/", "AMQP://localhost:5672"])
    func defaults(address: String) throws {
        let broker = try Broker(address: address)
        #expect(broker == Broker(endpoints: [.init(host: "localhost", port: 5672)]))
        #expect(broker.heartbeat == 30)
    }

    @Test("names several nodes of a cluster, in order")
    func cluster() throws {
        let broker = try Broker(address: "amqps://u:p@one,two:5673,[::1]:5674,[fe80::2]/v?cacert=/etc/ca.pem")
        #expect(broker.endpoints.map(\.description) == ["one:5671", "two:5673", "[::1]:5674", "[fe80::2]:5671"])
        #expect(broker.tls == Broker.TLS(authority: "/etc/ca.pem"))
    }

    @Test("carries a client certificate and the choice not to verify")
    func certificates() throws {
        let broker = try Broker(address: "amqps://h?cert=c.pem&key=k%20.pem&verify=no")
        #expect(broker.tls == Broker.TLS(certificate: "c.pem", key: "k .pem", verifies: false))
    }

    @Test("takes the last @ as the end of the password")
    func rawAt() throws {
        let broker = try Broker(address: "amqp://u:a@b@h")
        #expect(broker.password == "a@b")
        #expect(broker.endpoints.map(\.host) == ["h"])
    }

    @Test("never shows the password")
    func secrecy() throws {
        let broker = try Broker(address: "amqp://user:hidden@h:1/v")
        #expect("\(broker)" == "amqp://user@h:1/v")
        var dumped = ""
        dump(broker, to: &dumped)
        #expect(!dumped.contains("hidden"))
        #expect(!String(reflecting: broker).contains("hidden"))
    }

    @Test(
        "says what is wrong with it",
        arguments: [
            ("http://h", BrokerAddressError.scheme("http")),
            ("localhost:5672", .scheme("localhost:5672")),
            ("amqp://", .noHost),
            ("amqp://:5672", .noHost),
            ("amqp://a,,b", .noHost),
            ("amqp://h:0", .port("0")),
            ("amqp://h:65536", .port("65536")),
            ("amqp://h:x", .port("x")),
            ("amqp://::1", .host("::1")),
            ("amqp://[::1", .host("[::1")),
            ("amqp://a b", .host("a b")),
            ("amqp://u:%zz@h", .percentEncoding(in: "password")),
            ("amqp://u:%4@h", .percentEncoding(in: "password")),
            ("amqp://u%00:p@h", .percentEncoding(in: "user name")),
            ("amqp://h/%ff", .percentEncoding(in: "virtual host")),
            ("amqp://h?hartbeat=1", .unknownOption("hartbeat")),
            ("amqp://h?heartbeat=0", .option("heartbeat", value: "0")),
            ("amqp://h?cacert=x", .option("cacert", value: "x")),
            ("amqps://h?verify=perhaps", .option("verify", value: "perhaps")),
            ("amqps://h?cert=c", .option("cert", value: "c")),
        ])
    func complaints(address: String, expected: BrokerAddressError) {
        #expect(throws: expected) { try Broker(address: address) }
        #expect(!expected.description.isEmpty)
    }

    @Test("spoilt, is refused with a reason or says where a broker is")
    func mutations() {
        let good = [
            "amqp://pupils:s%40cret@a.example:5673/khue%2Fvan?heartbeat=15",
            "amqps://u:hidden@one,two:5673,[::1]:5674/v?cacert=/etc/ca.pem&verify=no", "amqp://localhost",
        ]
        var mutator = Mutator(seed: 23, texts: good)
        var accepted = 0
        for _ in 0..<6_000 {
            let text = String(decoding: mutator.next(), as: UTF8.self)
            do throws(BrokerAddressError) {
                let broker = try Broker(address: text)
                accepted += 1
                #expect(
                    !broker.endpoints.isEmpty
                        && broker.endpoints.allSatisfy { !$0.host.isEmpty && (1...65_535).contains($0.port) }, "\(text)"
                )
                let texts = [broker.user, broker.password, broker.virtualHost] + broker.endpoints.map(\.host)
                // C would read no further.
                #expect(!texts.contains { $0.utf8.contains(0) }, "\(text)")
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(accepted > 500)
    }
}
