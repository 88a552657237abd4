import Testing

@testable import AMQP

@Suite("A message coming in")
struct AssemblyTests {
    var assembly = Assembly(
        .delivery(tag: 7, redelivered: true, consumerTag: "c"), exchange: "e", routingKey: "k")

    private mutating func append(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe assembly.append($0) }
    }

    @Test("is whole when every announced byte is here")
    mutating func fragments() {
        #expect(assembly.begin(Properties(type: "t"), size: 5))
        #expect(append([1, 2]))
        #expect(assembly.delivery == nil)
        #expect(append([3, 4, 5]))
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
        #expect(assembly.begin(Properties(), size: 0))
        #expect(assembly.delivery?.body == [])
    }

    @Test("refuses a second header, a body before it, and more bytes than announced")
    mutating func disorder() {
        #expect(!append([1]))
        #expect(assembly.begin(Properties(), size: 1))
        #expect(!assembly.begin(Properties(), size: 1))
        #expect(!append([1, 2]))
    }

    @Test("does not reserve whatever a stranger announces")
    mutating func boast() {
        #expect(assembly.begin(Properties(), size: .max))
        #expect(!assembly.isComplete)
    }
}
