import AMQP
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Wire

@Suite("A service over a real broker", .tags(.broker), .requiresBroker, .serialized, .timeLimit(.minutes(2)))
struct MessagingTests {
    private static let ids = MessageID.Source()

    private func add(_ amount: Int, id: MessageID = ids.make(now: Clock.system.now())) -> Client.Request {
        Client.Request(.command, "campus.add-money", WireEncoder.encode(AddMoney(amount: amount)), id: id)
    }

    private func ask(after: JournalPosition? = nil) -> Client.Request {
        Client.Request(
            .query, "campus.total", Array("{}".utf8), id: Self.ids.make(now: Clock.system.now()), after: after)
    }

    /// Runs a test beside a till with an empty store.
    private func withTill(
        _ body: @escaping @Sendable (_ path: String, _ client: inout Client) throws -> Void
    ) async throws {
        try await onThread {
            try ToyService.clean(at: try TestBroker.broker())
            let directory = try TemporaryDirectory()
            let path = "\(directory.path)/campus.sqlite"
            var client = Client(ToyService.user("console", of: try TestBroker.broker()), name: "test")
            client.patienceMilliseconds = 20_000
            try body(path, &client)
        }
    }

    @Test("does a command once and answers it")
    func once() async throws {
        try await withTill { path, client in
            let service = try ToyService(store: path, at: try TestBroker.broker())
            defer { service.end() }
            guard case .done(let result, let position) = try client.send(add(5)) else {
                Issue.record("refused")
                return
            }
            #expect(result["total"] == 5)
            #expect(position == JournalPosition(source: "campus", seq: 1))
            guard case .done(let total, _) = try client.send(ask(after: position)) else {
                Issue.record("refused")
                return
            }
            #expect(total["total"] == 5)
        }
    }

    @Test("does the same command sent 100 times once, and answers it 100 times alike")
    func hundredTimes() async throws {
        try await withTill { path, client in
            let service = try ToyService(store: path, at: try TestBroker.broker())
            defer { service.end() }
            let id = Self.ids.make(now: Clock.system.now())
            var answers: Set<JSON> = []
            for _ in 0..<100 {
                guard case .done(let result, _) = try client.send(add(7, id: id)) else { continue }
                answers.insert(result)
            }
            #expect(answers == [["total": 7]])
            guard case .done(let total, _) = try client.send(ask()) else {
                Issue.record("refused")
                return
            }
            #expect(total["total"] == 7)
        }
    }

    @Test("refuses another command under a used id")
    func usedTwice() async throws {
        try await withTill { path, client in
            let service = try ToyService(store: path, at: try TestBroker.broker())
            defer { service.end() }
            let id = Self.ids.make(now: Clock.system.now())
            _ = try client.send(add(7, id: id))
            guard case .refused(let problem) = try client.send(add(8, id: id)) else {
                Issue.record("done twice under one id")
                return
            }
            #expect(problem.code == .duplicate)
        }
    }

    @Test("keeps what a stopped service had promised, and goes on where it stopped")
    func stopAndStart() async throws {
        try await withTill { path, client in
            for round in 1...3 {
                let service = try ToyService(store: path, at: try TestBroker.broker())
                var received = 0
                try client.send((0..<50).map { _ in add(1) }, window: 16) { _, _ in received += 1 }
                #expect(received == 50, "round \(round)")
                service.end()
            }
            let database = try Database.openReadOnly(path)
            #expect(try database.reader.value("SELECT total FROM till") == 150)
            #expect(try Journal.flaw(in: database.reader) == nil)
        }
    }

    @Test("publishes every fact, and a reader takes each in once")
    func relays() async throws {
        try await withTill { path, client in
            let service = try ToyService(store: path, at: try TestBroker.broker())
            try client.send((0..<200).map { _ in add(1) }, window: 64) { _, _ in }
            let database = try Database.openReadOnly(path)
            let heard = try eventually {
                try database.reader.value("SELECT events FROM heard") == 200
            }
            service.end()
            #expect(heard)
            #expect(try database.reader.value("SELECT total FROM heard") == 200)
            // Set the cursor back, as a crash between publishing and confirming would.
            var writer = try Database.open(path)
            try writer.write { (transaction) throws(SQLiteError) in
                try transaction.run("UPDATE relay_cursor SET seq = 0")
            }
            let again = try ToyService(store: path, at: try TestBroker.broker())
            let settled = try eventually { try database.reader.value("SELECT seq FROM relay_cursor") == 200 }
            _ = try client.send(add(1))
            let next = try eventually { try database.reader.value("SELECT total FROM heard") == 201 }
            again.end()
            #expect(settled && next)
            #expect(try database.reader.value("SELECT events FROM heard") == 201)
        }
    }

    @Test("says that nobody answers to a name nobody has")
    func unknownName() async throws {
        try await withTill { _, client in
            let request = Client.Request(
                .command, "campus.no-such-thing", Array("{}".utf8), id: Self.ids.make(now: Clock.system.now()))
            guard case .refused(let problem) = try client.send(request) else {
                Issue.record("answered")
                return
            }
            #expect(problem.code == .notFound)
        }
    }

    @Test("settles each item of a bulk command by itself")
    func many() async throws {
        try await withTill { path, client in
            let service = try ToyService(store: path, at: try TestBroker.broker())
            defer { service.end() }
            let body = #"{"items":[{"amount":1},{"amount":"x","colour":2},{"amount":-1},{"amount":2}]}"#
            let request = Client.Request(
                .command, "campus.add-money-many", Array(body.utf8), id: Self.ids.make(now: Clock.system.now()))
            guard case .done(let result, _) = try client.send(request) else {
                Issue.record("refused")
                return
            }
            #expect(result["done"] == 2)
            #expect(result["refused"] == 2)
            let pointers = result["items"]?[1]?["refused"]?["errors"]?.array?.compactMap { $0["pointer"]?.string }
            #expect(pointers.map(Set.init) == ["/items/1/amount", "/items/1/colour"])
            #expect(result["items"]?[2]?["refused"]?["errors"]?[0]?["pointer"] == "/items/2/amount")
        }
    }
}
