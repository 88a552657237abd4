import AMQP
import Testing

@testable import Messaging

@Suite("The writer's bench")
struct BenchTests {
    private var bench = Bench()

    /// A delivery; `type` says whether it is laborious, `sender` nobody's where he is not signed in.
    private func delivery(
        _ tag: UInt64, _ type: String = "light", from sender: String? = nil, replyTo: String? = "r"
    ) -> Delivery {
        Delivery(
            tag: tag, exchange: "", routingKey: "", consumerTag: "commands",
            properties: Properties(
                type: type, replyTo: replyTo, userID: "console",
                headers: sender.map { [Header("authorization", .string("Bearer \($0)"))] } ?? []),
            body: [])
    }

    private mutating func sort(_ deliveries: Delivery...) -> Bench.Course {
        bench.sort(deliveries) { $0.properties.type == "heavy" }
    }

    private mutating func release(_ tag: UInt64, from sender: String?) -> Bench.Course {
        bench.release(after: delivery(tag, "heavy", from: sender)) { $0.properties.type == "heavy" }
    }

    @Test("sends what is laborious to the workshop and everything else on")
    func kinds() {
        var suite = self
        let course = suite.sort(delivery(1, "heavy", from: "an"), delivery(2, from: "ba"), delivery(3))
        #expect(course.labour.map(\.tag) == [1] && course.settle.map(\.tag) == [2, 3] && course.sendAway.isEmpty)
        #expect(!suite.bench.isEmpty)
        let rest = suite.release(1, from: "an")
        #expect(rest.settle.isEmpty && rest.labour.isEmpty && suite.bench.isEmpty)
    }

    @Test("keeps the order of each sender: what he sent after a laborious one waits behind it, and nobody else's does")
    func order() {
        var suite = self
        let first = suite.sort(
            delivery(1, "heavy", from: "an"), delivery(2, from: "an"), delivery(3, "heavy", from: "an"),
            delivery(4, from: "ba"))
        #expect(first.labour.map(\.tag) == [1] && first.settle.map(\.tag) == [4])
        #expect(suite.sort(delivery(5, from: "an")).settle.isEmpty, "and what comes later waits too")
        let second = suite.release(1, from: "an")
        #expect(second.settle.map(\.tag) == [2] && second.labour.map(\.tag) == [3])
        #expect(suite.release(3, from: "an").settle.map(\.tag) == [5] && suite.bench.isEmpty)
        #expect(suite.sort(delivery(6, from: "an")).settle.map(\.tag) == [6], "nothing is in the way any more")
    }

    @Test("has nobody wait behind another who is not signed in either, or who has another user at the broker")
    func strangers() {
        var suite = self
        let course = suite.sort(delivery(1, "heavy"), delivery(2, "heavy"), delivery(3))
        #expect(course.labour.map(\.tag) == [1, 2] && course.settle.map(\.tag) == [3])
        var other = delivery(5, from: "an")
        other.properties.userID = "vendor"
        #expect(suite.sort(delivery(4, "heavy", from: "an"), other).settle.map(\.tag) == [5])
    }

    @Test("sends away what it has no room for, but only those who hear it, and never what is not laborious")
    func capacity() {
        var suite = self
        for tag in 1...UInt64(Bench.capacity) { #expect(suite.sort(delivery(tag, "heavy")).labour.count == 1) }
        let course = suite.sort(
            delivery(1001, "heavy"), delivery(1002), delivery(1003, "heavy", replyTo: nil),
            delivery(1004, "heavy", replyTo: "amq.rabbitmq.reply-to.made.up"))
        #expect(course.sendAway.map(\.tag) == [1001] && course.settle.map(\.tag) == [1002])
        #expect(course.labour.map(\.tag) == [1003, 1004])
        for tag in [1, 2, 3] as [UInt64] { _ = suite.release(tag, from: nil) }
        #expect(suite.sort(delivery(1005, "heavy")).labour.map(\.tag) == [1005], "there is room again")
    }

    @Test("is not empty before the last of its work is released")
    func emptiness() {
        var suite = self
        _ = suite.sort(delivery(1, "heavy"), delivery(2, "heavy", from: "an"), delivery(3, from: "an"))
        _ = suite.release(2, from: "an")
        #expect(!suite.bench.isEmpty)
        _ = suite.release(1, from: nil)
        #expect(suite.bench.isEmpty)
    }
}
