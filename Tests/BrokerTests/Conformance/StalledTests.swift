import AMQP
import Platform
import TestKit
import Testing

extension OwnNode {
    /// The broker's process stands still while its sockets stay open: nothing is refused, and nothing ever answers.
    @Suite("A broker that stands still")
    struct StalledTests {
        private static let limits = Limits(connect: 500, handshake: 700, call: 700, close: 300)

        /// Runs `body` while the broker stands still, and says how long that took, in milliseconds.
        private static func standstill(_ node: PrivateNode, _ body: () throws -> Void) throws -> Int64 {
            try node.freeze()
            let start = Clock.monotonicMilliseconds()
            let result = Result { try body() }
            let duration = Clock.monotonicMilliseconds() - start
            try node.thaw()
            try result.get()
            return duration
        }

        @Test("ends a call within its limit, and every later call at once")
        func call() async throws {
            let (duration, later, errors) = try await PrivateNode.use { node in
                let connection = try node.open("caller", limits: Self.limits)
                let queue = try connection.declareTemporaryQueue()
                var errors: [AMQPError?] = []
                try node.freeze()
                defer { try? node.thaw() }
                let start = Clock.monotonicMilliseconds()
                errors.append(#expect(throws: AMQPError.self) { _ = try connection.depth(of: queue) })
                let end = Clock.monotonicMilliseconds()
                errors.append(#expect(throws: AMQPError.self) { _ = try connection.receive(milliseconds: 10_000) })
                errors.append(
                    #expect(throws: AMQPError.self) {
                        try connection.publish(OutgoingMessage([]), exchange: "", routingKey: queue)
                    })
                connection.close()
                let (duration, later) = (end - start, Clock.monotonicMilliseconds() - end)
                return (duration, later, errors)
            }
            #expect(errors == [.timedOut, .timedOut, .timedOut])
            #expect(duration >= 700 && duration < 5_000)
            #expect(later < 300)
        }

        @Test("ends the opening of a connection within its limit")
        func open() async throws {
            let (duration, error) = try await PrivateNode.use { node in
                var error: AMQPError?
                let duration = try Self.standstill(node) {
                    error = #expect(throws: AMQPError.self) { _ = try node.open("opener", limits: Self.limits) }
                }
                return (duration, error)
            }
            #expect(error?.isTransient == true)
            #expect(duration >= 500 && duration < 5_000)
        }

        @Test("ends a wait by the heartbeats that do not come")
        func heartbeat() async throws {
            let (duration, error) = try await PrivateNode.use { node in
                let connection = try node.open("waiter", heartbeat: 1, limits: Self.limits)
                try connection.consume(try connection.declareTemporaryQueue(), prefetch: 1)
                var error: AMQPError?
                let duration = try Self.standstill(node) {
                    error = #expect(throws: AMQPError.self) { _ = try connection.receive(milliseconds: 20_000) }
                }
                return (duration, error)
            }
            guard case .disconnected(let reason)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("heartbeat"))
            #expect(duration < 6_000)
        }

        @Test("ends a publish that is larger than what the kernel takes")
        func publish() async throws {
            let duration = try await PrivateNode.use { node in
                let connection = try node.open("publisher", limits: Self.limits)
                let queue = try connection.declareTemporaryQueue()
                let body = [UInt8](repeating: 0, count: 48 << 20)
                return try Self.standstill(node) {
                    #expect(throws: AMQPError.self) {
                        try connection.publish(OutgoingMessage(body), exchange: "", routingKey: queue)
                    }
                }
            }
            #expect(duration < 20_000)
        }

        @Test("that goes on again finds the connection whole, if nobody gave it up: everything arrives")
        func goesOn() async throws {
            let name = TestBroker.freshName("goes-on")
            let received = try await PrivateNode.use { node in
                let connection = try node.open("patient")
                try connection.declare(Topology(queues: [Queue(name, .quorum)]))
                try connection.confirmPublishes()
                var error: AMQPError?
                _ = try Self.standstill(node) {
                    for number in 1...100 {
                        try connection.publish(number: number, to: name)
                    }
                    error = #expect(throws: AMQPError.self) {
                        _ = try connection.awaitConfirms(upTo: 100, milliseconds: 500)
                    }
                }
                #expect(error == .timedOut)
                let settled = try connection.awaitConfirms(upTo: 100, milliseconds: 20_000)
                #expect(settled.map(\.outcome) == Array(repeating: .confirmed, count: 100))
                try connection.consume(name, prefetch: 0)
                let received = try (1...100).map { _ in try connection.next().number }
                try connection.delete(queue: name)
                return received
            }
            #expect(received == Array(1...100))
        }
    }
}
