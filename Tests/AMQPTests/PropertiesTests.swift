import Testing

@testable import AMQP

@Suite("Message properties")
struct PropertiesTests {
    @Test("find a header by name, the first if there are two")
    func lookup() {
        let properties = Properties(headers: [Header("school", "01"), Header("n", 3), Header("school", "02")])
        #expect(properties.header("school")?.text == "01")
        #expect(properties.header("n")?.number == 3)
        #expect(properties.header("absent") == nil)
    }

    @Test("read text that a client sent as bytes, but not bytes that are no text")
    func text() {
        #expect(HeaderValue.bytes(Array("Tràng An".utf8)).text == "Tràng An")
        #expect(HeaderValue.bytes([0xFF, 0xFE]).text == nil)
        #expect(HeaderValue.integer(1).text == nil)
    }

    @Test("refuse what AMQP cannot say, before anything is sent")
    func limits() {
        let long = String(repeating: "x", count: 256)
        #expect(Properties().complaint(frameMaximum: 4096) == nil)
        #expect(Properties(type: String(long.dropLast())).complaint(frameMaximum: 4096) == nil)
        #expect(Properties(type: long).complaint(frameMaximum: 4096)?.contains("type") == true)
        #expect(Properties(headers: [Header(long, 1)]).complaint(frameMaximum: 4096) != nil)
        let big = Properties(headers: [Header("big", .string(String(repeating: "x", count: 5_000)))])
        #expect(big.complaint(frameMaximum: 4096) != nil)
        #expect(big.complaint(frameMaximum: 131_072) == nil)
    }

    @Test("refuse tables nested without end")
    func nesting() {
        func nested(_ levels: Int) -> HeaderValue {
            (0..<levels).reduce(.null) { inner, level in
                level.isMultiple(of: 2) ? .array([inner]) : .table([Header("t", inner)])
            }
        }
        #expect(Properties(headers: [Header("h", nested(32))]).complaint(frameMaximum: 131_072) == nil)
        #expect(Properties(headers: [Header("h", nested(33))]).complaint(frameMaximum: 131_072) != nil)
    }

    @Test("flag exactly what is there")
    func flags() {
        let deliveryMode: UInt32 = 1 << 12
        #expect(Properties().flags == deliveryMode)
        #expect(Properties(contentType: "a").flags == deliveryMode | 1 << 15)
        #expect(Properties(contentEncoding: "a").flags == deliveryMode | 1 << 14)
        #expect(Properties(headers: [Header("a", 1)]).flags == deliveryMode | 1 << 13)
        #expect(Properties(correlationID: "a").flags == deliveryMode | 1 << 10)
        #expect(Properties(replyTo: "a").flags == deliveryMode | 1 << 9)
        #expect(Properties(expiration: "a").flags == deliveryMode | 1 << 8)
        #expect(Properties(messageID: "").flags == deliveryMode | 1 << 7)
        #expect(Properties(timestamp: 0).flags == deliveryMode | 1 << 6)
        #expect(Properties(type: "a").flags == deliveryMode | 1 << 5)
        #expect(Properties(userID: "a").flags == deliveryMode | 1 << 4)
        #expect(Properties(appID: "a").flags == deliveryMode | 1 << 3)
    }
}
