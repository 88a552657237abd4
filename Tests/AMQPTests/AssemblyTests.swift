import Testing

@testable import AMQP

@Suite("A message coming in")
struct AssemblyTests {
    var assembly = Assembly(
        .delivery(tag: 7, redelivered: true, consumerTag: "c"), exchange: "e", routingKey: "k")

    private mutating func append(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe assembly.append($0) }
    }

    private mutating func begin(size: UInt64) -> Bool { assembly.begin(Properties(type: "t"), size: size) }

    @Test("is whole when every announced byte is here")
    mutating func fragments() {
        let accepted = [begin(size: 5), append([1, 2]), assembly.isComplete, append([3, 4, 5]), assembly.isComplete]
        #expect(accepted == [true, true, false, true, true])
        #expect(
            assembly.delivery
                == Delivery(
                    tag: 7, redelivered: true, exchange: "e", routingKey: "k", consumerTag: "c",
                    properties: Properties(type: "t"), body: [1, 2, 3, 4, 5]))
        #expect(assembly.returned == nil)
    }

    @Test("is whole at once without a body")
    mutating func empty() {
        #expect(!assembly.isComplete)
        let accepted = begin(size: 0)
        #expect(accepted)
        #expect(assembly.delivery?.body == [])
    }

    @Test("refuses a second header, a body before it, and more bytes than announced")
    mutating func disorder() {
        let accepted = [append([1]), begin(size: 1), begin(size: 1), append([1, 2])]
        #expect(accepted == [false, true, false, false])
    }

    @Test("does not reserve whatever a stranger announces")
    mutating func boast() {
        let accepted = begin(size: .max)
        #expect(accepted)
        #expect(!assembly.isComplete)
    }
}
