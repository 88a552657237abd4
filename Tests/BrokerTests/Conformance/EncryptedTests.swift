import AMQP
import TestKit
import Testing

extension OwnNode {
    @Suite("An encrypted connection")
    struct EncryptedTests {
        /// Tries to connect with certificates out of the node's directory; gives why it could not.
        private func failure(
            authority: String? = "authority", certificate: String? = "client", host: String = "localhost",
            _ prepare: @escaping @Sendable (PrivateNode) throws -> Void = { _ in }
        ) async throws -> AMQPError? {
            try await PrivateNode.use { node in
                try prepare(node)
                do throws(AMQPError) {
                    try Connection.open(
                        Self.broker(node, authority: authority, certificate: certificate, host: host), name: "encrypted"
                    ).close()
                    return nil
                } catch { return error }
            }
        }

        private static func broker(
            _ node: PrivateNode, authority: String? = "authority", certificate: String? = "client",
            host: String = "localhost"
        ) -> Broker {
            func file(_ name: String?, _ ending: String) -> String? {
                name.map { "\(node.directory)/tls/\($0).\(ending)" }
            }
            var broker = node.encryptedBroker
            broker.endpoints[0].host = host
            broker.tls = Broker.TLS(
                authority: file(authority, "pem"), certificate: file(certificate, "pem"), key: file(certificate, "key"))
            return broker
        }

        private func expect(_ error: AMQPError?, says words: String) {
            guard case .untrusted(let text)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(text.contains(words), "\(text)")
            #expect(error?.isTransient == false)
        }

        @Test("is open to who is known, and carries messages of every size")
        func good() async throws {
            let sizes = [0, 1, 131_065, 3 << 20]
            let received = try await PrivateNode.use { node in
                let connection = try Connection.open(Self.broker(node), name: "encrypted")
                let queue = try connection.declareTemporaryQueue()
                try connection.consume(queue, prefetch: 0)
                for size in sizes {
                    try connection.publish(
                        OutgoingMessage(LargeMessageTests.body(size)), exchange: "", routingKey: queue)
                }
                let received = try sizes.map { _ in try connection.next().body }
                connection.close()
                return received
            }
            #expect(received == sizes.map(LargeMessageTests.body))
        }

        @Test("is not made to a broker of another name")
        func otherName() async throws {
            expect(try await failure(host: "127.0.0.1"), says: "mismatch")
        }

        @Test("is not made to a broker whose authority we do not know")
        func unknownAuthority() async throws {
            expect(try await failure(authority: "stranger"), says: "certificate")
        }

        @Test("is not made to a broker whose authority only the machine could know")
        func noAuthority() async throws {
            expect(try await failure(authority: nil), says: "certificate")
        }

        @Test("is not made to a broker whose certificate has expired, and made again when it has a good one")
        func expired() async throws {
            func present(_ certificate: String) -> @Sendable (PrivateNode) throws -> Void {
                { node in
                    try node.run("cp $dir/tls/\(certificate).pem $dir/tls/server.pem")
                    try node.control("eval 'ssl:clear_pem_cache().'")
                }
            }
            expect(try await failure(present("expired")), says: "expired")
            let error = try await failure(present("valid"))
            #expect(error == nil)
        }

        @Test("is refused by the broker to who shows no certificate, and says that this is why")
        func noCertificate() async throws {
            expect(try await failure(certificate: nil), says: "name one with ?cert= and ?key=")
        }

        @Test("is refused by the broker to who shows a certificate of another authority")
        func strangersCertificate() async throws {
            expect(try await failure(certificate: "stranger"), says: "does not accept our certificate")
        }

        @Test("is not made with files that are not there", arguments: [true, false])
        func missingFiles(isAuthority: Bool) async throws {
            let error =
                if isAuthority { try await failure(authority: "absent") } else {
                    try await failure(certificate: "absent")
                }
            expect(error, says: "absent")
        }
    }
}
