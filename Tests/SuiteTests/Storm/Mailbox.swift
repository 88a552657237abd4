import AMQP

/// Where the answers to the storm come in; belongs to the thread that opened it.
struct Mailbox: ~Copyable {
    private let connection: Connection
    let queue: String

    private init(_ connection: consuming Connection, queue: String) {
        self.connection = connection
        self.queue = queue
    }

    static func open(_ broker: Broker) throws(AMQPError) -> Mailbox {
        let connection = try Connection.open(broker, name: "storm")
        let queue = try connection.declareTemporaryQueue()
        try connection.consume(queue, prefetch: 0, tag: "answers", noAck: true)
        return Mailbox(connection, queue: queue)
    }

    /// Takes what is there.
    func empty(into ledger: inout StormLedger, by forge: StormForge) throws(AMQPError) {
        while let answer = try connection.receiveReady() {
            let number = answer.properties.correlationID.flatMap(forge.number(in:))
            ledger.answer(number, type: answer.properties.type, body: answer.body)
        }
    }

    /// Messages ready in a queue.
    func depth(of queue: String) throws(AMQPError) -> Int { try connection.depth(of: queue).messages }
}
