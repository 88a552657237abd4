import AMQP
import Platform
import TestKit
import Testing

@testable import ServiceKit

@Suite("The configuration")
struct ConfigurationTests {
    private static let needed = "broker = amqp://pupils:geheim@rabbit:5673/\ndata = /var/lib/khuevan\n"

    /// Reads a file of that text, with `secret` beside it where one is given, under an environment.
    private func read(
        _ text: String?, _ variables: [String: String] = [:], secret: String? = nil
    ) throws -> Result<Configuration, ConfigurationError> {
        let directory = try TemporaryDirectory()
        let (file, hidden) = ("\(directory.path)/conf", "\(directory.path)/secret")
        if let secret { try Files.write(Array(secret.utf8), to: hidden) }
        if let text { try Files.write(Array(text.replacing("SECRET", with: hidden).utf8), to: file) }
        return Configuration.read(
            Configuration.common + Kiosk.settings, file: text == nil ? nil : file,
            environment: Environment(variables: variables.mapValues { $0.replacing("SECRET", with: hidden) }))
    }

    private func complaints(_ text: String?, _ variables: [String: String] = [:]) throws -> [String] {
        guard case .failure(let error) = try read(text, variables) else { return [] }
        return error.complaints
    }

    @Test("comes from a file with comments and blanks, and says the standard where nothing is said")
    func file() throws {
        let configuration = try read("# ours\n\n  broker=amqp://a:b@h:1/v \n data = /d=1\n price-list = p q\n").get()
        #expect(configuration.data == "/d=1" && configuration.site == "local" && configuration.logSeverity == "notice")
        #expect(configuration.broker.user == "a" && configuration.broker.virtualHost == "v")
        #expect(configuration["price-list"] == "p q" && configuration["greeting"] == "hello")
        #expect(configuration["nothing"] == nil)
    }

    @Test("comes from a file that Windows wrote")
    func windows() throws {
        let configuration = try read(Self.needed.replacing("\n", with: "\r\n") + "site = truong\r\n").get()
        #expect(configuration.data == "/var/lib/khuevan" && configuration.site == "truong")
    }

    @Test("comes from the environment alone, which wins over the file; an empty variable says nothing")
    func environment() throws {
        let both = try read(Self.needed, ["KHUEVAN_DATA": "/elsewhere", "KHUEVAN_SITE": "", "KHUEVAN_PRICE_LIST": "x"])
        #expect(try both.get().data == "/elsewhere" && both.get().site == "local" && both.get()["price-list"] == "x")
        let alone = try read(nil, ["KHUEVAN_DATA": "/d", "KHUEVAN_BROKER": "amqp://h"])
        #expect(try alone.get().data == "/d")
    }

    @Test("reads a secret from the first line of a file that either names")
    func secrets() throws {
        let named = try read("data = /d\nbroker-file = SECRET\n", secret: "amqp://a:b@h\r\nmore\n")
        #expect(try named.get().broker.user == "a")
        let variable = try read(Self.needed, ["KHUEVAN_BROKER_FILE": "SECRET"], secret: "amqp://c:d@h\n")
        #expect(try variable.get().broker.user == "c")
        let direct = try read(
            "data = /d\nbroker-file = SECRET\n", ["KHUEVAN_BROKER": "amqp://e:f@h"], secret: "amqp://a:b@h")
        #expect(try direct.get().broker.user == "e", "the environment wins")
    }

    @Test("complains of everything at once")
    func everything() throws {
        let found = try complaints("colour = red\nbroker = nonsense\nsite = a/b\nlog = loud\n")
        #expect(found.count == 5)
        for word in ["line 1", "broker", "site", "log", "KHUEVAN_DATA"] {
            #expect(found.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test(
        "names the line that it cannot read",
        arguments: ["colour = red", "broker", "data =", "= x", "data = /other", "DATA = /d"])
    func lines(_ line: String) throws {
        let found = try complaints("# first\n\(Self.needed)\n\(line)\n")
        #expect(found.count == 1 && found.allSatisfy { $0.contains("line 5") }, "\(found)")
    }

    @Test("complains once of a file that is not there")
    func missingFiles() throws {
        let environment = Environment(variables: ["KHUEVAN_DATA": "/d", "KHUEVAN_BROKER_FILE": "/no/such/secret"])
        let result = Configuration.read(Configuration.common, file: "/no/such/file", environment: environment)
        guard case .failure(let error) = result else {
            Issue.record("read")
            return
        }
        #expect(error.complaints.count == 2)
    }

    @Test("never prints a password, nor a service's own settings, nor repeats one in a complaint")
    func secretsStay() throws {
        let configuration = try read(Self.needed + "price-list = geheim\n").get()
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped, "\(configuration.broker)"] {
            #expect(!text.contains("geheim"), "\(text)")
        }
        #expect("\(configuration)".contains("amqp://pupils@rabbit:5673"))
        let wrong = try complaints("data = /d\nbroker = http://pupils:geheim@rabbit\n")
        #expect(wrong.count == 1 && !"\(wrong)".contains("geheim"))
    }

    @Test("is named for the environment by its key")
    func variables() { #expect(Setting("price-list", "").variable == "KHUEVAN_PRICE_LIST") }
}
