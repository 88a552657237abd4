/// Where the brokers of one cluster are and who we are to them: what `amqp://…` says.
public struct Broker: Sendable, Equatable {
    /// One node.
    public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
        public var host: String
        public var port: Int32

        public init(host: String, port: Int32) {
            self.host = host
            self.port = port
        }

        public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    }

    /// How we know that the broker is the broker, and how it knows us.
    public struct TLS: Sendable, Equatable {
        /// PEM file of the authorities we trust; `nil` trusts what the machine trusts.
        public var authority: String?
        /// PEM files of our own certificate and key, if the broker asks for them.
        public var certificate: String?
        public var key: String?
        /// `false` accepts any certificate.
        ///
        /// For a laboratory, never for a school.
        public var verifies: Bool

        public init(
            authority: String? = nil, certificate: String? = nil, key: String? = nil, verifies: Bool = true
        ) {
            self.authority = authority
            self.certificate = certificate
            self.key = key
            self.verifies = verifies
        }
    }

    /// Tried in this order; never empty when it comes from an address.
    public var endpoints: [Endpoint]
    public var user: String
    public var password: String
    public var virtualHost: String
    /// Seconds.
    ///
    /// The connection counts as dead after twice that without a byte.
    public var heartbeat: Int32
    /// `nil` for plain TCP.
    public var tls: TLS?

    public init(
        endpoints: [Endpoint], user: String = "guest", password: String = "guest", virtualHost: String = "/",
        heartbeat: Int32 = 30, tls: TLS? = nil
    ) {
        self.endpoints = endpoints
        self.user = user
        self.password = password
        self.virtualHost = virtualHost
        self.heartbeat = heartbeat
        self.tls = tls
    }
}

extension Broker: CustomStringConvertible, CustomReflectable {
    /// The address without the password: safe to log.
    public var description: String {
        let hosts = endpoints.map(\.description).joined(separator: ",")
        return "\(tls == nil ? "amqp" : "amqps")://\(user)@\(hosts)/\(virtualHost == "/" ? "" : virtualHost)"
    }

    /// `dump` and a failing test print mirrors; the password stays out of those too.
    public var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
