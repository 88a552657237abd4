import AMQP
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Wire

extension OwnNode {
    /// A writer, a relay, a responder and a client, while the broker is made to misbehave.
    @Suite("A service")
    struct ServiceTests {
        private static let commands = 600

        /// Sends commands that add 1 each, does something to the node half way, and checks that each was done once,
        /// answered once, published, and heard of once.
        private func expectNothingLost(_ trouble: @escaping @Sendable (PrivateNode) throws -> Void) async throws {
            try await PrivateNode.use { node in
                try ToyService.clean(at: node.broker)
                let directory = try TemporaryDirectory()
                let path = "\(directory.path)/campus.sqlite"
                let service = try ToyService(store: path, at: node.broker)
                defer { service.end() }
                var client = Client(ToyService.user("console", of: node.broker), name: "client")
                client.resendMilliseconds = 2_000
                let ids = MessageID.Source()
                let requests = (0..<Self.commands).map { _ in
                    Client.Request(
                        .command, "campus.add-money", WireEncoder.encode(AddMoney(amount: 1)),
                        id: ids.make(now: Clock.system.now()))
                }
                var totals: Set<Int64> = []
                let slot = ThreadSlot()
                defer { slot.join() }
                try client.send(requests, window: 32) { _, answer in
                    if case .done(let result, _) = answer, let total = result["total"]?.integer { totals.insert(total) }
                    if totals.count == Self.commands / 2 {
                        slot.start("trouble") {
                            do { try trouble(node) } catch { Issue.record("\(error)") }
                        }
                    }
                }
                // Each answer tells the total after its own command: all different, so each was done once.
                #expect(totals.count == Self.commands)
                #expect(totals.max() == Int64(Self.commands))
                slot.join()
                let database = try Database.openReadOnly(path)
                let isHeard = try eventually(within: .seconds(20)) {
                    try database.reader.value("SELECT events FROM heard") == Self.commands
                }
                #expect(isHeard)
                #expect(try database.reader.value("SELECT total FROM heard") == Self.commands)
                #expect(try Journal.flaw(in: database.reader) == nil)
                let question = Client.Request(
                    .query, "campus.total", Array("{}".utf8), id: ids.make(now: Clock.system.now()))
                guard case .done(let total, _) = try client.send(question) else {
                    Issue.record("refused")
                    return
                }
                #expect(total["total"]?.integer == Int64(Self.commands))
            }
        }

        @Test("is not kept from work by an answer that nobody can be given")
        func badAddress() async throws {
            try await PrivateNode.use { node in
                try ToyService.clean(at: node.broker)
                let directory = try TemporaryDirectory()
                let service = try ToyService(store: "\(directory.path)/campus.sqlite", at: node.broker)
                defer { service.end() }
                // In the form of RabbitMQ's own addresses, of a node that there is not: publishing to it ends a connection.
                let address =
                    "amq.rabbitmq.reply-to.g1h2AA5yZXBseUA5MzM2MzkwNAAAC3oAAAAAX3ePKA==.+XmfM3+kBNNfbfCVGUCcfw=="
                let ids = MessageID.Source()
                let sender = try Connection.open(ToyService.user("console", of: node.broker), name: "sender")
                for (exchange, name) in [
                    (SuiteTopology.commands, "campus.add-money"), (SuiteTopology.queries, "campus.total"),
                ] {
                    let properties = Properties(
                        type: name, messageID: ids.make(now: Clock.system.now()).text, replyTo: address,
                        userID: "console")
                    try sender.publish(
                        OutgoingMessage(Array(#"{"amount":5}"#.utf8), properties), exchange: exchange, routingKey: name)
                }
                var client = Client(ToyService.user("console", of: node.broker), name: "client")
                let start = Clock.monotonicMilliseconds()
                var totals: [Int64?] = []
                for _ in 1...20 {
                    let answer = try client.send(
                        Client.Request(
                            .command, "campus.add-money", WireEncoder.encode(AddMoney(amount: 1)),
                            id: ids.make(now: Clock.system.now())))
                    if case .done(let result, _) = answer { totals.append(result["total"]?.integer) }
                }
                // The first may have been on its way beside the bad one and be asked for again after 5 s, no more.
                #expect(Clock.monotonicMilliseconds() - start < 9_000)
                #expect(totals == (6...25).map { Int64($0) })
                let isDone = try eventually { try sender.depth(of: "campus.commands").messages == 0 }
                #expect(isDone)
            }
        }

        @Test("publishes on another connection what the broker would not take on this one")
        func refused() async throws {
            try await PrivateNode.use { node in
                try ToyService.clean(at: node.broker)
                let directory = try TemporaryDirectory()
                let path = "\(directory.path)/campus.sqlite"
                let full = TestBroker.freshName("full")
                let connection = try node.open("filler")
                try connection.declare(
                    Topology(
                        queues: [Queue(full, .classic, maximumLength: 1, overflow: .rejectPublish)],
                        bindings: [Binding(queue: full, exchange: SuiteTopology.events, routingKey: "#")]))
                try connection.publish(OutgoingMessage([1]), exchange: "", routingKey: full)
                let service = try ToyService(store: path, at: node.broker)
                defer { service.end() }
                let hasRelay = try eventually { try !relays(node).isEmpty }
                #expect(hasRelay)
                let first = try relays(node)
                var client = Client(ToyService.user("console", of: node.broker), name: "client")
                _ = try client.send(
                    Client.Request(
                        .command, "campus.add-money", WireEncoder.encode(AddMoney(amount: 1)),
                        id: MessageID.Source().make(now: Clock.system.now())))
                let isAnother = try eventually { try Set(relays(node)).isDisjoint(with: first) }
                #expect(isAnother)
                let database = try Database.openReadOnly(path)
                #expect(try database.reader.value("SELECT seq FROM relay_cursor") == 0)
                try connection.delete(queue: full)
                let isPublished = try eventually { try database.reader.value("SELECT seq FROM relay_cursor") == 1 }
                #expect(isPublished)
            }
        }

        /// The connections of the relay, as the broker's operator sees them.
        private func relays(_ node: PrivateNode) throws -> [String] {
            try node.control("list_connections pid client_properties").split(separator: "\n")
                .filter { $0.contains(#""campus.relay""#) }.compactMap {
                    $0.split(separator: "\t").first.map(String.init)
                }
        }

        @Test("does each command once while the broker closes every connection")
        func closed() async throws {
            try await expectNothingLost { node in try node.control("close_all_connections maintenance") }
        }

        @Test("does each command once while the network is cut, twice")
        func cut() async throws {
            try await expectNothingLost { node in
                try node.cutConnections()
                try node.cutConnections()
            }
        }

        @Test("does each command once while the broker has no memory")
        func blocked() async throws {
            try await expectNothingLost { node in
                try node.setMemoryAlarm(true)
                try node.setMemoryAlarm(false)
            }
        }

        @Test("does each command once while the broker stands still")
        func stalled() async throws {
            try await expectNothingLost { node in
                try node.freeze()
                defer { try? node.thaw() }
                _ = Wake().wait(milliseconds: 2_000)
            }
        }

        @Test("does each command once while the power of the broker is cut")
        func powerCut() async throws {
            try await expectNothingLost { node in try node.killAndStart() }
        }
    }
}
