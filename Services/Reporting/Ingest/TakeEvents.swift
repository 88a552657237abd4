import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Takes every event of every context: keeps it once, and folds it where figures are made of it.
///
/// The gate has made sure that the source may speak for this context of this unit, and the inbox that the event is new.
enum TakeEvents: Ingest {
    static func take(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations? {
        switch (event.context, event.envelope.type.entity) {
        case (.pupils, EnrolmentFact.State.entity): try fold(EnrolmentFact.self, event, in: &transaction)
        case (.pupils, PupilFact.State.entity): try fold(PupilFact.self, event, in: &transaction)
        case (.assessment, ResultFact.State.entity): try fold(ResultFact.self, event, in: &transaction)
        case (.pupils, ClassFact.State.entity): try fold(ClassFact.self, event, in: &transaction)
        case (.staff, MemberFact.State.entity): try fold(MemberFact.self, event, in: &transaction)
        case (.staff, AssignmentFact.State.entity): try fold(AssignmentFact.self, event, in: &transaction)
        case (.campus, GrowthFact.State.entity): try fold(GrowthFact.self, event, in: &transaction)
        case (.campus, RoomFact.State.entity): try fold(RoomFact.self, event, in: &transaction)
        case (.identity, UnitFact.State.entity): try fold(UnitFact.self, event, in: &transaction)
        case (_, JournalSeal.entity): try KeptSeals.take(event, in: &transaction)
        default: try keep(event, in: &transaction)
        }
    }

    /// A child's stays and results wait for the child, a duty for the member of staff: figures need both.
    static func missing(for event: IncomingEvent, in store: Reader) throws(SQLiteError) -> EventSubject? {
        let subject = event.envelope.subject
        guard let owner = subject.id.split(separator: "/").first.map(String.init) else { return nil }
        switch (event.context, event.envelope.type.entity) {
        case (.pupils, EnrolmentFact.State.entity), (.assessment, ResultFact.State.entity):
            let isHere = try store.exists("SELECT 1 FROM pupil WHERE pupil = ?1", owner)
            return isHere ? nil : EventSubject(entity: PupilFact.State.entity, id: owner)
        case (.staff, AssignmentFact.State.entity):
            let isHere = try store.exists("SELECT 1 FROM member WHERE member = ?1", owner)
            return isHere ? nil : EventSubject(entity: MemberFact.State.entity, id: owner)
        default: return nil
        }
    }

    private static func keep(
        _ event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        try Events.keep(event, in: &transaction)
        return nil
    }

    private static func fold<F: Fact>(
        _ type: F.Type, _ event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        let fact: F
        switch F.read(event) {
        case .failure(let violations): return violations
        case .success(let read): fact = read
        }
        let number = try Events.keep(event, in: &transaction)
        let moment = Moment(
            event: number, version: Int64(event.envelope.entityVersion),
            occurred: LocalDate(of: event.envelope.time) ?? .sample, arrived: event.arrived.milliseconds)
        guard try Facts.fold(fact, at: moment, in: &transaction) else {
            return try dispute(over: fact, in: event, in: &transaction)
        }
        try fact.foldParts(at: moment, in: &transaction)
        return nil
    }

    /// Two events claim one revision: the same source repeating itself is harmless, two sources are a conflict.
    private static func dispute<F: Fact>(
        over fact: F, in event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        let source = try Facts.source(of: fact, version: Int64(event.envelope.entityVersion), in: transaction.reader)
        guard let source, source != event.envelope.source.text else { return nil }
        return Violations(
            Violation(
                at: "/entityversion", .conflict,
                Bilingual(
                    en: "is a revision that \(source) has stated already; go on from the highest one",
                    vi: "là phiên bản mà \(source) đã công bố; hãy tiếp tục từ phiên bản cao nhất")))
    }
}
