import AMQP
import Access
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

extension MessagingTests {
    /// Beside the others of the till, and not at the same time: there is one till at the broker.
    @Suite("that shows a child's data")
    struct ReadingTests {
        private static let ids = MessageID.Source()

        private static func ask(_ client: inout Client) throws -> ProblemCode? {
            let request = Client.Request(
                .query, "campus.child", Array("{}".utf8), id: ids.make(now: Clock.system.now()))
            guard case .refused(let problem) = try client.send(request) else { return nil }
            return problem.code
        }

        /// The highest count of each reading in the journal, and how many facts there are of them.
        private static func readings(in store: String) throws -> (times: [Int], facts: Int) {
            let database = try Database.openReadOnly(store)
            let bodies: [[UInt8]] = try database.reader.values(
                "SELECT body FROM journal WHERE entity = 'access-reading'")
            var times: [MessageID: Int] = [:]
            for body in bodies {
                let reading = try WireDecoder.decode(AccessReading.self, from: body).get()
                times[reading.id] = max(times[reading.id] ?? 0, reading.times)
            }
            return (Array(times.values), bodies.count)
        }

        /// Runs a test beside a service with an empty store, and ends the service.
        private func withService(
            _ body: @escaping @Sendable (_ store: String, _ client: inout Client, _ end: () -> Void) throws -> Void
        ) async throws {
            try await onThread {
                let broker = try TestBroker.broker()
                try ToyService.clean(at: broker)
                let directory = try TemporaryDirectory()
                let store = "\(directory.path)/campus.sqlite"
                let service = try ToyService(store: store, at: broker, gate: NamingGate())
                defer { service.end() }
                var client = Client(ToyService.user("console", of: broker), name: "test")
                client.patienceMilliseconds = 20_000
                client.token = "an.le"
                try body(store, &client) { service.end() }
            }
        }

        @Test("gives no answer before it is in the journal that it was")
        func before() async throws {
            try await withService { store, client, _ in
                #expect(try Self.ask(&client) == nil)
                #expect(try Self.readings(in: store).times == [1])
                client.token = "ba.le"
                client.patienceMilliseconds = 5_000
                var blocker = try Database.open(store)
                try blocker.write { (_) throws in
                    // The client asks again as often as it is told to, until it has had enough.
                    #expect(throws: ClientError.self, "the store is somebody else's") { try Self.ask(&client) }
                    #expect(try Self.readings(in: store).times == [1])
                }
                client.patienceMilliseconds = 20_000
                #expect(try Self.ask(&client) == nil)
                #expect(try Self.readings(in: store).times.count == 2)
            }
        }

        @Test("counts who asks again and again, and makes one or two facts of it")
        func quick() async throws {
            try await withService { store, client, end in
                let began = Clock.monotonicMilliseconds()
                for _ in 0..<10 { #expect(try Self.ask(&client) == nil) }
                print("ten answers that are written down took \(Clock.monotonicMilliseconds() - began) ms")
                #expect(try Self.readings(in: store).facts == 1)
                end()
                let (times, facts) = try Self.readings(in: store)
                #expect(times == [10] && facts == 2)
                #expect(try Journal.flaw(in: Database.openReadOnly(store).reader) == nil)
            }
        }

        @Test("makes no fact of a child's own looking, also where there were two files, and one of anybody else's")
        func own() async throws {
            try await withService { (store, client, end) throws in
                client.token = "hs.an"
                #expect(try Self.ask(&client) == nil)
                #expect(try Self.readings(in: store).facts == 0)
                client.token = "an.le"
                #expect(try Self.ask(&client) == nil)
                end()
                #expect(try Self.readings(in: store).facts == 1)
            }
        }

        @Test("gives none to anybody without a name")
        func nameless() async throws {
            try await withService { store, client, _ in
                client.token = nil
                let answer = try Self.ask(&client)
                #expect(answer == .unauthenticated)
                #expect(try Self.readings(in: store).facts == 0)
            }
        }
    }
}
