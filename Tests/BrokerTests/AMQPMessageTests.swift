import AMQP
import TestKit
import Testing

@Suite("A message through the broker", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct AMQPMessageTests {
    @Test("keeps every property and every header")
    func properties() async throws {
        let user = try TestBroker.broker().user
        let sent = Properties(
            contentType: "application/json", contentEncoding: "identity", type: "pupils.register-pupil",
            messageID: "0190-1", correlationID: "c", replyTo: "r", expiration: "60000", timestamp: 1_700_000_000,
            userID: user, appID: "test", persistent: true,
            headers: [
                Header("school", "01001"), Header("count", .integer(.max)), Header("least", .integer(.min)),
                Header("yes", true), Header("share", .real(0.25)), Header("raw", .bytes([0, 255])),
                Header("at", .timestamp(1_700_000_000)), Header("none", .null), Header("empty", .table([])),
                Header("name", "Trường Tiểu học Tràng An"),
                Header("nested", .table([Header("list", .array(["a", 2, .table([Header("deep", .array([]))])]))])),
            ])
        let delivery = try await withQueue { fixture in
            try fixture.connection.consume(fixture.queue, prefetch: 1, tag: "me")
            try fixture.publish(Array("{}".utf8), sent)
            return try fixture.connection.receive(milliseconds: 10_000)
        }
        #expect(delivery?.properties == sent)
        #expect(delivery?.body == Array("{}".utf8))
        #expect(delivery?.consumerTag == "me")
        #expect(delivery?.exchange == "")
        #expect(delivery?.redelivered == false)
        #expect(delivery?.tag == 1)
    }

    @Test("has none where none were given")
    func bare() async throws {
        let sent = Properties(persistent: false)
        let delivery = try await withQueue { fixture in
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            try fixture.publish([], sent)
            return try fixture.connection.receive(milliseconds: 10_000)
        }
        #expect(delivery?.properties == sent)
        #expect(delivery?.body == [])
    }

    @Test("is refused before it leaves if AMQP cannot say it, and the connection stays whole")
    func unsayable() async throws {
        let received = try await withQueue { fixture in
            let name = String(repeating: "n", count: 256)
            #expect(throws: AMQPError.self) { try fixture.publish([1], Properties(type: name)) }
            let big = Header("big", .bytes([UInt8](repeating: 0, count: 140_000)))
            #expect(throws: AMQPError.self) { try fixture.publish([1], Properties(headers: [big])) }
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            try fixture.publish([2])
            return try fixture.connection.receive(milliseconds: 10_000)?.body
        }
        #expect(received == [2])
    }
}
