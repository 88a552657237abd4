/// Built together with the reader itself, without the rest of the transport.
func check(_ bytes: [UInt8]) {
    do throws(BrokerAddressError) {
        let broker = try Broker(address: String(decoding: bytes, as: UTF8.self))
        expect(!broker.endpoints.isEmpty, "an address names a node")
        expect(
            broker.endpoints.allSatisfy { !$0.host.isEmpty && (1...65_535).contains($0.port) }, "nodes can be reached")
        let texts = [broker.user, broker.password, broker.virtualHost] + broker.endpoints.map(\.host)
        expect(!texts.contains { $0.utf8.contains(0) }, "C reads the whole text")
    } catch {
        expect(!error.description.isEmpty, "a refusal says why")
    }
}
