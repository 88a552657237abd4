import AMQP
import TestKit
import Testing

extension OwnNode {
    @Suite("A lost connection")
    struct ReconnectTests {
        @Test(
            "closed by the broker's operator is said to be, and another brings what was held", arguments: [true, false])
        func closedByOperator(isBusy: Bool) async throws {
            let name = TestBroker.freshName("operator")
            let (error, again) = try await PrivateNode.use { node in
                let connection = try node.open(name)
                try connection.declare(Topology(queues: [Queue(name, .quorum)]))
                try connection.publish(OutgoingMessage([1]), exchange: "", routingKey: name)
                try connection.consume(name, prefetch: 10)
                _ = try connection.next()
                if isBusy {
                    try node.control("close_all_connections maintenance")
                } else {
                    try node.closeConnections(named: name, because: "maintenance")
                }
                let error = #expect(throws: AMQPError.self) {
                    // Found out by who waits and by who sends, as long as he listens.
                    if isBusy {
                        _ = try eventually {
                            try connection.publish(OutgoingMessage([2]), exchange: "", routingKey: name)
                            _ = try connection.pump(milliseconds: 0)
                            return false
                        }
                    }
                    _ = try connection.receive(milliseconds: 10_000)
                }
                let isUsable = connection.isUsable
                #expect(!isUsable)
                let another = try node.open("another")
                try another.consume(name, prefetch: 10)
                let again = try another.next()
                try another.delete(queue: name)
                return (error, again)
            }
            guard case .disconnected(let reason)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            if !isBusy { #expect(reason.contains("maintenance") && reason.contains("320")) }
            #expect(again.redelivered && again.body == [1])
        }

        @Test("cut without a word is noticed by who waits, and by a publisher at the next confirm")
        func cut() async throws {
            let name = TestBroker.freshName("cut")
            let errors = try await PrivateNode.use { node in
                let waiting = try node.open("waiting")
                try waiting.declare(Topology(queues: [Queue(name, .quorum)]))
                try waiting.consume(name, prefetch: 10)
                let publishing = try node.open("publishing")
                try publishing.confirmPublishes()
                try node.cutConnections()
                let first = #expect(throws: AMQPError.self) { _ = try waiting.receive(milliseconds: 10_000) }
                let second = #expect(throws: AMQPError.self) {
                    let tag = try publishing.publish(OutgoingMessage([1]), exchange: "", routingKey: name)
                    _ = try publishing.awaitConfirms(upTo: tag, milliseconds: 10_000)
                }
                let another = try node.open("another")
                try another.delete(queue: name)
                return [first, second]
            }
            for error in errors {
                guard case .disconnected? = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
            }
        }

        @Test("by a power cut of the broker loses nothing that was confirmed, and brings it in order")
        func powerCut() async throws {
            let name = TestBroker.freshName("power")
            let (confirmed, received) = try await PrivateNode.use { node in
                let publisher = try node.open("publisher")
                try publisher.declare(Topology(queues: [Queue(name, .quorum), Queue("\(name).classic", .classic)]))
                try publisher.confirmPublishes()
                var confirmed = 0
                for number in 1...200 {
                    for queue in [name, "\(name).classic"] {
                        try publisher.publish(number: number, to: queue)
                    }
                    confirmed += try publisher.pump(milliseconds: number > 100 ? 1_000 : 0).count
                }
                try node.killAndStart()
                #expect(throws: AMQPError.self) { _ = try publisher.pump(milliseconds: 10_000) }
                let consumer = try node.open("consumer")
                var received: [String: [Int64]] = [:]
                for queue in [name, "\(name).classic"] { try consumer.consume(queue, prefetch: 0, tag: queue) }
                while received.values.map(\.count).reduce(0, +) < 400,
                    let delivery = try consumer.receive(milliseconds: 3_000)
                {
                    received[delivery.consumerTag, default: []].append(delivery.number)
                }
                for queue in [name, "\(name).classic"] { try consumer.delete(queue: queue) }
                return (confirmed, Array(received.values))
            }
            #expect(confirmed >= 200)
            #expect(received.count == 2)
            for numbers in received {
                #expect(numbers == Array(1...Int64(numbers.count)))
                #expect(numbers.count >= confirmed / 2)
            }
        }
    }
}
