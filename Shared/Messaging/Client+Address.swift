import AMQP

extension Client {
    /// A client of the broker at `amqp://user:password@host:port/vhost`: for tools that know nothing else of AMQP.
    public init(address: String, name: String, token: String? = nil) throws(ClientError) {
        self.init(try Broker.reading(address), name: name, token: token)
    }
}

extension Broker {
    /// Reads an address as the border of a tool.
    static func reading(_ address: String) throws(ClientError) -> Broker {
        do throws(BrokerAddressError) {
            return try Broker(address: address)
        } catch {
            throw .notAnAddress("\(error)")
        }
    }
}
