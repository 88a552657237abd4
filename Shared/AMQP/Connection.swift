import CRabbitMQ
import Glibc

/// A connection with its one channel, usable only on the thread that opened it.
///
/// librabbitmq has no locking at all, so this type is neither copyable nor `Sendable`: the compiler keeps it on one
/// thread. Whoever holds one calls `receive` or `pump` at least every half heartbeat, because heartbeats are sent and
/// looked for only inside those.
@safe public struct Connection: ~Copyable {
    let state: amqp_connection_state_t
    let channel: amqp_channel_t = 1
    let book = ChannelState()
    let limits: Limits
    let broker: Broker
    let name: String
    /// The node we are connected to.
    public let endpoint: Broker.Endpoint

    private init(
        adopting state: amqp_connection_state_t, to broker: Broker, at endpoint: Broker.Endpoint, name: String,
        limits: Limits
    ) {
        unsafe self.state = state
        self.broker = broker
        self.endpoint = endpoint
        self.name = name
        self.limits = limits
    }

    deinit { unsafe amqp_destroy_connection(state) }

    /// Connects to the first endpoint that answers, logs in and opens the channel.
    ///
    /// `name` is what the broker's operator sees this connection as.
    public static func open(
        _ broker: Broker, name: String, limits: Limits = Limits()
    ) throws(AMQPError) -> Connection {
        var failures: [AMQPError] = []
        for endpoint in broker.endpoints {
            do throws(AMQPError) {
                return try open(broker, at: endpoint, name: name, limits: limits)
            } catch {
                failures.append(error)
            }
        }
        // What only a person can mend is said first; the others are one sentence.
        if let permanent = failures.first(where: { !$0.isTransient }) { throw permanent }
        if failures.count == 1 { throw failures[0] }
        let reasons = zip(broker.endpoints, failures).map { "\($0): \($1)" }
        throw .disconnected(reasons.isEmpty ? "the address names no host" : reasons.joined(separator: "; "))
    }

    private static func open(
        _ broker: Broker, at endpoint: Broker.Endpoint, name: String, limits: Limits
    ) throws(AMQPError) -> Connection {
        guard let state = unsafe amqp_new_connection() else { throw .disconnected("out of memory") }
        let connection = unsafe Connection(adopting: state, to: broker, at: endpoint, name: name, limits: limits)
        try connection.connect(tls: broker.tls)
        do throws(AMQPError) {
            try connection.logIn(broker, name: name)
        } catch .disconnected(let reason) {
            throw try rejection(by: broker, at: endpoint, limits: limits) ?? .disconnected(reason)
        }
        try connection.openChannel()
        return connection
    }

    /// What the broker has against our certificate, if that was why it hung up on us before we could hear it.
    ///
    /// With TLS 1.3 our side of the handshake is over before the broker looks at our certificate; what we send meanwhile
    /// may meet a closed door, and the reason is lost. A second connection only listens.
    private static func rejection(
        by broker: Broker, at endpoint: Broker.Endpoint, limits: Limits
    ) throws(AMQPError) -> AMQPError? {
        guard let tls = broker.tls, let state = unsafe amqp_new_connection() else { return nil }
        let listener = unsafe Connection(adopting: state, to: broker, at: endpoint, name: "", limits: limits)
        try listener.connect(tls: tls)
        do throws(AMQPError) {
            _ = try listener.step(milliseconds: min(limits.handshake, 1_000))
            return nil
        } catch { return listener.rejection(tls) }
    }

    /// Says goodbye if the broker listens, within the limit; then, in any case, closes the socket.
    public consuming func close() {
        guard book.failure == nil, isWritable(within: 0) else { return }
        var timeout = timeval(milliseconds: limits.close)
        unsafe amqp_set_rpc_timeout(state, &timeout)
        _ = unsafe amqp_connection_close(state, AMQP_REPLY_SUCCESS)
    }

    /// Opens the channel again after a refusal closed it.
    ///
    /// Consumers, prefetch and confirms died with the old one.
    public func reopenChannel() throws(AMQPError) {
        if let failure = book.failure { throw failure }
        guard book.closure != nil else { return }
        book.reset()
        try openChannel()
    }

    private func openChannel() throws(AMQPError) {
        try call { unsafe _ = amqp_channel_open(state, channel) }
    }

    /// The broker is short of memory or disk and takes no publishes: do not publish, keep calling `pump`.
    public var isBlocked: Bool { book.blockedReason != nil }

    /// Why it is, in the broker's words.
    public var blockedReason: String? { book.blockedReason }

    /// `false` once a call has failed in a way that leaves nothing to do but open another.
    public var isUsable: Bool { book.failure == nil && book.closure == nil }

    /// Throws if an earlier failure has made this connection or its channel useless.
    func checkUsable() throws(AMQPError) {
        if let failure = book.failure { throw failure }
        if let closure = book.closure { throw closure }
    }

    /// There is room in the socket to send something.
    func isWritable(within milliseconds: Int) -> Bool {
        var entry = unsafe pollfd(fd: amqp_get_sockfd(state), events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&entry, 1, Int32(clamping: milliseconds)) > 0
    }

    /// Waits for room to send, because librabbitmq would do so without a limit.
    func awaitRoom() throws(AMQPError) {
        try checkUsable()
        guard isWritable(within: limits.call) else { throw fail(.timedOut) }
    }

    /// Makes a call that waits for the broker's answer, and turns a bad answer into an error.
    func call(_ body: () -> Void) throws(AMQPError) {
        try awaitRoom()
        body()
        let reply = unsafe amqp_get_rpc_reply(state)
        guard unsafe reply.reply_type != AMQP_RESPONSE_NORMAL else { return }
        throw unsafe failure(of: reply)
    }

    /// Makes a call that only sends.
    func send(_ body: () -> Int32) throws(AMQPError) {
        try awaitRoom()
        let status = body()
        if status != AMQP_STATUS_OK.rawValue { throw fail(AMQPError(status: status)) }
    }
}

extension timeval {
    init(milliseconds: Int) { self.init(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000) }
}
