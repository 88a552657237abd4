import AMQP
import Platform
import TestKit
import Testing

@testable import Messaging

extension OwnNode {
    @Suite("A broker without memory")
    struct BlockedTests {
        @Test("blocks who publishes, says so and why, and loses nothing of what was on its way")
        func publisher() async throws {
            let name = TestBroker.freshName("blocked")
            let (sentBefore, reason, received) = try await PrivateNode.use { node in
                let publisher = try node.open("publisher")
                try publisher.declare(Topology(queues: [Queue(name, .quorum)]))
                try publisher.confirmPublishes()
                var sent = 0
                var settled = 0
                try node.setMemoryAlarm(true)
                // A publisher pauses as soon as it is told; what it has sent by then is the broker's to keep or refuse.
                let isTold = try eventually {
                    if !publisher.isBlocked, sent < 500 {
                        sent += 1
                        try publisher.publish(number: sent, to: name)
                    }
                    settled += try publisher.pump(milliseconds: 1).count
                    return publisher.isBlocked
                }
                #expect(isTold)
                let reason = publisher.blockedReason
                // What was under way when it was told, or comes from who does not listen, waits at the broker's door.
                let told = sent
                for _ in 1...10 {
                    sent += 1
                    try publisher.publish(number: sent, to: name)
                }
                for _ in 0..<20 { settled += try publisher.pump(milliseconds: 20).count }
                let isStillBlocked = publisher.isBlocked
                #expect(isStillBlocked)
                #expect(settled <= told)
                let sentBefore = sent
                try node.setMemoryAlarm(false)
                let isFree = try eventually {
                    settled += try publisher.pump(milliseconds: 10).count
                    return !publisher.isBlocked
                }
                #expect(isFree)
                while sent < sentBefore + 100 {
                    sent += 1
                    try publisher.publish(number: sent, to: name)
                }
                settled += try publisher.awaitConfirms(upTo: UInt64(sent), milliseconds: 20_000).count
                #expect(settled == sent)
                try publisher.consume(name, prefetch: 0)
                let received = try (1...sent).map { _ in try publisher.next().number }
                try publisher.delete(queue: name)
                return (sentBefore, reason, received)
            }
            #expect(reason?.contains("memory") == true)
            #expect(received == Array(1...Int64(sentBefore + 100)))
        }

        @Test("lets those who only consume go on")
        func consumer() async throws {
            let name = TestBroker.freshName("unblocked")
            let received = try await PrivateNode.use { node in
                let publisher = try node.open("publisher")
                try publisher.declare(Topology(queues: [Queue(name, .quorum)]))
                try publisher.confirmPublishes()
                for _ in 1...50 { try publisher.publish(OutgoingMessage([1]), exchange: "", routingKey: name) }
                _ = try publisher.awaitConfirms(upTo: 50, milliseconds: 10_000)
                try node.setMemoryAlarm(true)
                defer { try? node.setMemoryAlarm(false) }
                let consumer = try node.open("consumer")
                try consumer.consume(name, prefetch: 5)
                var received = 0
                for _ in 1...50 {
                    try consumer.acknowledge(try consumer.next().tag)
                    received += 1
                }
                let left = try eventually { try consumer.depth(of: name).messages == 0 }
                #expect(left)
                try consumer.delete(queue: name)
                return received
            }
            #expect(received == 50)
        }

        @Test("is not taken for dead, however long it goes on: its heartbeats come")
        func heartbeats() async throws {
            let name = TestBroker.freshName("patient")
            try await PrivateNode.use { node in
                let publisher = try node.open("publisher", heartbeat: 3)
                try publisher.declare(Topology(queues: [Queue(name, .classic)]))
                try publisher.confirmPublishes()
                try node.setMemoryAlarm(true)
                let tag = try publisher.publish(OutgoingMessage([1]), exchange: "", routingKey: name)
                var settled: [Publication] = []
                // Three heartbeats: both ends give up after two.
                for _ in 0..<90 { settled += try publisher.pump(milliseconds: 100) }
                let isBlocked = publisher.isBlocked
                #expect(isBlocked && settled.isEmpty)
                try node.setMemoryAlarm(false)
                settled += try publisher.awaitConfirms(upTo: tag, milliseconds: 20_000)
                #expect(settled.map(\.outcome) == [.confirmed])
                try publisher.delete(queue: name)
            }
        }

        @Test("is not asked whether it still knows us, for it would not hear")
        func watch() async throws {
            try await PrivateNode.use { node in
                let connection = try node.open("watched", limits: Limits(call: 500))
                let queue = try connection.declareTemporaryQueue()
                var watch = ConsumerWatch(of: [queue], now: 0)
                try node.setMemoryAlarm(true)
                defer { try? node.setMemoryAlarm(false) }
                try connection.publish(OutgoingMessage([1]), exchange: "", routingKey: queue)
                let isTold = try eventually {
                    _ = try connection.pump(milliseconds: 10)
                    return connection.isBlocked
                }
                #expect(isTold)
                // A question would end in a time-out, and with it the connection.
                try watch.look(on: connection, telling: Health(), now: 10_000)
                let isUsable = connection.isUsable
                #expect(isUsable)
            }
        }
    }
}
