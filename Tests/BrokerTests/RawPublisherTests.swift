import AMQP
import TestKit
import Testing

@Suite("A publisher that writes its own frames", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct RawPublisherTests {
    @Test("says whatever it is told, and our side of the library reads all of it without harm")
    func odd() async throws {
        try await withQueue { fixture in
            let publisher = try RawPublisher(try TestBroker.broker())
            try fixture.connection.consume(fixture.queue, prefetch: 0, noAck: true)
            var properties = RawProperties()
            properties.messageID = [UInt8](repeating: 0xFF, count: 255)
            properties.type = Array("a type".utf8)
            properties.headers = [
                (Array("decimal".utf8), .bytes(kind: UInt8(ascii: "D"), [2, 0, 0, 0, 7])),
                (Array("unsigned".utf8), .bytes(kind: UInt8(ascii: "i"), [0xFF, 0xFF, 0xFF, 0xFF])),
                (Array("deep".utf8), .nested(20_000, kind: UInt8(ascii: "F"))),
                (Array("text".utf8), .text(Array("ệ".utf8))),
            ]
            try publisher.publish(7, exchange: "", key: Array(fixture.queue.utf8), properties, [1, 2, 3])
            #expect(publisher.outstanding == [7])
            try publisher.settle()
            #expect(publisher.outstanding.isEmpty)
            let delivery = try fixture.connection.next()
            #expect(delivery.body == [1, 2, 3])
            #expect(delivery.properties.type == "a type")
            #expect(delivery.properties.header("text") == "ệ")
            #expect(delivery.properties.header("decimal") == .other(kind: UInt8(ascii: "D")))
            #expect(delivery.properties.messageID?.utf8.count == 255 * 3, "each byte is repaired into three")
            guard case .table = delivery.properties.header("deep") else {
                Issue.record("the deep table is not one: \(String(describing: delivery.properties.header("deep")))")
                return
            }
        }
    }

    @Test("is told why the broker closes on it")
    func closed() async throws {
        try await onThread {
            let publisher = try RawPublisher(try TestBroker.broker())
            var properties = RawProperties()
            properties.userID = Array("somebody-else".utf8)
            try publisher.publish(1, exchange: "", key: Array("nowhere".utf8), properties, [])
            let failure = #expect(throws: RawPublisher.Failure.self) { try publisher.settle() }
            #expect("\(failure.map { "\($0)" } ?? "")".hasPrefix("closed by the broker (406)"))
            #expect(publisher.outstanding == [1])
        }
    }
}
