public import AMQP
public import Platform

/// What the threads of one service share: where the broker is, what time it is, how to stop, whom to tell.
public struct Line: Sendable {
    public var broker: Broker
    public var clock: Clock
    public var stop: StopFlag
    public var log: Log
    public var health: Health

    public init(broker: Broker, clock: Clock, stop: StopFlag, log: Log, health: Health) {
        self.broker = broker
        self.clock = clock
        self.stop = stop
        self.log = log
        self.health = health
    }

    /// Does nothing for a while, unless told to stop.
    func pause(milliseconds: Int) {
        let until = Clock.monotonicMilliseconds() + Int64(milliseconds)
        let nothing = Wake()
        while !stop.isRaised, Clock.monotonicMilliseconds() < until { _ = nothing.wait(milliseconds: 50) }
    }

    /// Notes how a part is doing, and logs it when that is news.
    func tell(_ part: String, _ status: Health.Status, _ reason: String? = nil, as message: StaticString = "is well") {
        guard health.note(part, status, reason) else { return }
        let severity: Log.Severity =
            switch status {
            case .healthy: .notice
            case .degraded: .warning
            case .unhealthy: .error
            }
        log.note(severity, message, ["part": part, "reason": reason ?? ""])
    }

    /// Keeps a connection open and `work` running on it until told to stop.
    ///
    /// A lost connection is opened again after a jittered pause; the broker's absence is never counted as an
    /// attempt at anything. A refusal (a missing queue, a missing right) is an operator's matter: it is said once,
    /// loudly, and tried again, because the operator may mend it while we run.
    func keepOpen(_ part: String, _ work: (borrowing Connection) throws(AMQPError) -> Void) {
        var backoff = Backoff()
        var random = SystemRandomNumberGenerator()
        while !stop.isRaised {
            do throws(AMQPError) {
                let connection = try Connection.open(broker, name: "\(log.name).\(part)")
                tell(part, .healthy)
                let start = Clock.monotonicMilliseconds()
                defer {
                    // A broker that takes us in and throws us out at once (a queue is missing) is not besieged.
                    if Clock.monotonicMilliseconds() - start > Int64(backoff.cap) { backoff.reset() }
                }
                try work(connection)
                connection.close()
            } catch {
                tell(part, .degraded, "\(error)", as: "connection lost")
                pause(milliseconds: backoff.next(using: &random))
            }
        }
    }
}
