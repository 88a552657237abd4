/// Why a broker call failed, sorted by what the caller can do about it.
public enum AMQPError: Error, Sendable, Equatable {
    /// The connection is gone: drop it, wait (`Backoff`) and open another.
    case disconnected(String)
    /// The broker, or a rule of the protocol, says no to what we sent: doing it again will not help. The channel is
    /// closed; see `Connection.reopenChannel()`.
    case refused(code: UInt16, text: String)
    /// The user name, the password or the rights to the virtual host are wrong: somebody must change them.
    case accessRefused(String)
    /// A certificate was not accepted, the broker's by us or ours by the broker: somebody must look.
    case untrusted(String)
    /// Nothing came in time. From `awaitConfirms` the connection is whole; from any other call it is gone.
    case timedOut
}

extension AMQPError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .disconnected(let reason):
            "no connection to the broker: \(reason)"
        case .refused(let code, let text):
            "the broker refused (\(code)): \(text)"
        case .accessRefused(let text):
            "the broker does not let us in (\(text)). Check user name, password and permissions of the virtual host"
        case .untrusted(let text):
            "a certificate is not accepted (\(text)). Check the files in the address and the broker's host name"
        case .timedOut:
            "the broker did not answer in time"
        }
    }

    /// Trying again later may help without anybody changing anything.
    public var isTransient: Bool {
        switch self {
        case .disconnected, .timedOut: true
        case .refused, .accessRefused, .untrusted: false
        }
    }
}
