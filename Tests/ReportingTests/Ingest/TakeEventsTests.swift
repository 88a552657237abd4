import Contracts
import Messaging
import Platform
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("Taking events")
struct TakeEventsTests {
    /// Every row of the fact tables, without the numbers that depend on the order of arrival.
    private func facts(in store: Reader) throws -> [String] {
        var rows: [String] = []
        let tables = [
            "unit", "class", "pupil", "enrolment", "member", "assignment", "result", "growth", "room",
            "unit_parent", "unit_level",
        ]
        for table in tables {
            let names: [String] = try store.values(
                "SELECT name FROM pragma_table_info(?1) WHERE name <> 'event'", table)
            let list = names.map { "quote(\($0))" }.joined(separator: " || ',' || ")
            let lines: [String] = try store.values("SELECT \(list) FROM \(table) ORDER BY 1")
            rows += lines.map { "\(table): \($0)" }
        }
        rows += try store.values(
            """
            SELECT 'child: ' || event.id || pupil || code FROM growth_child JOIN event ON event.number = growth_child.event
            ORDER BY 1
            """)
        return rows
    }

    private func history(_ world: inout World) -> [IncomingEvent] {
        let home = World.schoolClass(World.primary, "1A", .g1)
        let other = World.schoolClass(World.primary, "1B", .g1)
        var moved = World.unit(World.primary)
        moved.parents = [
            Unit.Parent(unit: World.office, from: World.day("2020-01-01"), to: World.day("2026-10-01")),
            Unit.Parent(unit: World.secondary, from: World.day("2026-10-01")),
        ]
        let checkup = CheckupID(owner: World.primary, year: World.year, number: 1)
        var left = World.member(1, World.primary, .vicePrincipal, .master)
        left.to = World.day("2027-01-01")
        left.status = .left
        return world.opening() + [
            world.event(other),
            world.event(
                World.enrolment(1, in: home, to: "2026-11-02"), version: 2, arrived: "2026-11-02T09:00:00+07:00"),
            world.event(
                World.enrolment(1, in: other, from: "2026-11-02", stay: 2), arrived: "2026-11-02T09:00:01+07:00"),
            world.event(
                World.voided(2, in: home), version: 2, fact: "merged", arrived: "2026-11-02T09:00:02+07:00"),
            world.event(World.pupil(1, World.primary, sex: .female), version: 2, arrived: "2026-10-02T09:00:00+07:00"),
            world.event(
                World.pupil(1, World.primary, ethnicity: "07"), version: 3, arrived: "2026-10-03T09:00:00+07:00"),
            world.event(moved, version: 2, arrived: "2026-09-29T09:00:00+07:00"),
            world.event(World.result(1, in: home, nil), arrived: "2027-01-05T09:00:00+07:00"),
            world.event(World.result(1, in: home, .good), version: 2, arrived: "2027-01-06T09:00:00+07:00"),
            world.event(
                GrowthClassification(
                    checkup: checkup, schoolClass: home.id,
                    pupils: [.init(pupil: World.pupilCode(1), classes: ["stunted", "thin"])])),
            world.event(
                GrowthClassification(
                    checkup: checkup, schoolClass: home.id,
                    pupils: [.init(pupil: World.pupilCode(1), classes: [])]), version: 2,
                arrived: "2026-10-10T09:00:00+07:00"),
            world.event(World.room("P101", .classroom, .solid)),
            world.event(
                World.room("P101", .library, .solid, to: "2026-11-01"), version: 2, fact: "closed",
                arrived: "2026-10-11T09:00:00+07:00"),
            world.event(
                Assignment(
                    id: AssignmentID(owner: World.memberCode(2), year: World.year, number: 1), kind: .homeroom,
                    schoolClass: home.id, subject: nil, from: World.day("2026-09-05"))),
            world.event(
                World.member(1, World.primary, .vicePrincipal, .master), version: 2,
                arrived: "2026-10-04T09:00:00+07:00"),
            world.event(left, version: 3, arrived: "2027-01-04T09:00:00+07:00"),
        ]
    }

    @Test("gives the same tables in any order, however often", arguments: 0..<40)
    func anyOrder(seed: Int) throws {
        var world = World()
        let events = history(&world)
        var generator = SplitMix64(seed: UInt64(seed))
        var shuffled = events + (0..<20).map { _ in events[Int.random(in: 0..<events.count, using: &generator)] }
        shuffled.shuffle(using: &generator)
        var straight: [String] = []
        try onStage(Reporting.self) { transaction in
            try transaction.accept(events)
            straight = try facts(in: transaction.reader)
        }
        try onStage(Reporting.self) { transaction in
            try transaction.accept(shuffled)
            #expect(try facts(in: transaction.reader) == straight)
            let kept: Int? = try transaction.value("SELECT count(*) FROM event")
            #expect(kept == events.count)
        }
        #expect(straight.count > 40)
    }

    @Test("has a member of the staff as his last state says, up to the day he left, and keeps what was said before")
    func changedMember() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(history(&world).shuffled())
            let rows: [String] = try transaction.values(
                """
                SELECT version || position || qualification || status || (recorded_to > 1e15) FROM member
                WHERE member = ?1 ORDER BY version
                """, World.memberCode(1))
            #expect(rows.map { $0.hasSuffix("0") } == [true, true, false], "\(rows)")
            let last = try #require(rows.last)
            #expect(last.hasPrefix("3vice-principalmasterleft"))
            let to: Int64? = try transaction.value(
                "SELECT max(valid_to) FROM member WHERE member = ?1 AND version = 3", World.memberCode(1))
            let open: Int64? = try transaction.value(
                "SELECT max(valid_to) FROM member WHERE member = ?1 AND version = 2", World.memberCode(1))
            #expect(try #require(to) < #require(open))
        }
    }

    @Test("keeps nobody's name, address, guardian or telephone number")
    func noNames() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let account = Account(
                name: UserName("an.nguyen") ?? .sample, displayName: PersonName("Đỗ Văn Biển") ?? .sample,
                unit: World.primary, person: nil, roles: [])
            try transaction.accept(world.opening() + [world.event(account)])
            let bodies: [[UInt8]] = try transaction.values("SELECT body FROM event")
            #expect(bodies.count == 24)
            for body in bodies {
                let text = String(decoding: body, as: UTF8.self)
                for secret in ["Sông", "Suối", "Núi", "Biển", "Thôn 3", "0900000000", "0911111111", "079216004444"] {
                    #expect(!text.contains(secret))
                }
                // What is left is still an event.
                guard case .success = CloudEvent.read(body) else {
                    Issue.record("a kept body is no event any more")
                    continue
                }
            }
            let pupils = bodies.filter { String(decoding: $0, as: UTF8.self).contains("\"guardians\":null") }
            #expect(pupils.count == 7)
        }
    }

    /// A reading as the service of marks publishes it.
    private struct MarksRead: PublicState {
        static let context = Context.assessment
        static let entity = AccessReading.entity
        static let facts = AccessReading.facts
        static let classification = AccessReading.classification
        var key: String
        var unit: UnitCode
    }

    @Test("keeps that somebody has read children's data, and not whose")
    func noReadings() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let reading = AccessReading(
                id: .sample, account: .sample, person: World.memberCode(1), roles: [], query: "assessment.mark-book",
                what: Bilingual(en: "a mark book", vi: "sổ điểm"), school: World.primary,
                pupils: [World.pupilCode(1), World.pupilCode(2)], from: .sample, to: .sample, times: 1)
            let event = world.event(
                MarksRead.self, WireEncoder.encode(reading), school: World.primary, subject: reading.subject)
            try transaction.accept([event])
            let kept: [UInt8]? = try transaction.value("SELECT body FROM event")
            let text = String(decoding: try #require(kept), as: UTF8.self)
            #expect(text.contains("\"data\":{}") && text.contains(reading.subject))
            for person in [World.pupilCode(1).text, World.pupilCode(2).text, World.memberCode(1).text] {
                #expect(!text.contains(person))
            }
        }
    }

    @Test("keeps what it makes no figures of, whole")
    func keepsTheRest() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let book = MarkBookID(
                schoolClass: World.schoolClass(World.primary, "1A", .g1).id, subject: .sample, semester: .first)
            let event = world.event(
                Marks(book: book, column: .gk, cells: [.init(pupil: World.pupilCode(1), from: nil, to: .passed)]))
            try transaction.accept([event])
            let body: [UInt8]? = try transaction.value(
                "SELECT body FROM event WHERE type = 'assessment.marks.recorded'")
            #expect(body == event.bytes)
        }
    }

    @Test("refuses what cannot be read, saying everything that is wrong, and keeps nothing of it")
    func malformed() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let data = Array(#"{"id":"x","pupil":"y","colour":"red"}"#.utf8)
            let event = world.event(
                Enrolment.self, data, school: World.primary, subject: "enrolment/\(World.pupilCode(1).text)/2026/1")
            let refused = try transaction.take([event])
            let pointers = Set(refused.flatMap(\.all).map(\.pointer))
            #expect(pointers.isSuperset(of: ["/data/id", "/data/pupil", "/data/colour", "/data/status"]))
            #expect(try transaction.reader.value("SELECT count(*) FROM event") == 0)
        }
    }

    @Test("refuses a state of another unit or subject than its envelope names")
    func misfits() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            let stay = World.enrolment(1, in: home)
            let refused = try transaction.take([
                world.event(stay, school: World.secondary),
                world.event(stay, subject: "enrolment/\(World.pupilCode(2).text)/2026/1"),
            ])
            #expect(refused.map { $0.all.map(\.pointer) } == [["/school"], ["/subject"]])
            #expect(try transaction.reader.value("SELECT count(*) FROM enrolment") == 0)
        }
    }

    @Test(
        "refuses a state whose members contradict its id",
        arguments: [
            ("pupil", World.pupilCode(9).text), ("year", "2025-2026"), ("schoolClass", "\(World.primary.text)/2025/1A"),
            ("schoolClass", "\(World.secondary.text)/2026/1A"),
        ])
    func contradictions(member: String, value: String) throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let stay = World.enrolment(1, in: World.schoolClass(World.primary, "1A", .g1))
            var members = WireEncoder.json(stay).object ?? []
            for index in members.indices where members[index].name == member { members[index].value = .string(value) }
            let event = world.event(
                Enrolment.self, JSON.object(members).bytes, school: World.primary, subject: stay.subject)
            let refused = try transaction.take([event])
            // A stay is of the school of its class, so this one is another's than whom its sender speaks for.
            let pointer = value.hasPrefix(World.secondary.text) ? "/school" : "/data/\(member)"
            #expect(refused.flatMap(\.all).map(\.pointer) == [pointer])
        }
    }

    @Test("takes one source at its word twice, but not two sources for one revision")
    func twoSources() throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            let home = World.schoolClass(World.primary, "1A", .g1)
            var other = home
            other.grade = .g2
            try transaction.accept([world.event(home), world.event(home)])
            let refused = try transaction.take([world.event(other, source: "/integrators/vendor")])
            #expect(refused.map { $0.all.map(\.code) } == [["conflict"]])
            try transaction.accept([world.event(other, version: 2, source: "/integrators/vendor")])
            let grades: [String] = try transaction.values("SELECT grade FROM class ORDER BY version")
            #expect(grades == ["1", "2"])
        }
    }

    @Test("never alters and never loses an event", arguments: ["UPDATE event SET actor = 'x'", "DELETE FROM event"])
    func appendOnly(sql: String) throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            try transaction.accept(world.opening())
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }
}
