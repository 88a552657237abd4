public import SQLite
public import Vocabulary
public import Wire

/// Takes in every event as it comes, bytes and all: the hot path of a service that folds everybody's facts.
public protocol Ingest: Sendable {
    /// Folds one trusted, new event; gives what is wrong with it where it cannot be read.
    static func take(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations?

    /// What another vendor's event refers to and is not here; the event waits for it. Nothing where all is here.
    static func missing(for event: IncomingEvent, in store: Reader) throws(SQLiteError) -> EventSubject?
}

extension Ingest {
    public static func missing(for event: IncomingEvent, in store: Reader) throws(SQLiteError) -> EventSubject? { nil }
}

/// An event that is trusted and new, its data not yet decoded.
public struct IncomingEvent: Sendable {
    public var envelope: CloudEvent
    public var context: Context
    public var unit: UnitCode
    public var publisher: Publisher
    public var arrived: Instant
    /// The whole message as it came.
    public var bytes: [UInt8]

    public init(
        envelope: CloudEvent, context: Context, unit: UnitCode, publisher: Publisher, arrived: Instant, bytes: [UInt8]
    ) {
        self.envelope = envelope
        self.context = context
        self.unit = unit
        self.publisher = publisher
        self.arrived = arrived
        self.bytes = bytes
    }

    /// The state that the event carries.
    ///
    /// It must be the subject that the envelope names, of the unit that the publisher is trusted for: else whoever
    /// may speak for one school could speak for all.
    public func state<State: Recordable>(_ type: State.Type) -> Result<State, Violations> {
        envelope.decodeData(State.self).flatMap { state in
            guard state.subject == envelope.subject.text else {
                return .failure(Violations(Violation(at: "/subject", .invalid, Self.otherSubject)))
            }
            guard state.unit == unit else {
                return .failure(Violations(Violation(at: "/school", .invalid, Self.otherUnit)))
            }
            return .success(state)
        }
    }

    private static let otherSubject = Bilingual(
        en: "must be the subject that data describes", vi: "phải là đối tượng mà phần data mô tả")
    private static let otherUnit = Bilingual(
        en: "must be the unit that data belongs to", vi: "phải là đơn vị của phần data")
}
