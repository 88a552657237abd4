import AMQP
import Testing

@testable import Messaging

@Suite("A transaction of the writer")
struct WriterBatchTests {
    private func delivery(_ tag: UInt64, bytes: Int = 500) -> Delivery {
        Delivery(
            tag: tag, exchange: "", routingKey: "", consumerTag: "commands", properties: Properties(),
            body: [UInt8](repeating: 0x20, count: bytes))
    }

    private func tags(_ deliveries: [Delivery]) -> [[UInt64]] { Writer.batches(of: deliveries).map { $0.map(\.tag) } }

    @Test("takes up to 64 messages, in the order they came")
    func count() {
        #expect(tags([]) == [])
        #expect(tags([delivery(3), delivery(1), delivery(2)]) == [[1, 2, 3]])
        #expect(tags((1...130).map { delivery($0) }).map(\.count) == [64, 64, 2])
    }

    @Test("has a long list to itself, so that nobody waits for two of them")
    func bytes() {
        let long = Writer.mostBytes
        #expect(tags([delivery(1, bytes: long), delivery(2, bytes: long)]) == [[1], [2]])
        #expect(
            tags([delivery(1), delivery(2), delivery(3, bytes: 3 * long), delivery(4), delivery(5)]) == [
                [1, 2], [3], [4, 5],
            ])
        #expect(tags([delivery(1, bytes: long / 2), delivery(2, bytes: long / 2), delivery(3)]) == [[1, 2], [3]])
    }
}
