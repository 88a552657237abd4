import Messaging
import SQLite
import Vocabulary
import Wire

/// Every event as it came, less what names a person.
enum Events {
    static let insert = """
        INSERT INTO event(source, id, type, unit, subject, version, occurred, recorded, arrived, actor, sequence, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """

    /// Gives the event's number.
    @discardableResult
    static func keep(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Int64 {
        let envelope = event.envelope
        try transaction.prepare(insert).run(
            .text(envelope.source.text), .text(envelope.id.text), .text(envelope.type.name), .text(event.unit.text),
            .text(envelope.subject.text), .integer(Int64(envelope.entityVersion)),
            .integer(envelope.time.milliseconds), .integer(envelope.recordedTime.milliseconds),
            .integer(event.arrived.milliseconds), .text(envelope.actor.text), .integer(envelope.sequence),
            .blob(Anonymous.bytes(of: event)))
        return transaction.lastInsertedRow
    }
}
