import AMQP
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("The workshop beside the writer", .timeLimit(.minutes(1)))
struct WorkshopTests {
    private let stop = StopFlag()
    private let workshop: Workshop
    private let ids = MessageID.Source()

    init() throws {
        let line = Line(
            broker: try Broker(address: "amqp://nobody:x@localhost"), clock: .fixed(1_788_568_200_000), stop: stop,
            log: Log(service: "campus", write: { _ in }), health: Health())
        workshop = Workshop(catalogue: Mill.catalogue, gate: StrictGate(), line: line)
    }

    private func delivery(
        _ tag: UInt64, _ body: String, as sender: String? = "good", type: String = "campus.grind", returned: Int64 = 0
    ) -> Delivery {
        var headers = sender.map { [Header("authorization", .string("Bearer \($0)"))] } ?? []
        if returned > 0 { headers.append(Header("x-delivery-count", .integer(returned))) }
        return Delivery(
            tag: tag, redelivered: returned > 0, exchange: "", routingKey: type, consumerTag: Intake.commands,
            properties: Properties(
                type: type, messageID: ids.make(now: 0).text, replyTo: "r", userID: "console", headers: headers),
            body: Array(body.utf8))
    }

    /// Runs `body` while so many threads are at work on an empty store.
    private func staffed(by count: Int, _ body: @escaping @Sendable (Workshop) -> Void) async throws {
        try await onThread { [workshop, stop] in
            let directory = try TemporaryDirectory()
            let path = "\(directory.path)/campus.sqlite"
            var database = try Database.open(path)
            try database.migrate(Messaging.migrations + [Jars.tables])
            try workshop.staffed(by: count, reading: path) { () throws(SQLiteError) in
                body(workshop)
                stop.raise()
            }
        }
    }

    /// What is finished, as soon as there are so many.
    private static func finished(_ count: Int, of workshop: Workshop) -> [Workshop.Piece] {
        var pieces: [Workshop.Piece] = []
        let deadline = Clock.monotonicMilliseconds() + 20_000
        while pieces.count < count, Clock.monotonicMilliseconds() < deadline {
            _ = workshop.finished.wait(milliseconds: 1000)
            pieces += workshop.takeFinished()
        }
        return pieces
    }

    @Test("does the long part of a command whose sender may, and hands it back with what came of it")
    func work() async throws {
        let given = [delivery(1, Mill.body(3)), delivery(2, Mill.body(4)), delivery(3, Mill.body(5))]
        try await staffed(by: 2) { workshop in
            workshop.take(given)
            let pieces = Self.finished(3, of: workshop).sorted { $0.delivery.tag < $1.delivery.tag }
            #expect(pieces.map(\.delivery.tag) == [1, 2, 3])
            #expect(pieces.map { $0.labour as? Int } == [6, 8, 10])
            #expect(workshop.takeFinished().isEmpty)
        }
    }

    @Test(
        "does nothing for who may not, is not signed in, or sends what cannot be read, and hands it back all the same")
    func rights() async throws {
        let given = [
            delivery(1, Mill.body(3), as: nil), delivery(2, Mill.body(3, at: "00000000000000000001")),
            delivery(3, "{"), delivery(4, Mill.body(3), type: "campus.no-such-thing"), delivery(5, Mill.body(3)),
        ]
        try await staffed(by: 1) { workshop in
            workshop.take(given)
            let pieces = Self.finished(5, of: workshop)
            #expect(pieces.map(\.delivery.tag) == [1, 2, 3, 4, 5])
            #expect(pieces.map { $0.labour as? Int } == [nil, nil, nil, nil, 6])
        }
    }

    @Test("forgets what came by a connection that is gone, also what is in work just then")
    func clearing() async throws {
        let old = (1...500).map { delivery(UInt64($0), Mill.body($0)) }
        let new = delivery(1, Mill.body(7000))
        try await staffed(by: 2) { workshop in
            workshop.take(old)
            workshop.clear()
            workshop.take([new])
            let pieces = Self.finished(1, of: workshop)
            #expect(pieces.map { $0.labour as? Int } == [14_000])
            #expect(workshop.takeFinished().isEmpty)
        }
    }

    @Test("takes laborious commands only, and none that the process may have died on")
    func laborious() async throws {
        let (heavy, light) = (delivery(1, Mill.body(1)), delivery(2, "{}", type: "campus.add-coins"))
        let suspect = delivery(3, Mill.body(1), returned: 2)
        var event = delivery(4, Mill.body(1))
        event.consumerTag = Intake.events
        let others = [light, suspect, event]
        #expect(!workshop.isLaborious(heavy), "nobody is at work yet")
        try await staffed(by: 1) { workshop in
            #expect(workshop.isLaborious(heavy))
            for other in others { #expect(!workshop.isLaborious(other), "\(other.tag)") }
        }
    }

    @Test("hands everything back as it is where nobody can work, so that nothing lies there for good")
    func closed() async throws {
        let given = [delivery(1, Mill.body(1)), delivery(2, Mill.body(2))]
        try await onThread { [workshop, stop] in
            try workshop.staffed(by: 2, reading: "/nowhere/campus.sqlite") { () throws(SQLiteError) in
                workshop.take(given)
                let pieces = Self.finished(2, of: workshop)
                #expect(pieces.map(\.delivery.tag).sorted() == [1, 2] && pieces.allSatisfy { $0.labour == nil })
                workshop.take(given)
                #expect(Self.finished(2, of: workshop).count == 2)
                #expect(!workshop.isLaborious(given[0]))
                stop.raise()
            }
        }
    }

    @Test("works at one bulk command at a time, so that others need not wait for it")
    func bulk() async throws {
        let items = Array(repeating: Mill.body(1), count: 1000).joined(separator: ",")
        let bulk = (1...20).map { delivery(UInt64($0), #"{"items":[\#(items)]}"#, type: "campus.grind-many") }
        let small = delivery(100, Mill.body(4))
        try await staffed(by: 2) { workshop in
            workshop.take(bulk)
            workshop.take([small])
            let pieces = Self.finished(21, of: workshop)
            let place = pieces.firstIndex { $0.delivery.tag == 100 }
            #expect(pieces.count == 21 && place.map { $0 < 20 } == true, "\(place ?? -1)")
            #expect(
                pieces.filter { $0.delivery.tag < 100 }.allSatisfy { ($0.labour as? [(any Sendable)?])?.count == 1000 })
        }
    }

    @Test("ends when the service is told to stop, however much is to be done")
    func stopping() async throws {
        let items = Array(repeating: Mill.body(1), count: 1000).joined(separator: ",")
        let given = (1...5000).map { delivery(UInt64($0), #"{"items":[\#(items)]}"#, type: "campus.grind-many") }
        try await staffed(by: 2) { workshop in workshop.take(given) }
        #expect(workshop.takeFinished().count < given.count)
    }
}
