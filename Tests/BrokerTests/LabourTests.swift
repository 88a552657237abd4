import AMQP
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Wire

extension MessagingTests {
    /// Beside the others of the till, and not at the same time: there is one till at the broker.
    @Suite("that works beside the writer")
    struct LabourTests {
        private static let ids = MessageID.Source()

        private static func request(_ name: String, _ body: String) -> Client.Request {
            Client.Request(.command, name, Array(body.utf8), id: ids.make(now: Clock.system.now()))
        }

        private static func counting(_ count: Int) -> [Client.Request] {
            (0..<count).map { _ in request("campus.count-money", #"{"amount":1}"#) }
        }

        private static func client(_ name: String) throws -> Client {
            var client = Client(ToyService.user("console", of: try TestBroker.broker()), name: name)
            client.patienceMilliseconds = 60_000
            return client
        }

        /// Runs a test beside an empty till.
        private func withTill(_ body: @escaping @Sendable (_ path: String) throws -> Void) async throws {
            try await onThread {
                try ToyService.clean(at: try TestBroker.broker())
                let directory = try TemporaryDirectory()
                try body("\(directory.path)/campus.sqlite")
            }
        }

        private static func total(in path: String) throws -> Int? {
            try Database.openReadOnly(path).reader.value("SELECT total FROM till")
        }

        @Test("is found done when its turn comes, and keeps nobody else waiting for it")
        func beside() async throws {
            try await withTill { path in
                let service = try ToyService(store: path, at: try TestBroker.broker())
                defer { service.end() }
                let isOver = StopFlag()
                let counter = ThreadSlot()
                counter.start("counting") {
                    do {
                        var client = try Self.client("counting")
                        var counted = 0
                        try client.send(Self.counting(100), window: 100) { _, answer in
                            if case .done(let result, _) = answer, result["wasCounted"] == true { counted += 1 }
                        }
                        #expect(counted == 100)
                    } catch { Issue.record(error) }
                    isOver.raise()
                }
                var client = try Self.client("others")
                var waits: [Int64] = []
                repeat {
                    let began = Clock.monotonicMilliseconds()
                    _ = try client.send(Self.request("campus.add-money", #"{"amount":1}"#))
                    waits.append(Clock.monotonicMilliseconds() - began)
                } while !isOver.isRaised
                counter.join()
                #expect(try Self.total(in: path) == 100 + waits.count)
                // All the counting takes a second at least; whoever waited for it would have sent a few only.
                #expect(waits.count > 20, "\(waits.count) others")
            }
        }

        @Test("is no reason to stop late, and what was in work then is done once by whoever comes after")
        func stopping() async throws {
            try await withTill { path in
                let broker = try TestBroker.broker()
                let answers = ThreadSlot()
                let first = try ToyService(store: path, at: broker)
                answers.start("counting") {
                    do {
                        var client = try Self.client("counting")
                        let items = Array(repeating: #"{"amount":1}"#, count: 500).joined(separator: ",")
                        let bulk = Self.request("campus.count-money-many", #"{"dryRun":true,"items":[\#(items)]}"#)
                        var done = 0
                        // The bulk command alone would take ten seconds.
                        try client.send([bulk] + Self.counting(200), window: 100) { _, answer in
                            if case .done = answer { done += 1 }
                        }
                        #expect(done == 201)
                    } catch { Issue.record(error) }
                }
                let hasBegun = try eventually(within: .seconds(20)) { try Self.total(in: path) ?? 0 > 5 }
                #expect(hasBegun)
                let began = Clock.monotonicMilliseconds()
                first.end()
                #expect(Clock.monotonicMilliseconds() - began < 5000)
                let second = try ToyService(store: path, at: broker)
                answers.join()
                second.end()
                #expect(try Self.total(in: path) == 200)
            }
        }
    }
}
