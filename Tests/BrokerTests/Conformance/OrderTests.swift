import AMQP
import Platform
import TestKit
import Testing

@Suite("Order", .tags(.broker), .requiresBroker, .timeLimit(.minutes(1)))
struct OrderTests {
    @Test("of each publisher is kept, however their messages mingle", arguments: [Queue.Kind.classic, .quorum])
    func perSource(kind: Queue.Kind) async throws {
        let name = TestBroker.freshName("order")
        let seen = try await onThread {
            let broker = try TestBroker.broker()
            let consumer = try Connection.open(broker, name: "consumer")
            try consumer.declare(Topology(queues: [Queue(name, kind)]))
            try consumer.consume(name, prefetch: 50)
            let publishers = [try Publisher("a"), try Publisher("b"), try Publisher("c")]
            for number in 1...200 {
                for publisher in publishers { try publisher.publish(number, to: name) }
            }
            var seen: [String: [Int64]] = [:]
            for _ in 1...600 {
                let delivery = try consumer.next()
                seen[delivery.properties.appID ?? "", default: []].append(delivery.number)
                try consumer.acknowledge(delivery.tag)
            }
            try consumer.delete(queue: name)
            return seen
        }
        #expect(seen == ["a": Array(1...200), "b": Array(1...200), "c": Array(1...200)])
    }

    @Test(
        "is kept across lost connections of the consumer: what it left comes again first",
        arguments: [3, 4] as [UInt64])
    func consumerReconnects(seed: UInt64) async throws {
        let name = TestBroker.freshName("order.requeue")
        let runs = try await onThread {
            var random = SplitMix64(seed: seed)
            let keeper = try Connection.open(try TestBroker.broker(), name: "keeper")
            try keeper.declare(Topology(queues: [Queue(name, .quorum)]))
            let publisher = try Publisher("source")
            for number in 1...300 { try publisher.publish(number, to: name) }
            try publisher.settle()
            var runs: [(from: Int64, seen: [Int64])] = []
            var done: Int64 = 0
            while done < 300 {
                let isBack = try eventually { try keeper.depth(of: name).messages == 300 - Int(done) }
                try #require(isBack, "what the lost consumer held did not come back")
                let consumer = try Connection.open(try TestBroker.broker(), name: "consumer")
                try consumer.consume(name, prefetch: 40)
                let takes = Int.random(in: 1...min(60, 300 - Int(done)), using: &random)
                var seen: [Int64] = []
                runs.append((done + 1, []))
                for _ in 1...takes {
                    let delivery = try consumer.next()
                    seen.append(delivery.number)
                    // Some are done with one by one; the last few never are.
                    guard seen.count <= max(1, takes - 7) else { continue }
                    try consumer.acknowledge(delivery.tag)
                    done = delivery.number
                }
                runs[runs.count - 1].seen = seen
                // A round trip, so that the acknowledgements are there before the connection goes.
                _ = try consumer.depth(of: name)
            }
            try keeper.delete(queue: name)
            return runs
        }
        for run in runs { #expect(run.seen == Array(run.from..<run.from + Int64(run.seen.count))) }
        #expect(runs.count > 4)
    }

    @Test("is kept across lost connections of the publisher, which sends again what was not settled")
    func publisherReconnects() async throws {
        let name = TestBroker.freshName("order.again")
        let seen = try await onThread {
            var random = SplitMix64(seed: 11)
            let consumer = try Connection.open(try TestBroker.broker(), name: "consumer")
            try consumer.declare(Topology(queues: [Queue(name, .quorum)]))
            try consumer.consume(name, prefetch: 0)
            var settled = 0
            while settled < 400 {
                // The publisher goes without a word, with confirms still on their way; never so many that a slow broker
                // would get all of it again and again.
                let publisher = try Publisher("source")
                let before = settled
                var sent = 0
                for number in before + 1...400 {
                    try publisher.publish(number, to: name)
                    sent += 1
                    settled += try publisher.connection.pump(milliseconds: 0).count
                    if Int.random(in: 1...90, using: &random) == 1 { break }
                }
                while before + sent - settled > 20 {
                    settled += try publisher.connection.pump(milliseconds: 1_000).count
                }
                if settled > 300 { settled += try publisher.settle() }
            }
            var seen: [Int64] = []
            var highest: Int64 = 0
            var again = 0
            while highest < 400 {
                let number = try consumer.next().number
                if number > highest { seen.append(number) } else { again += 1 }
                highest = max(highest, number)
            }
            #expect(again > 0, "no connection was lost at a bad moment: the test has shown nothing")
            try consumer.delete(queue: name)
            return seen
        }
        #expect(seen == Array(1...400))
    }
}

/// Publishes numbered messages with confirms, on a connection of its own.
private final class Publisher {
    let connection: Connection
    private let source: String
    private var last: UInt64 = 0

    init(_ source: String) throws {
        self.source = source
        connection = try Connection.open(try TestBroker.broker(), name: source)
        try connection.confirmPublishes()
    }

    func publish(_ number: Int, to queue: String) throws {
        last = try connection.publish(number: number, to: queue, as: source)
    }

    /// Waits for the rest; gives how many that were.
    @discardableResult
    func settle() throws -> Int { try connection.awaitConfirms(upTo: last, milliseconds: 20_000).count }
}
