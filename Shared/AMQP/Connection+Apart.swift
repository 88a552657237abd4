import Platform

/// The connection beside another, on which answers leave.
final class SideConnection {
    /// How long what the broker says on it may wait, in milliseconds; also keeps its heartbeats going.
    static let pause: Int64 = 20

    let connection: Connection
    private var next: Int64 = 0

    init(_ connection: consuming Connection) { self.connection = connection }

    /// Reads what has come, now and then; throws if the broker has hung up.
    func look() throws(AMQPError) {
        let now = Clock.monotonicMilliseconds()
        guard now >= next else { return }
        next = now + Self.pause
        _ = try connection.pump(milliseconds: 0)
    }
}

extension Connection {
    /// Publishes on a connection of its own beside this one: for answers, whose address somebody else has named.
    ///
    /// RabbitMQ 3.10.8 ends the whole connection that publishes to a direct-reply address it cannot make out: one of a
    /// node that is gone, or one made up. So that costs what is on its way there, and never what this connection holds:
    /// otherwise the question would come again, and the same answer end it again. The other connection is opened when it
    /// is first needed, to the same node, and again when it is lost; what it carries may be lost with it.
    public func publishApart(
        _ message: OutgoingMessage, exchange: String, routingKey: String
    ) throws(AMQPError) {
        try checkUsable()
        do throws(AMQPError) {
            return try publishBeside(message, exchange, routingKey)
        } catch {
            // What AMQP cannot say is no reason to connect anew.
            if book.side?.connection.isUsable == true { throw error }
        }
        book.side = nil
        try publishBeside(message, exchange, routingKey)
    }

    private func publishBeside(
        _ message: OutgoingMessage, _ exchange: String, _ routingKey: String
    ) throws(AMQPError) {
        let side = try openSide()
        try side.look()
        try side.connection.publish(message, exchange: exchange, routingKey: routingKey, mandatory: false)
    }

    private func openSide() throws(AMQPError) -> SideConnection {
        if let side = book.side { return side }
        var broker = broker
        broker.endpoints = [endpoint]
        let side = SideConnection(try Self.open(broker, name: "\(name) answers", limits: limits))
        book.side = side
        return side
    }

    /// Keeps the other connection alive, or forgets it if it is not.
    func lookBeside() {
        guard let side = book.side else { return }
        do throws(AMQPError) { try side.look() } catch { book.side = nil }
    }
}
