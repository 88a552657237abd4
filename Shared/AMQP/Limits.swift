/// How long each kind of call may take, in milliseconds.
///
/// No call is without a limit.
///
/// One thing is beyond us: resolving a host name, which has the limits of the machine's resolver (resolv.conf).
public struct Limits: Sendable, Hashable {
    /// TCP and TLS connect, for each endpoint.
    public var connect: Int
    /// Logging in.
    public var handshake: Int
    /// Any other call that waits for an answer or for room to send.
    public var call: Int
    /// The polite part of closing.
    public var close: Int

    public init(connect: Int = 5_000, handshake: Int = 10_000, call: Int = 10_000, close: Int = 2_000) {
        self.connect = connect
        self.handshake = handshake
        self.call = call
        self.close = close
    }
}
