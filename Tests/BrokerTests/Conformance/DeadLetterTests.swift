import AMQP
import TestKit
import Testing

@Suite("A dead letter", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct DeadLetterTests {
    /// Where a dead letter came from, as its `x-death` says.
    private struct Death: Equatable {
        var reason: String?
        var queue: String?
        var exchange: String?
        var routingKeys: [String?]
        var count: Int64?

        init?(_ delivery: Delivery) {
            guard case .array(let deaths)? = delivery.properties.header("x-death"), deaths.count == 1,
                case .table(let death)? = deaths.first
            else { return nil }
            func value(_ name: String) -> HeaderValue? { death.first { $0.name == name }?.value }
            reason = value("reason")?.text
            queue = value("queue")?.text
            exchange = value("exchange")?.text
            count = value("count")?.number
            guard case .array(let keys)? = value("routing-keys") else { return nil }
            routingKeys = keys.map(\.text)
        }

        init(_ reason: String, in queue: String) {
            self.reason = reason
            self.queue = queue
            exchange = ""
            routingKeys = [queue]
            count = 1
        }
    }

    /// Declares a queue whose dead letters come to the fixture's, does something to one message, and gives what came.
    private func letter(
        _ kind: Queue.Kind, deliveryLimit: Int64? = nil, messageTTL: Int64? = nil, maximumLength: Int64? = nil,
        message: OutgoingMessage = OutgoingMessage([7], Properties(messageID: "m", headers: [Header("school", "s")])),
        _ body: @escaping @Sendable (_ connection: borrowing Connection, _ queue: String) throws -> Void
    ) async throws -> (letter: Delivery, queue: String) {
        try await withQueue { fixture in
            let connection = try Connection.open(try TestBroker.broker(), name: "dying")
            let name = TestBroker.freshName("dying")
            let letters = TestBroker.freshName("dead")
            try connection.declare(
                Topology(
                    exchanges: [Exchange(letters, .topic, durable: false)],
                    queues: [
                        Queue(
                            name, kind, deliveryLimit: deliveryLimit, deadLetterExchange: letters,
                            messageTTL: messageTTL, maximumLength: maximumLength)
                    ]))
            try fixture.connection.bind(Binding(queue: fixture.queue, exchange: letters, routingKey: name))
            try connection.publish(message, exchange: "", routingKey: name)
            try body(connection, name)
            try fixture.connection.consume(fixture.queue, prefetch: 10, noAck: true)
            let letter = try fixture.connection.next()
            let others = try fixture.connection.receive(milliseconds: 50)
            #expect(others == nil, "one message became two letters")
            try fixture.connection.delete(queue: name)
            try fixture.connection.delete(exchange: letters)
            return (letter, name)
        }
    }

    @Test(
        "is what a negative acknowledgement makes, unless it asks for the queue again",
        arguments: [Queue.Kind.classic, .quorum])
    func rejected(kind: Queue.Kind) async throws {
        let (letter, queue) = try await letter(kind) { connection, queue in
            try connection.consume(queue, prefetch: 10)
            let first = try connection.next()
            try connection.reject(first.tag, requeue: true)
            let second = try connection.next()
            #expect(second.redelivered && second.body == [7])
            try connection.reject(second.tag, requeue: false)
        }
        #expect(letter.body == [7])
        #expect(letter.properties.messageID == "m")
        #expect(letter.properties.header("school")?.text == "s")
        #expect(Death(letter) == Death("rejected", in: queue))
    }

    @Test("is made when a message has come back too often, and says where from")
    func deliveryLimit() async throws {
        let (letter, queue) = try await letter(.quorum, deliveryLimit: 2) { connection, queue in
            try connection.consume(queue, prefetch: 10)
            for _ in 0...2 { try connection.reject(try connection.next().tag, requeue: true) }
            let more = try connection.receive(milliseconds: 50)
            #expect(more == nil)
        }
        #expect(letter.body == [7])
        #expect(Death(letter) == Death("delivery_limit", in: queue))
        #expect(letter.properties.header("x-first-death-queue")?.text == queue)
    }

    @Test("is made of a message on which consumer after consumer dies")
    func poison() async throws {
        let (letter, queue) = try await letter(.quorum, deliveryLimit: 1) { _, queue in
            for _ in 0...1 {
                let victim = try Connection.open(try TestBroker.broker(), name: "victim")
                try victim.consume(queue, prefetch: 10)
                _ = try victim.next()
            }
        }
        #expect(Death(letter) == Death("delivery_limit", in: queue))
    }

    @Test("is made when the time of a message is over", arguments: [Queue.Kind.classic, .quorum])
    func expired(kind: Queue.Kind) async throws {
        let (letter, queue) = try await letter(
            kind, message: OutgoingMessage([7], Properties(messageID: "m", expiration: "20"))
        ) { _, _ in }
        #expect(Death(letter) == Death("expired", in: queue))
        #expect(letter.properties.expiration == nil, "it would expire a second time")
    }

    @Test("is made when the time of a queue is over", arguments: [Queue.Kind.classic, .quorum])
    func expiredInQueue(kind: Queue.Kind) async throws {
        let (letter, queue) = try await letter(kind, messageTTL: 20) { _, _ in }
        #expect(Death(letter) == Death("expired", in: queue))
    }

    @Test("is made of the oldest when a queue is too long", arguments: [Queue.Kind.classic, .quorum])
    func pushedOut(kind: Queue.Kind) async throws {
        let (letter, queue) = try await letter(kind, maximumLength: 1) { connection, queue in
            try connection.publish(OutgoingMessage([8]), exchange: "", routingKey: queue)
        }
        #expect(letter.body == [7])
        #expect(Death(letter) == Death("maxlen", in: queue))
    }

    @Test("is not made where nobody asked for it: what is rejected is gone")
    func dropped() async throws {
        let depth = try await withQueue { fixture in
            try fixture.publish([1])
            try fixture.publish([2])
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            try fixture.connection.reject(try fixture.connection.next().tag, requeue: false)
            let second = try fixture.connection.next()
            #expect(second.body == [2] && !second.redelivered)
            try fixture.connection.acknowledge(second.tag)
            return try fixture.connection.depth(of: fixture.queue)
        }
        #expect(depth.messages == 0)
    }
}
