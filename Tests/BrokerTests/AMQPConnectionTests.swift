import AMQP
import TestKit
import Testing

@Suite("A connection", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct AMQPConnectionTests {
    private func failure(_ change: @escaping @Sendable (inout Broker) -> Void) async throws -> AMQPError? {
        try await onThread {
            var broker = try TestBroker.broker()
            change(&broker)
            let changed = broker
            return #expect(throws: AMQPError.self) { try Connection.open(changed, name: "test").close() }
        }
    }

    @Test("with a wrong password says that it is the credentials")
    func password() async throws {
        let error = try await failure { $0.password = "wrong" }
        guard case .accessRefused(let text)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.contains("ACCESS_REFUSED"))
        #expect(error?.isTransient == false)
    }

    @Test("to a virtual host that is not there says so")
    func virtualHost() async throws {
        let error = try await failure { $0.virtualHost = "absent" }
        guard case .accessRefused(let text)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.contains("absent"))
    }

    @Test("to nobody is an error that may pass, and names every node that was tried")
    func nobody() async throws {
        let error = try await failure {
            $0.endpoints = [.init(host: "127.0.0.1", port: 1), .init(host: "localhost", port: 2)]
        }
        #expect(error?.isTransient == true)
        #expect(error?.description.contains("127.0.0.1:1") == true)
        #expect(error?.description.contains("localhost:2") == true)
    }

    @Test("takes the first node that answers")
    func failover() async throws {
        let (reached, expected) = try await onThread {
            var broker = try TestBroker.broker()
            let expected = broker.endpoints[0]
            broker.endpoints.insert(.init(host: "127.0.0.1", port: 1), at: 0)
            return (try Connection.open(broker, name: "test").endpoint, expected)
        }
        #expect(reached == expected)
    }

    @Test("speaks no TLS with a port that does not")
    func plainPort() async throws {
        let error = try await failure { $0.tls = Broker.TLS(verifies: true) }
        #expect(error != nil)
    }

    @Test("finds everything that is missing from a topology")
    func missing() async throws {
        let (name, missing) = try await withQueue { fixture in
            let name = TestBroker.freshName("missing")
            let topology = Topology(
                exchanges: [Exchange("amq.topic", .topic), Exchange(name, .topic)],
                queues: [Queue("\(name).one"), Queue("\(name).two")])
            #expect(throws: AMQPError.self) { try fixture.connection.check(topology) }
            try fixture.connection.reopenChannel()
            return (name, try fixture.connection.missing(from: topology))
        }
        #expect(missing.count == 3)
        #expect(missing.allSatisfy { $0.contains(name) })
    }

    @Test("binds, unbinds, counts and purges")
    func bindings() async throws {
        let (counts, purged) = try await withQueue { fixture in
            let binding = Binding(queue: fixture.queue, exchange: "amq.topic", routingKey: "\(fixture.queue).#")
            let message = OutgoingMessage([1])
            let key = "\(fixture.queue).a.b"
            try fixture.connection.confirmPublishes()
            try fixture.connection.bind(binding)
            let first = try fixture.connection.publish(message, exchange: "amq.topic", routingKey: key)
            _ = try fixture.connection.awaitConfirms(upTo: first, milliseconds: 10_000)
            let bound = try fixture.connection.depth(of: fixture.queue)
            try fixture.connection.unbind(binding)
            let second = try fixture.connection.publish(
                message, exchange: "amq.topic", routingKey: key, mandatory: false)
            _ = try fixture.connection.awaitConfirms(upTo: second, milliseconds: 10_000)
            let unbound = try fixture.connection.depth(of: fixture.queue)
            return ([bound, unbound], try fixture.connection.purge(queue: fixture.queue))
        }
        #expect(counts.map(\.messages) == [1, 1])
        #expect(purged == 1)
    }

    @Test("lives through more idle time than its heartbeat allows, as long as it is pumped")
    func heartbeat() async throws {
        let body = try await onThread {
            var broker = try TestBroker.broker()
            broker.heartbeat = 1
            let connection = try Connection.open(broker, name: "idle")
            let queue = try connection.declareTemporaryQueue()
            try connection.consume(queue, prefetch: 1)
            // Three heartbeats: without them both ends would have given up after two.
            for _ in 0..<6 where try connection.receive(milliseconds: 500) != nil { Issue.record("a delivery") }
            try connection.publish(OutgoingMessage([1]), exchange: "", routingKey: queue)
            return try connection.receive(milliseconds: 10_000)?.body
        }
        #expect(body == [1])
    }
}
