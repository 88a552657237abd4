public import SQLite
public import Vocabulary
public import Wire

/// Takes in every event as it comes, bytes and all: the hot path of a service that folds everybody's facts.
public protocol Ingest: Sendable {
    /// Folds one trusted, new event; gives what is wrong with it where it cannot be read.
    static func take(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations?
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
}
