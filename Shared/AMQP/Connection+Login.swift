import CRabbitMQ

extension Connection {
    /// Opens the socket, over TLS if asked, and limits how long the peer may leave our bytes lying.
    func connect(tls: Broker.TLS?) throws(AMQPError) {
        var timeout = timeval(milliseconds: limits.connect)
        let socket = unsafe tls == nil ? amqp_tcp_socket_new(state) : amqp_ssl_socket_new(state)
        guard let socket = unsafe socket else { throw .disconnected("cannot make a socket") }
        if let tls {
            crabbitmq_tls_forget()
            unsafe try prepare(socket, tls)
        }
        let status = unsafe amqp_socket_open_noblock(socket, endpoint.host, endpoint.port, &timeout)
        guard status == AMQP_STATUS_OK.rawValue else {
            if tls != nil, let complaint = unsafe crabbitmq_tls_complaint(socket) {
                throw unsafe .untrusted("\(endpoint): \(String(cString: complaint))")
            }
            if let rejection = rejection(tls) { throw rejection }
            let reason = unsafe String(cString: amqp_error_string2(status))
            throw .disconnected("cannot connect to \(endpoint): \(reason)")
        }
        unsafe crabbitmq_limit_unsent(amqp_get_sockfd(state), UInt32(clamping: 3 * limits.call))
    }

    /// Sets up who is trusted.
    ///
    /// See DESIGN.md for why librabbitmq's own check of the host name is off.
    private func prepare(_ socket: OpaquePointer, _ tls: Broker.TLS) throws(AMQPError) {
        unsafe amqp_ssl_socket_set_verify_peer(socket, tls.verifies ? 1 : 0)
        unsafe amqp_ssl_socket_set_verify_hostname(socket, 0)
        guard unsafe crabbitmq_tls_prepare(socket) == 1 else { throw .untrusted("TLS 1.2 is not available") }
        if let certificate = tls.certificate, let key = tls.key {
            guard unsafe amqp_ssl_socket_set_key(socket, certificate, key) == AMQP_STATUS_OK.rawValue else {
                throw .untrusted("cannot use our certificate \(certificate) with key \(key)")
            }
        }
        guard tls.verifies else { return }
        guard unsafe crabbitmq_tls_expect(socket, endpoint.host) == 1 else {
            throw .untrusted("\(endpoint.host) cannot be a host name in a certificate")
        }
        if let authority = tls.authority {
            guard unsafe amqp_ssl_socket_set_cacert(socket, authority) == AMQP_STATUS_OK.rawValue else {
                throw .untrusted("cannot read certificates from \(authority)")
            }
        } else if unsafe crabbitmq_tls_trust_system(socket) != 1 {
            throw .untrusted("the machine's certificates cannot be read; name a file with ?cacert=")
        }
    }

    /// What the broker has against our certificate, if that is why it hung up.
    func rejection(_ tls: Broker.TLS?) -> AMQPError? {
        guard let tls, let alert = unsafe crabbitmq_tls_rejection() else { return nil }
        let ours = tls.certificate ?? "none; name one with ?cert= and ?key="
        return unsafe .untrusted("\(endpoint) does not accept our certificate (\(ours)): \(String(cString: alert))")
    }

    /// Says who we are and what we understand.
    func logIn(_ broker: Broker, name: String) throws(AMQPError) {
        var handshake = timeval(milliseconds: limits.handshake)
        unsafe amqp_set_handshake_timeout(state, &handshake)
        var call = timeval(milliseconds: limits.call)
        unsafe amqp_set_rpc_timeout(state, &call)
        book.arena.reset()
        var properties = unsafe book.arena.table(Self.clientProperties(name: name))
        let reply = unsafe crabbitmq_login_plain(
            state, broker.virtualHost, Self.frameMaximum, broker.heartbeat, &properties, broker.user, broker.password)
        guard unsafe reply.reply_type != AMQP_RESPONSE_NORMAL else {
            book.isAdmitted = true
            return
        }
        let error = unsafe failure(of: reply)
        if let rejection = rejection(broker.tls) { throw rejection }
        if case .disconnected(let reason) = error {
            throw .disconnected("\(endpoint) ended the login: \(reason)")
        }
        throw error
    }

    /// 128 KiB, RabbitMQ's own default; from 4.1 on it refuses less than 8 KiB.
    private static let frameMaximum: Int32 = 131_072

    /// The largest frame both sides agreed on.
    var negotiatedFrameMaximum: Int { unsafe Int(amqp_get_frame_max(state)) }

    private static func clientProperties(name: String) -> [Header] {
        [
            Header("connection_name", .string(name)),
            Header(
                "capabilities",
                .table([
                    Header("consumer_cancel_notify", true), Header("connection.blocked", true),
                    Header("publisher_confirms", true), Header("basic.nack", true),
                ])),
        ]
    }
}
