import Access
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("The seals that reporting keeps")
struct KeptSealsTests {
    private func event(_ seal: JournalSeal, from service: Context, sequence: Int64) throws -> IncomingEvent {
        let envelope = CloudEvent(
            id: MessageID.Source().make(now: sequence),
            source: try #require(
                EventSource(site: "local", service: service.rawValue)),
            type: try #require(EventType(context: service.rawValue, entity: JournalSeal.entity, fact: "sealed")),
            subject: try #require(EventSubject(seal.subject)), time: .sample, recordedTime: .sample,
            school: UnitCode.root.text, sequence: sequence, entityVersion: 1,
            actor: try #require(ActorName("service/\(service.rawValue)")), dataClassification: .open,
            data: WireEncoder.encode(seal)[...])
        return try #require(World.incoming(envelope.bytes, service, .root, .sample))
    }

    private func seal(_ service: Context, over seq: Int64) throws -> JournalSeal {
        let hash = try #require(JournalHash(String(repeating: "a", count: 63) + String(seq)))
        return JournalSeal(service: service, day: World.day("2026-09-05"), seq: seq, hash: hash)
    }

    @Test("are each service's own, and can be asked for")
    func kept() throws {
        try onStage(Reporting.self) { (transaction) throws in
            for (service, seq) in [(Context.staff, Int64(3)), (.pupils, 4), (.pupils, 2)] {
                let event = try event(try seal(service, over: seq), from: service, sequence: seq + 1)
                #expect(try TakeEvents.take(event, in: &transaction) == nil)
            }
            func asked(_ service: Context?) throws -> [Int64]? {
                try ShowSeals(service: service).answer(on: .sample(.reporting), from: transaction.reader).answer?.seals
                    .map(\.seq)
            }
            #expect(try asked(nil) == [2, 4, 3] && asked(.pupils) == [2, 4] && asked(.campus) == [])
        }
    }

    @Test("are not somebody else's to give")
    func other() throws {
        try onStage(Reporting.self) { (transaction) throws in
            let event = try event(try seal(.pupils, over: 4), from: .staff, sequence: 5)
            #expect(try TakeEvents.take(event, in: &transaction)?.all.map(\.pointer) == ["/data/service"])
            #expect(try KeptSeals.all(of: nil, in: transaction.reader).isEmpty)
        }
    }

    @Test("are never altered nor lost")
    func guarded() throws {
        try onStage(Reporting.self) { (transaction) throws in
            _ = try TakeEvents.take(
                try event(try seal(.pupils, over: 4), from: .pupils, sequence: 5), in: &transaction)
            for script in ["UPDATE kept_seal SET seq = 3", "DELETE FROM kept_seal"] {
                #expect(throws: SQLiteError.self) { try transaction.run(script) }
            }
        }
    }
}

@Suite("A vendor's event that refers to a child or a member of staff")
struct MissingTests {
    @Test("waits for whoever is not known yet")
    func waits() throws {
        try onStage(Reporting.self) { (transaction) throws in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            let stay = world.event(World.enrolment(1, in: home))
            #expect(
                try TakeEvents.missing(for: stay, in: transaction.reader)?.text
                    == "pupil/\(World.pupilCode(1).text)")
            let pupil = world.event(World.pupil(1, World.primary))
            #expect(try TakeEvents.missing(for: pupil, in: transaction.reader) == nil)
            _ = try TakeEvents.take(pupil, in: &transaction)
            #expect(try TakeEvents.missing(for: stay, in: transaction.reader) == nil)
            let result = world.event(World.result(2, in: home, nil))
            #expect(try TakeEvents.missing(for: result, in: transaction.reader)?.entity == "pupil")
        }
    }
}
