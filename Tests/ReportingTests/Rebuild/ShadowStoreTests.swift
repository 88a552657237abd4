import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("A store built anew")
struct ShadowStoreTests {
    private static let vendor = "/integrators/nha-cung-cap"

    /// A history of our services, numbered by each of them, and of a vendor's school.
    private func history() throws -> [IncomingEvent] {
        var world = World()
        let home = World.schoolClass(World.primary, "1A", .g1)
        let authority = Authority(
            school: World.secondary, of: .pupils, integrator: IntegratorName("nha-cung-cap"),
            from: World.day("2020-01-01"))
        let events =
            world.opening() + [
                world.event(authority),
                world.event(World.pupil(7, World.primary)),
                world.event(World.enrolment(7, in: home)),
                world.event(
                    World.pupil(7, World.primary, ethnicity: "07"), version: 2, arrived: "2026-10-02T09:00:00+07:00"),
                world.event(World.voided(7, in: home), version: 2, fact: "merged"),
                world.event(World.pupil(9, World.secondary), source: Self.vendor),
            ]
        var numbers: [String: Int64] = [:]
        return try events.map { event in
            numbers[event.envelope.source.text, default: 0] += 1
            var envelope = event.envelope
            envelope.sequence = numbers[event.envelope.source.text] ?? 0
            return try #require(World.incoming(envelope.bytes, event.context, event.unit, event.arrived))
        }
    }

    /// A live store that has read some events, and a new one beside it to which the services give all of theirs again.
    private func rebuild(
        live read: [IncomingEvent], sources: [IncomingEvent], after tampering: String = ""
    ) throws -> (differences: [String], pupils: Int?) {
        let directory = try TemporaryDirectory()
        let (live, path) = ("\(directory.path)/reporting.sqlite", "\(directory.path)/new.sqlite")
        try fill(live, with: read, after: tampering)
        var differences: [String] = []
        do {
            var shadow = try ShadowStore.make(at: path, beside: live, site: "local")
            _ = try shadow.collect { _, take in
                let ours = sources.filter { !$0.envelope.source.isIntegrator }
                let (first, again) = (try take(ours.map(Self.replay)), try take(ours.map(Self.replay)))
                #expect(first == ours.count && again == 0, "what has come before is no news")
                return [:]
            }
            differences = try shadow.fold() + shadow.compare()
            try shadow.complete()
        }
        try Database.replace(live, with: path)
        return (differences, try Database.openReadOnly(live).reader.value("SELECT count(*) FROM pupil"))
    }

    private static func replay(_ event: IncomingEvent) -> Replays.Event {
        Replays.Event(
            service: event.context, sequence: event.envelope.sequence, id: event.envelope.id.text, bytes: event.bytes)
    }

    private func fill(_ path: String, with events: [IncomingEvent], after tampering: String) throws {
        var database = try Database.open(path)
        try database.migrate(Reporting.allMigrations)
        var rebuilder = Rebuilder(Reporting.catalogue, gate: Reporting.gate)
        for event in events {
            let reason = try database.write { (transaction) throws(SQLiteError) -> String? in
                let reason = try rebuilder.take(
                    event.bytes, from: event.envelope.source.name, at: event.arrived, in: &transaction)
                try rebuilder.finishBatch(at: event.arrived, in: &transaction)
                return reason
            }
            #expect(reason == nil)
        }
        try database.execute(tampering)
    }

    @Test("is like the old one, to the moment when each thing was learned")
    func alike() throws {
        let history = try history()
        let (differences, pupils) = try rebuild(live: history, sources: history)
        #expect(differences == [] && pupils ?? 0 > 3)
    }

    @Test("has what the old one had missed, and says so")
    func missed() throws {
        let history = try history()
        let missed = try #require(history.first { $0.envelope.type.entity == "enrolment" })
        let read = history.filter { $0.envelope.id != missed.envelope.id }
        let (differences, _) = try rebuild(live: read, sources: history)
        #expect(differences.contains("event \(missed.envelope.sequence) of pupils was missing"))
        #expect(differences.contains { $0.hasPrefix("enrolment ") && $0.hasSuffix("only in the new store") })
    }

    @Test("shows what somebody changed in the old one")
    func changed() throws {
        let history = try history()
        let (differences, _) = try rebuild(
            live: history, sources: history, after: "UPDATE pupil SET minority = 1 - minority WHERE version = 2")
        #expect(differences.count == 2 && differences.allSatisfy { $0.hasPrefix("pupil ") })
    }

    @Test("shows an event that its source has never published")
    func invented() throws {
        let history = try history()
        let sources = history.filter { $0.envelope.type.entity != "enrolment" }
        let (differences, _) = try rebuild(live: history, sources: sources)
        #expect(differences.contains { $0.contains("does not know its event") })
    }

    @Test("keeps what is the service's own: its journal, its answers, how far vendors have been read")
    func own() throws {
        let history = try history()
        let directory = try TemporaryDirectory()
        let (live, path) = ("\(directory.path)/reporting.sqlite", "\(directory.path)/new.sqlite")
        try fill(live, with: history, after: "UPDATE source SET sequence = 40 WHERE name = '\(Self.vendor)'")
        do {
            var database = try Database.open(live)
            try database.write { (transaction) throws in
                let year = SchoolCalendar(
                    school: .sample, year: .sample, starts: .sample, secondSemester: .sample, ends: .sample)
                try transaction.record("opened", year, on: .sample(.reporting))
            }
        }
        do {
            var shadow = try ShadowStore.make(at: path, beside: live, site: "local")
            _ = try shadow.collect { _, take in
                _ = try take(history.map(Self.replay))
                return [:]
            }
            _ = try shadow.fold()
            try shadow.complete()
        }
        let new = try Database.openReadOnly(path)
        #expect(try Journal.head(in: new.reader).seq == 1 && Journal.flaw(in: new.reader) == nil)
        #expect(try new.reader.value("SELECT sequence FROM source WHERE name = '\(Self.vendor)'") == 40)
        #expect(try !new.reader.exists("SELECT 1 FROM sqlite_schema WHERE name = 'replayed'"))
    }

    @Test("fills what was taken out of a vendor's event, so that it reads again")
    func filled() throws {
        let history = try history()
        let event = try #require(history.last)
        let kept = Anonymous.bytes(of: event)
        #expect(kept != event.bytes)
        let filled = try #require(
            World.incoming(Anonymous.filled(kept), event.context, event.unit, event.arrived))
        guard case .success = PupilFact.read(filled) else {
            Issue.record("a filled event must read")
            return
        }
        #expect(Anonymous.bytes(of: filled) == kept)
    }

    @Test("keeps who was absent by code, and nothing of what was written beside it")
    func notes() throws {
        var world = World()
        let note = try #require(LongText("Ốm, mẹ là Trần Thị Hoa báo"))
        let sheet = AttendanceSheet(
            id: .sample, enrolled: 35,
            absences: [
                AttendanceSheet.Absence(pupil: .sample, kind: .excused, note: note),
                AttendanceSheet.Absence(pupil: PupilCode(unchecked: "79764000010000000014"), kind: .unexcused),
                AttendanceSheet.Absence(
                    pupil: PupilCode(unchecked: "79764000010000000022"), kind: .unexcused, note: note),
            ])
        let event = world.event(sheet, version: 1)
        let kept = Anonymous.bytes(of: event)
        let text = String(decoding: kept, as: UTF8.self)
        #expect(String(decoding: event.bytes, as: UTF8.self).contains("Trần Thị Hoa"))
        #expect(!text.contains("Trần Thị Hoa") && text.contains("79764000010000000022"))
        let again = try #require(World.incoming(kept, event.context, event.unit, event.arrived))
        let state = try WireDecoder.decode(AttendanceSheet.self, from: Array(again.envelope.data)).get()
        #expect(state.absences.map(\.pupil) == sheet.absences.map(\.pupil))
        #expect(state.absences.allSatisfy { $0.note == nil } && state.present == 32)
    }

    @Test("keeps what was decided of a pupil's year, and nothing of why")
    func promotions() throws {
        var world = World()
        let reason = try #require(LongText("Mẹ là Trần Thị Hoa xin cho học lại"))
        let event = world.event(
            Promotion(
                pupil: .sample, schoolClass: .sample, decision: .repeating, reason: reason, by: .sample, at: .sample),
            version: 1)
        let kept = Anonymous.bytes(of: event)
        #expect(String(decoding: event.bytes, as: UTF8.self).contains("Trần Thị Hoa"))
        #expect(!String(decoding: kept, as: UTF8.self).contains("Trần Thị Hoa"))
        let again = try #require(World.incoming(kept, event.context, event.unit, event.arrived))
        let state = try WireDecoder.decode(Promotion.self, from: Array(again.envelope.data)).get()
        #expect(state.decision == .repeating && state.reason == nil)
    }

    @Test("keeps what a unit is called, and nobody of its profile")
    func profile() throws {
        var world = World()
        var unit = World.unit(World.primary)
        unit.profile = Unit.Profile(principal: PersonName("Trần Thị Hoa"))
        let event = world.event(unit, version: 2)
        let kept = Anonymous.bytes(of: event)
        let text = String(decoding: kept, as: UTF8.self)
        #expect(String(decoding: event.bytes, as: UTF8.self).contains("Trần Thị Hoa"))
        #expect(text.contains(unit.name.text) && !text.contains("Trần Thị Hoa"))
        let again = try #require(World.incoming(kept, event.context, event.unit, event.arrived))
        guard case .success(let fact) = UnitFact.read(again) else {
            Issue.record("a kept event must read")
            return
        }
        #expect(fact.state.profile == nil && fact.state.name == unit.name)
    }
}
