import Contracts
import Messaging
import Platform
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

/// A small world: an office with two schools, and events as their services publish them.
struct World {
    static let office = UnitCode(unchecked: "79000000000000000001")
    static let primary = UnitCode(unchecked: "79764000010000000006")
    static let secondary = UnitCode(unchecked: "79764000020000000005")
    static let year = SchoolYear("2026-2027") ?? .sample
    static let services: [Context: String] = [
        .identity: "identity", .pupils: "pupils", .staff: "staff", .assessment: "assessment", .campus: "campus",
    ]

    private var generator = SplitMix64(seed: 7)
    private var sequence: Int64 = 0

    /// The event of a fact, published by the service of its context or by `source`.
    mutating func event<S: PublicState>(
        _ state: S, version: Int = 1, fact: String? = nil, time: String = "2026-09-05T07:30:00+07:00",
        arrived: String = "2026-09-05T08:00:00+07:00", source: String? = nil, school: UnitCode? = nil,
        subject: String? = nil
    ) -> IncomingEvent {
        event(
            S.self, WireEncoder.encode(state), version: version, fact: fact, time: time, arrived: arrived,
            source: source, school: school ?? state.unit, subject: subject ?? state.subject)
    }

    /// The same with data that need not be a good state.
    mutating func event<S: PublicState>(
        _ type: S.Type, _ data: [UInt8], version: Int = 1, fact: String? = nil,
        time: String = "2026-09-05T07:30:00+07:00", arrived: String = "2026-09-05T08:00:00+07:00",
        source: String? = nil, school: UnitCode, subject: String
    ) -> IncomingEvent {
        sequence += 1
        let instant = Instant(time) ?? .sample
        let envelope = CloudEvent(
            id: MessageID.make(now: instant.milliseconds, using: &generator),
            source: EventSource(source ?? "/khuevan/local/\(S.context.rawValue)") ?? .sample,
            type: EventType(context: S.context.rawValue, entity: S.entity, fact: fact ?? S.facts[0]) ?? .sample,
            subject: EventSubject(subject) ?? .sample, time: instant, recordedTime: instant, school: school.text,
            sequence: sequence, entityVersion: version, actor: ActorName("account/an.nguyen") ?? .sample,
            dataClassification: S.classification, data: data[...])
        return World.incoming(envelope.bytes, S.context, school, Instant(arrived) ?? .sample) ?? World.empty(envelope)
    }

    /// An event as the desk hands it over; nothing where the bytes are no event.
    static func incoming(
        _ bytes: [UInt8], _ context: Context, _ unit: UnitCode, _ arrived: Instant
    ) -> IncomingEvent? {
        guard case .success(let envelope) = CloudEvent.read(bytes) else { return nil }
        return IncomingEvent(
            envelope: envelope, context: context, unit: unit, publisher: .service(context), arrived: arrived,
            bytes: bytes)
    }

    private static func empty(_ envelope: CloudEvent) -> IncomingEvent {
        preconditionFailure("a sample event does not read: \(envelope.type)")
    }

    static func pupilCode(_ number: Int) -> PupilCode { PupilCode(unchecked: code("P", number)) }
    static func memberCode(_ number: Int) -> MemberCode { MemberCode(unchecked: code("M", number)) }

    private static func code(_ letter: String, _ number: Int) -> String {
        let digits = String(number)
        return letter + String(repeating: "0", count: 19 - digits.count) + digits
    }

    static func day(_ text: String) -> LocalDate { LocalDate(text) ?? .sample }
    static func moment(_ text: String) -> Instant { Instant(text) ?? .sample }

    static func unit(
        _ code: UnitCode, kind: UnitKind = .school, levels: [Level] = [.primary],
        under parents: [Unit.Parent] = [Unit.Parent(unit: office, from: day("2020-01-01"))]
    ) -> Unit {
        Unit(
            code: code, kind: kind, name: ShortText("Trường \(code.text.suffix(4))") ?? .sample,
            parents: kind == .school ? parents : [], levels: kind == .school ? levels : [],
            ownership: kind == .school ? .public : nil, region: nil, from: day("2020-01-01"))
    }

    static func schoolClass(_ school: UnitCode, _ code: String, _ grade: Grade) -> SchoolClass {
        SchoolClass(
            id: ClassID(school: school, year: year, code: ClassCode(code) ?? .sample),
            name: ShortText("Lớp \(code)") ?? .sample, grade: grade, session: .two)
    }

    static func pupil(
        _ number: Int, _ school: UnitCode, sex: Sex = .male, ethnicity: String = "01", disability: Disability? = nil
    ) -> Pupil {
        Pupil(
            code: pupilCode(number), school: school, name: PersonName("Trần Văn Sông") ?? .sample,
            birthDate: day("2016-04-01"), sex: sex, ethnicity: Ethnicity(ethnicity) ?? .sample,
            disability: disability, policies: number.isMultiple(of: 3) ? [.poor, .orphan] : [],
            address: LongText("Thôn 3, xã Hoa Mai"),
            guardians: [
                Pupil.Guardian(
                    name: PersonName("Lê Thị Suối") ?? .sample, relation: .mother, phone: Phone("0900000000"))
            ],
            identifiers: number.isMultiple(of: 3)
                ? [
                    Pupil.Identifier(
                        scheme: .pin12, value: IdentifierValue("079216004444") ?? .sample, from: day("2026-09-05"))
                ] : nil)
    }

    static func enrolment(
        _ number: Int, in schoolClass: SchoolClass, from: String = "2026-09-05", to: String? = nil, stay: Int = 1
    ) -> Enrolment {
        Enrolment(
            id: EnrolmentID(owner: pupilCode(number), year: year, number: stay), schoolClass: schoolClass.id,
            from: day(from), to: to.map(day), status: to == nil ? .studying : .moved)
    }

    /// A stay that counted a child a second time.
    static func voided(_ number: Int, in schoolClass: SchoolClass) -> Enrolment {
        Enrolment(
            id: EnrolmentID(owner: pupilCode(number), year: year, number: 1), schoolClass: schoolClass.id,
            from: day("2026-09-05"), to: day("2026-09-05"), status: .merged)
    }

    static func member(
        _ number: Int, _ school: UnitCode, _ position: Position = .teacher, _ qualification: Qualification = .bachelor
    ) -> Contracts.Member {
        Contracts.Member(
            code: memberCode(number), school: school, name: PersonName("Phạm Thị Núi") ?? .sample,
            birthDate: day("1985-02-03"), sex: number.isMultiple(of: 2) ? .female : .male,
            ethnicity: Ethnicity("01") ?? .sample, position: position, contract: .permanent,
            qualification: qualification, subjects: [.sample], phone: Phone("0911111111"), from: day("2020-08-01"))
    }

    static func room(
        _ code: String, _ purpose: RoomPurpose, _ grade: BuildingGrade, at school: UnitCode = primary,
        from: String = "2020-09-01", to: String? = nil
    ) -> Room {
        Room(
            id: RoomID(school: school, code: RoomCode(code) ?? .sample), purpose: purpose, grade: grade,
            squareDecimetres: .sample, from: day(from), to: to.map(day))
    }

    static func result(_ number: Int, in schoolClass: SchoolClass, _ learning: LearningLevel?) -> PupilResult {
        PupilResult(
            pupil: pupilCode(number), schoolClass: schoolClass.id, term: .firstSemester,
            subjects: [
                PupilResult.Subject(code: .sample, average: Mark(tenths: 75), passed: nil),
                PupilResult.Subject(code: SubjectCode("music") ?? .sample, average: nil, passed: true),
                PupilResult.Subject(
                    code: SubjectCode("literature") ?? .sample, average: Mark(tenths: 100), passed: nil),
            ], learning: learning, rule: "tt22-2021")
    }

    /// Two schools, three classes, seven pupils, three members of staff.
    mutating func opening() -> [IncomingEvent] {
        let first = World.schoolClass(World.primary, "1A", .g1)
        let second = World.schoolClass(World.primary, "2A", .g2)
        let sixth = World.schoolClass(World.secondary, "6A1", .g6)
        var events = [
            event(World.unit(World.office, kind: .communeOffice)), event(World.unit(World.primary)),
            event(World.unit(World.secondary, levels: [.lowerSecondary])), event(first), event(second), event(sixth),
        ]
        for number in 1...7 {
            let home = number <= 3 ? first : number <= 5 ? second : sixth
            events.append(
                event(
                    World.pupil(
                        number, home.school, sex: number.isMultiple(of: 2) ? .female : .male,
                        ethnicity: [2, 3, 6].contains(number) ? "05" : number == 7 ? "55" : "01",
                        disability: number == 4 ? .visual : nil)))
            events.append(event(World.enrolment(number, in: home)))
        }
        events.append(event(World.member(1, World.primary, .principal, .master)))
        events.append(event(World.member(2, World.primary)))
        events.append(event(World.member(3, World.secondary, .teacher, .college)))
        return events
    }
}

extension Transaction {
    /// Takes events of which none may be refused.
    mutating func accept(_ events: [IncomingEvent], at location: SourceLocation = #_sourceLocation) throws {
        let refused = try take(events)
        #expect(refused.isEmpty, sourceLocation: location)
    }

    /// Takes each event as the desk would, once for each source and id; gives what was refused.
    mutating func take(_ events: [IncomingEvent]) throws -> [Violations] {
        var refused: [Violations] = []
        for event in events {
            let name = event.envelope.source.text
            try run("INSERT OR IGNORE INTO source(name) VALUES (?1)", name)
            let isNew = try run(
                """
                INSERT OR IGNORE INTO event_seen(source, id) VALUES ((SELECT number FROM source WHERE name = ?1), ?2)
                """, name, event.envelope.id.bytes)
            guard isNew == 1 else { continue }
            if let violations = try TakeEvents.take(event, in: &self) { refused.append(violations) }
            try run(
                "UPDATE source SET sequence = max(sequence, ?2), heard = ?3 WHERE name = ?1", name,
                event.envelope.sequence, event.arrived.milliseconds)
        }
        return refused
    }
}
