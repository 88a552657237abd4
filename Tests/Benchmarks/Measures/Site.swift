import AMQP
import Messaging
import Platform
import Wire

/// Where a run takes place: a directory on the disk the sources are on, a broker, and the built programs.
struct Site {
    let directory: String
    /// The broker as `guest`; services come as themselves.
    let broker: Broker
    /// Where this program was built, and its neighbours.
    let programs: String

    /// Makes everything, lends it, and leaves nothing behind, however the body ends.
    ///
    /// A temporary directory may be memory, where a synced commit costs nothing; so the directory is below `.build`.
    static func with<R>(named name: String, _ body: (Site) throws -> R) throws -> R {
        let directory = try Shell.run("mkdir -p .build/\(name) && cd .build/\(name) && pwd -P")
        defer { _ = try? Shell.run("rm -rf \(Shell.quoted(directory))") }
        let configured = Environment.current()["KHUEVAN_BENCH_BROKER"]
        let address = try configured ?? start(in: directory)
        defer { if configured == nil { _ = try? Shell.run(broker("broker_stop \(Shell.quoted(directory))")) } }
        return try body(
            Site(
                directory: directory, broker: try Broker(address: address),
                // Between us and bash is the shell of popen.
                programs: try Shell.run("dirname \"$(readlink /proc/\(Environment.current().processID)/exe)\"")))
    }

    /// Starts a private node that ends with us, even when we are killed.
    private static func start(in directory: String) throws(BenchmarkError) -> String {
        let quoted = Shell.quoted(directory)
        let watch = broker(
            "tail --pid=\(Environment.current().processID) -f /dev/null; broker_stop \(quoted); rm -rf \(quoted)")
        return try Shell.run(
            """
            \(broker("broker_start \(quoted) deploy/lib/test-broker.json")) >&2 || exit 1
            setsid bash -c \(Shell.quoted(watch)) </dev/null >/dev/null 2>&1 &
            printf '%s\\n' "$KHUEVAN_BROKER_URL"
            """)
    }

    private static func broker(_ command: String) -> String { ". deploy/lib/broker.sh && \(command)" }

    /// The broker as one of the services sees it; deploy/lib/test-broker.json has the users.
    func broker(as user: String) -> Broker {
        var broker = broker
        broker.user = user
        broker.password = "test"
        return broker
    }

    func address(of user: String) -> String {
        let endpoint = broker.endpoints.first
        return "amqp://\(user):test@\(endpoint?.host ?? "127.0.0.1"):\(endpoint?.port ?? 5672)/"
    }

    /// Makes exchanges, queues and bindings, and empties the queues.
    func declare(_ topology: Topology) throws(AMQPError) {
        let connection = try Connection.open(broker, name: "benchmarks")
        try connection.declare(topology)
        for queue in topology.queues { _ = try connection.purge(queue: queue.name) }
        connection.close()
    }

    /// A path for something new.
    func path(_ name: String) -> String { "\(directory)/\(name)" }

    /// What the threads of a service share, as the running service would have it, without its log's small talk.
    func line(of service: String, stop: StopFlag) -> Line {
        Line(
            broker: broker(as: service), clock: .system, stop: stop, log: Log(service: service, minimum: .warning),
            health: Health())
    }
}
