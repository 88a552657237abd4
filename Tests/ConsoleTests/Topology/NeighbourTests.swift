import Testing
import Wire

@testable import Console

@Suite("Another installation beside ours")
struct NeighbourTests {
    private static let school = "99000CS0000040000004"

    @Test("is fetched from, as far as our schools are concerned")
    func definitions() throws {
        let neighbour = try Neighbour(
            name: "hoa-mai", schools: [Self.school], address: "amqps://ours:secret@broker.example/\n")
        let json = neighbour.json
        #expect(
            json["bindings"]?.array?.compactMap { $0["routing_key"]?.string } == [
                "\(Self.school).pupils.transfer.*", "\(Self.school).pupils.transfer-release.*",
            ])
        #expect(json["bindings"]?[0]?["destination"] == "pupils.events")
        let upstream = json["parameters"]?[0]?["value"]
        #expect(upstream?["uri"] == "amqps://ours:secret@broker.example/%2f")
        #expect(upstream?["exchange"] == "khuevan.events" && upstream?["trust-user-id"] == true)
        #expect(json["policies"]?[0]?["pattern"] == #"^khuevan\.neighbours$"#)
    }

    @Test(
        "needs a name, codes of schools and an address",
        arguments: [
            ("Hoa Mai", school, "amqp://x/"), ("hoa-mai", "x", "amqp://x/"), ("hoa-mai", school, "http://x/"),
            ("hoa-mai", school, ""),
        ])
    func refuses(name: String, school: String, address: String) {
        #expect(throws: Failure.self) { try Neighbour(name: name, schools: [school], address: address) }
    }

    @Test("may read of us what concerns its own schools, and declare what its link needs")
    func rights() throws {
        let users = try BrokerUser.read("neighbour:hoa-mai:\(Self.school),99000CS0000030000006=n\n")
        let rights = users[0].rights
        #expect(rights.topicRead == #"^(\#(Self.school)|99000CS0000030000006)\.pupils\.transfer(-release)?\."#)
        #expect(rights.topicWrite.isEmpty && rights.configure == #"^federation: khuevan\.events -> .*$"#)
        let json = try Definitions().json(for: users)
        #expect(json["queues"] == [])
    }
}
