import AMQP
import Platform
import TestKit
import Testing

/// A broker that a test may block, stop and kill: one node for all tests that need one, in a directory that goes with it.
///
/// It has the users of `deploy/lib/test-broker.json`, and a second, encrypted port that asks for certificates.
final class PrivateNode: Sendable {
    /// The node that the tests below ``OwnNode`` share.
    @TaskLocal static var shared: PrivateNode?

    let directory: String
    private let plain: Broker.Endpoint
    private let encrypted: Broker.Endpoint

    init() throws {
        let base = Environment.current()["TMPDIR"] ?? "/tmp"
        directory = "\(base)/khuevan-node-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        try Files.createDirectory("\(directory)/tls", intermediate: true)
        let ending = try Shell.run(
            """
            . deploy/lib/broker.sh; set -e; dir=\(directory); port=$(broker_free_ports 1)
            \(Certificates.script)
            cat >"$dir/extra.conf" <<CONF
            listeners.ssl.1 = 127.0.0.1:$port
            ssl_options.cacertfile = $dir/tls/authority.pem
            ssl_options.certfile = $dir/tls/server.pem
            ssl_options.keyfile = $dir/tls/server.key
            ssl_options.verify = verify_peer
            ssl_options.fail_if_no_peer_cert = true
            CONF
            export KHUEVAN_BROKER_CONFIG=$dir/extra.conf
            broker_start "$dir/node" deploy/lib/test-broker.json
            echo "$KHUEVAN_BROKER_PORT $port"
            """)
        let ports = ending.output.split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
        guard ending.status == 0, ports.count == 2 else { throw Failed(said: ending.output + ending.errors) }
        plain = Broker.Endpoint(host: "127.0.0.1", port: ports[0])
        encrypted = Broker.Endpoint(host: "localhost", port: ports[1])
    }

    /// Runs a test that blocks, on a thread of its own, with the node that all share.
    static func use<R: Sendable>(_ body: @escaping @Sendable (PrivateNode) throws -> R) async throws -> R {
        let node = try #require(shared)
        return try await onThread { try body(node) }
    }

    var broker: Broker { Broker(endpoints: [plain]) }

    /// The encrypted port, with nobody trusted yet and nothing to show.
    var encryptedBroker: Broker { Broker(endpoints: [encrypted], tls: Broker.TLS()) }

    /// Opens a connection, with limits that a test has time for.
    func open(_ name: String, heartbeat: Int32 = 30, limits: Limits = Limits()) throws -> Connection {
        var broker = broker
        broker.heartbeat = heartbeat
        return try Connection.open(broker, name: name, limits: limits)
    }

    /// Runs rabbitmqctl; gives what it printed.
    @discardableResult
    func control(_ arguments: String) throws -> String { try run("broker_ctl $dir/node -q \(arguments)") }

    /// Closes, by the broker, the connections of that name.
    func closeConnections(named name: String, because reason: String) throws {
        try run(
            """
            for pid in $(broker_ctl $dir/node -q list_connections pid client_properties | grep '"\(name)"' | cut -f 1); do
                broker_ctl $dir/node -q close_connection "$pid" '\(reason)'
            done
            """)
    }

    /// Cuts every connection as a lost network would: the broker's end of the socket goes without a word.
    func cutConnections() throws {
        try control("eval '[exit(Connection, kill) || Connection <- rabbit_networking:connections_local()].'")
    }

    /// No room for messages, or room again.
    func setMemoryAlarm(_ isOn: Bool) throws {
        try control("set_vm_memory_high_watermark \(isOn ? "0.00001" : "absolute 512MiB")")
    }

    /// Stops the process as it stands: its sockets stay, and nothing answers.
    ///
    /// A signal waits until the process has its turn on a busy machine, so this waits until every thread has stopped.
    func freeze() throws {
        try run(
            """
            stands() { [ -z "$(awk '/^State:/ && $2 != "T"' /proc/$BROKER_PID/task/*/status)" ]; }
            kill -STOP $BROKER_PID; broker_until 10 stands
            """)
    }
    func thaw() throws { try run("kill -CONT $BROKER_PID") }

    /// A power cut, and the start after it.
    ///
    /// RabbitMQ 3.10 writes down the name of a new quorum queue half a second late; killed before that, it makes an empty
    /// one in its place that answers nobody. That is not what the tests are about, so it writes first.
    func killAndStart() throws {
        try control("eval '[dets:sync(Table) || Table <- dets:all()].'")
        try run("export KHUEVAN_BROKER_CONFIG=$dir/extra.conf; broker_kill $dir/node; broker_start $dir/node \(users)")
    }

    func end() throws {
        // Nothing of it will be wanted again, so it need not take its leave.
        try run("kill -9 $BROKER_PID; broker_stop $dir/node && rm -rf $dir")
    }

    /// Runs a script that must succeed, in which `$dir` is the directory and `$BROKER_PID` the node's process.
    @discardableResult
    func run(_ script: String) throws -> String {
        let ending = try Shell.run(
            ". deploy/lib/broker.sh; set -e; dir=\(directory); . $dir/node/broker.env; \(script)")
        guard ending.status == 0 else { throw Failed(said: ending.output + ending.errors) }
        return ending.output
    }

    private let users = "deploy/lib/test-broker.json"

    /// A script that should have succeeded.
    struct Failed: Error { var said: String }
}

/// Gives a suite's tests one node, started before the first and stopped after the last.
struct SharedNode: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let node = try await onThread { try PrivateNode() }
        let result: Result<Void, any Error>
        do {
            try await PrivateNode.$shared.withValue(node) { try await body() }
            result = .success(())
        } catch { result = .failure(error) }
        try await onThread { try node.end() }
        try result.get()
    }
}

extension Trait where Self == SharedNode {
    static var sharedNode: SharedNode { SharedNode() }
}

/// Everything that is done to a broker, one test after the other: each leaves the node as it found it.
@Suite("With a broker of its own", .tags(.broker), .requiresBroker, .sharedNode, .serialized, .timeLimit(.minutes(2)))
enum OwnNode {}
