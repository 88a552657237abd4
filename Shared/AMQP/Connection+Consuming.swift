import CRabbitMQ
import Glibc
public import Platform

extension Connection {
    /// Asks for the messages of a queue; several queues may be consumed on one connection.
    ///
    /// `prefetch` is how many unacknowledged messages the broker may send ahead to this consumer. `tag` marks its
    /// deliveries; an empty one lets the broker choose. With `noAck` the broker forgets a message as it sends it, as
    /// `amq.rabbitmq.reply-to` requires. Answers with the consumer tag.
    @discardableResult
    public func consume(
        _ queue: String, prefetch: UInt16, tag: String = "", noAck: Bool = false, exclusive: Bool = false
    ) throws(AMQPError) -> String {
        let names = unsafe try arguments(queue, tag)
        // Not global: the limit holds for the consumer that comes next (RabbitMQ's reading of basic.qos).
        try call { unsafe _ = amqp_basic_qos(state, channel, 0, prefetch, 0) }
        var answer: UnsafeMutablePointer<amqp_basic_consume_ok_t>?
        try call {
            unsafe answer = amqp_basic_consume(
                state, channel, names[0], names[1], 0, noAck ? 1 : 0, exclusive ? 1 : 0, amqp_empty_table)
        }
        return unsafe answer.map { unsafe String($0.pointee.consumer_tag) } ?? tag
    }

    /// Where direct replies come in: consume it `noAck`, name it in `replyTo`, and publish on the same connection.
    public static var directReplyTo: String { "amq.rabbitmq.reply-to" }

    /// Stops a consumer; what it was sent already still comes.
    public func cancel(_ consumerTag: String) throws(AMQPError) {
        let names = unsafe try arguments(consumerTag)
        try call { unsafe _ = amqp_basic_cancel(state, channel, names[0]) }
    }

    /// The next delivery, or `nil` if none is whole within the wait.
    ///
    /// With 0 it only looks, without a system call while the library still has bytes.
    public func receive(milliseconds: Int) throws(AMQPError) -> Delivery? {
        if let delivery = book.takeDelivery() { return delivery }
        let deadline = milliseconds > 0 ? Clock.monotonicMilliseconds() + Int64(milliseconds) : 0
        var wait = milliseconds
        while true {
            switch try step(milliseconds: wait) {
            case .delivery(let delivery): return delivery
            case .nothing: return nil
            case .progress: break
            }
            if wait > 0 { wait = max(0, Int(deadline - Clock.monotonicMilliseconds())) }
        }
    }

    /// Waits for one delivery, then takes those that are there too, `limit` at most, without waiting for more.
    public func receiveBatch(limit: Int, milliseconds: Int) throws(AMQPError) -> [Delivery] {
        var batch: [Delivery] = []
        while batch.count < limit, let next = try receive(milliseconds: batch.isEmpty ? milliseconds : 0) {
            batch.append(next)
        }
        return batch
    }

    /// The next delivery that is there already.
    public func receiveReady() throws(AMQPError) -> Delivery? { try receive(milliseconds: 0) }

    /// Waits until the broker sends something or the bell rings; `true` if it rang (it is silenced).
    ///
    /// Call it only after `receive` or `pump` has found nothing: TLS may hold back bytes the socket no longer shows.
    public func wait(milliseconds: Int, until wake: Wake) throws(AMQPError) -> Bool {
        try checkUsable()
        if wake.silence() { return true }
        guard unsafe amqp_data_in_buffer(state) == 0, unsafe amqp_frames_enqueued(state) == 0 else { return false }
        var entries = unsafe [
            pollfd(fd: amqp_get_sockfd(state), events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        _ = unsafe poll(&entries, nfds_t(entries.count), Int32(clamping: max(0, milliseconds)))
        return wake.silence()
    }

    /// Done with this delivery.
    public func acknowledge(_ tag: UInt64) throws(AMQPError) {
        try send { unsafe amqp_basic_ack(state, channel, tag, 0) }
    }

    /// Done with this delivery and all before it.
    public func acknowledge(upTo tag: UInt64) throws(AMQPError) {
        try send { unsafe amqp_basic_ack(state, channel, tag, 1) }
    }

    /// Not ours to do: back into the queue, or on to the dead-letter exchange.
    public func reject(_ tag: UInt64, requeue: Bool) throws(AMQPError) {
        try send { unsafe amqp_basic_reject(state, channel, tag, requeue ? 1 : 0) }
    }
}
