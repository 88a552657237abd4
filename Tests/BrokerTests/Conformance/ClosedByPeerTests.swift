import AMQP
import TestKit
import Testing

@Suite("What the broker closes", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct ClosedByPeerTests {
    /// The code of a refusal; `nil` for any other error.
    private func code(_ error: AMQPError?) -> UInt16? {
        guard case .refused(let code, _)? = error else { return nil }
        return code
    }

    @Test("is the channel for a queue that is there with other arguments, and both are named")
    func redeclared() async throws {
        let error = try await withQueue { fixture in
            let name = TestBroker.freshName("redeclared")
            try fixture.connection.declare(Topology(queues: [Queue(name, .quorum, deliveryLimit: 5)]))
            try fixture.connection.declare(Topology(queues: [Queue(name, .quorum, deliveryLimit: 5)]))
            let error = #expect(throws: AMQPError.self) {
                try fixture.connection.declare(Topology(queues: [Queue(name, .quorum, deliveryLimit: 6)]))
            }
            try fixture.connection.reopenChannel()
            try fixture.connection.delete(queue: name)
            return error
        }
        #expect(code(error) == 406)
        #expect(error?.description.contains("x-delivery-limit") == true)
    }

    @Test("is the channel for a publish to an exchange that is not there; it can be opened again")
    func noExchange() async throws {
        let (error, body) = try await withQueue { fixture in
            let absent = TestBroker.freshName("absent")
            try fixture.connection.confirmPublishes()
            try fixture.connection.publish(OutgoingMessage([1]), exchange: absent, routingKey: "k")
            let error = #expect(throws: AMQPError.self) {
                while true { _ = try fixture.connection.pump(milliseconds: 1_000) }
            }
            let isUsable = fixture.connection.isUsable
            #expect(!isUsable)
            #expect(throws: AMQPError.self) { try fixture.publish([2]) }
            try fixture.connection.reopenChannel()
            // Confirms died with the channel, and count from the beginning.
            try fixture.connection.confirmPublishes()
            try fixture.connection.consume(fixture.queue, prefetch: 1)
            let tag = try fixture.connection.publish(OutgoingMessage([3]), exchange: "", routingKey: fixture.queue)
            #expect(tag == 1)
            let settled = try fixture.connection.awaitConfirms(upTo: tag, milliseconds: 10_000)
            #expect(settled.map(\.outcome) == [.confirmed])
            return (error, try fixture.connection.next().body)
        }
        #expect(code(error) == 404)
        #expect(body == [3])
    }

    @Test("is the channel for another's exclusive queue")
    func exclusive() async throws {
        let error = try await withQueue { fixture in
            let other = try Connection.open(try TestBroker.broker(), name: "other")
            return #expect(throws: AMQPError.self) { try other.consume(fixture.queue, prefetch: 1) }
        }
        #expect(code(error) == 405)
    }

    @Test("is the channel for a false user id")
    func falseUser() async throws {
        let error = try await withQueue { fixture in
            try fixture.publish([1], Properties(userID: "somebody-else"))
            return #expect(throws: AMQPError.self) { _ = try fixture.connection.receive(milliseconds: 10_000) }
        }
        #expect(code(error) == 406)
    }

    @Test("is the channel for something acknowledged twice; what it held comes again on the next one")
    func acknowledgedTwice() async throws {
        let (error, again) = try await withQueue { fixture in
            let name = TestBroker.freshName("twice")
            try fixture.connection.declare(Topology(queues: [Queue(name, .quorum)]))
            for number in 1...3 as ClosedRange<UInt8> {
                try fixture.connection.publish(OutgoingMessage([number]), exchange: "", routingKey: name)
            }
            try fixture.connection.consume(name, prefetch: 10)
            for _ in 1...3 { _ = try fixture.connection.next() }
            try fixture.connection.acknowledge(1)
            try fixture.connection.acknowledge(1)
            let error = #expect(throws: AMQPError.self) { _ = try fixture.connection.receive(milliseconds: 10_000) }
            try fixture.connection.reopenChannel()
            try fixture.connection.consume(name, prefetch: 10)
            let again = try (1...2).map { _ in try fixture.connection.next() }
            try fixture.connection.delete(queue: name)
            return (error, again)
        }
        #expect(code(error) == 406)
        #expect(again.map(\.body) == [[2], [3]])
        #expect(again.allSatisfy { $0.redelivered })
    }

    @Test("is the whole connection for a consumer tag used twice: our fault, and said to be")
    func tagUsedTwice() async throws {
        let (error, second) = try await withQueue { fixture in
            try fixture.connection.consume(fixture.queue, prefetch: 1, tag: "same")
            let error = #expect(throws: AMQPError.self) {
                try fixture.connection.consume(fixture.queue, prefetch: 1, tag: "same")
            }
            // It is over: no further call touches the socket, and each says why.
            let second = #expect(throws: AMQPError.self) { try fixture.connection.reopenChannel() }
            return (error, second)
        }
        #expect(code(error) == 530)
        #expect(second == error)
    }

    @Test("is the consumer when its queue is deleted under it", arguments: [Queue.Kind.classic, .quorum])
    func cancelled(kind: Queue.Kind) async throws {
        let error = try await withQueue { fixture in
            let name = TestBroker.freshName("cancelled")
            try fixture.connection.declare(Topology(queues: [Queue(name, kind)]))
            try fixture.connection.consume(name, prefetch: 1, tag: "mine")
            try Connection.open(try TestBroker.broker(), name: "other").delete(queue: name)
            return #expect(throws: AMQPError.self) { try fixture.connection.receive(milliseconds: 10_000) }
        }
        guard case .disconnected(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("mine"))
    }
}
