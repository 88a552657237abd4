import CRabbitMQ

extension Connection {
    /// Makes everything that is not there yet.
    ///
    /// Something there under the same name but different is `refused`.
    public func declare(_ topology: Topology) throws(AMQPError) {
        for exchange in topology.exchanges { try declare(exchange, passive: false) }
        for queue in topology.queues { _ = try declare(queue, passive: false) }
        for binding in topology.bindings { try bind(binding) }
    }

    /// Throws if an exchange or a queue is missing; bindings the protocol cannot ask about.
    public func check(_ topology: Topology) throws(AMQPError) {
        for exchange in topology.exchanges { try declare(exchange, passive: true) }
        for queue in topology.queues { _ = try declare(queue, passive: true) }
    }

    /// Everything that is missing, as the broker puts it.
    ///
    /// Opens the channel again after each, so consumers are lost: for tools.
    public func missing(from topology: Topology) throws(AMQPError) -> [String] {
        var missing: [String] = []
        for exchange in topology.exchanges {
            if let text = try refusal({ () throws(AMQPError) in try declare(exchange, passive: true) }) {
                missing.append(text)
            }
        }
        for queue in topology.queues {
            if let text = try refusal({ () throws(AMQPError) in _ = try declare(queue, passive: true) }) {
                missing.append(text)
            }
        }
        return missing
    }

    private func refusal(_ body: () throws(AMQPError) -> Void) throws(AMQPError) -> String? {
        do throws(AMQPError) {
            try body()
            return nil
        } catch .refused(_, let text) {
            try reopenChannel()
            return text
        }
    }

    private func declare(_ exchange: Exchange, passive: Bool) throws(AMQPError) {
        let names = unsafe try arguments(exchange.name, exchange.kind.rawValue)
        let table = unsafe book.arena.table(exchange.arguments)
        try call {
            unsafe _ = amqp_exchange_declare(
                state, channel, names[0], names[1], passive ? 1 : 0, exchange.durable ? 1 : 0, 0, 0, table)
        }
    }

    private func declare(_ queue: Queue, passive: Bool) throws(AMQPError) -> (name: String, depth: QueueDepth) {
        let names = unsafe try arguments(queue.name)
        let table = unsafe book.arena.table(queue.arguments)
        var answer: UnsafeMutablePointer<amqp_queue_declare_ok_t>?
        try call {
            unsafe answer = amqp_queue_declare(
                state, channel, names[0], passive ? 1 : 0, queue.durable ? 1 : 0, queue.exclusive ? 1 : 0,
                queue.autoDelete ? 1 : 0, table)
        }
        guard let declared = unsafe answer?.pointee else { return (queue.name, QueueDepth(messages: 0, consumers: 0)) }
        let depth = unsafe QueueDepth(messages: Int(declared.message_count), consumers: Int(declared.consumer_count))
        return unsafe (String(declared.queue), depth)
    }

    /// A queue of our own that goes when we go; the broker names it.
    public func declareTemporaryQueue() throws(AMQPError) -> String {
        let queue = Queue("", .classic, durable: false, autoDelete: true, exclusive: true)
        return try declare(queue, passive: false).name
    }

    /// How many messages are ready and how many consume; `refused` (404) if there is no such queue.
    public func depth(of queue: String) throws(AMQPError) -> QueueDepth {
        try declare(Queue(queue), passive: true).depth
    }

    public func bind(_ binding: Binding) throws(AMQPError) {
        let names = unsafe try arguments(binding.queue, binding.exchange, binding.routingKey)
        let table = unsafe book.arena.table(binding.arguments)
        try call { unsafe _ = amqp_queue_bind(state, channel, names[0], names[1], names[2], table) }
    }

    public func unbind(_ binding: Binding) throws(AMQPError) {
        let names = unsafe try arguments(binding.queue, binding.exchange, binding.routingKey)
        let table = unsafe book.arena.table(binding.arguments)
        try call { unsafe _ = amqp_queue_unbind(state, channel, names[0], names[1], names[2], table) }
    }

    public func delete(queue: String) throws(AMQPError) {
        let names = unsafe try arguments(queue)
        try call { unsafe _ = amqp_queue_delete(state, channel, names[0], 0, 0) }
    }

    public func delete(exchange: String) throws(AMQPError) {
        let names = unsafe try arguments(exchange)
        try call { unsafe _ = amqp_exchange_delete(state, channel, names[0], 0) }
    }

    /// Drops what waits in the queue, and says how many that were.
    @discardableResult
    public func purge(queue: String) throws(AMQPError) -> Int {
        let names = unsafe try arguments(queue)
        var answer: UnsafeMutablePointer<amqp_queue_purge_ok_t>?
        try call { unsafe answer = amqp_queue_purge(state, channel, names[0]) }
        return unsafe answer.map { Int(unsafe $0.pointee.message_count) } ?? 0
    }

    /// Lends names to the next C call; AMQP's short strings have at most 255 bytes.
    func arguments(_ names: String...) throws(AMQPError) -> [amqp_bytes_t] {
        book.arena.reset()
        var lent: [amqp_bytes_t] = unsafe []
        for name in names {
            guard name.utf8.count <= 255 else {
                throw .refused(code: UInt16(AMQP_SYNTAX_ERROR), text: "the name \(name.prefix(40))… is over 255 bytes")
            }
            unsafe lent.append(book.arena.text(name))
        }
        return unsafe lent
    }
}
