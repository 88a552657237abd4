import AMQP
import SQLite
import Wire

/// Sends each delivery to the desk that settles it, and keeps what no desk can settle.
struct Desks {
    let catalogue: Catalogue
    let log: Log
    let commands: CommandDesk
    var events: EventDesk

    init(catalogue: Catalogue, gate: any Gatekeeper, log: Log) {
        self.catalogue = catalogue
        self.log = log
        commands = CommandDesk(catalogue: catalogue, gate: gate)
        events = EventDesk(catalogue: catalogue, gate: gate)
    }

    /// Settles one delivery inside its own savepoint, so that a bad one does not sink its batch.
    ///
    /// Throws only what concerns the whole store (busy, full, damaged): then nothing of the batch happened.
    mutating func settle(
        _ delivery: Delivery, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply? {
        do throws(SQLiteError) {
            if delivery.exchange == SuiteTopology.events { return try take(delivery, at: now, in: &transaction) }
            return try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Reply> in
                .keep(try commands.settle(delivery, at: now, in: &transaction))
            }
        } catch {
            guard error.isOfOneMessage else { throw error }
            log.note(.error, "a message could not be handled", ["message": delivery.properties.type ?? "", "reason": "\(error)"])
            let isSecret = catalogue.command(delivery.properties.type ?? delivery.routingKey)?.keepsAnswer == false
            try DeadLetters.keep(delivery, because: "\(error)", isSecret: isSecret, at: now, in: &transaction)
            let id = delivery.properties.messageID.flatMap(MessageID.init)
            return .refused(delivery.properties.type ?? delivery.routingKey, .unavailable, instance: id)
        }
    }

    /// Takes in an event, or keeps it as a dead letter with the reason.
    private mutating func take(
        _ delivery: Delivery, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply? {
        let reason = try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<String?> in
            let reason = try events.settle(delivery, at: now, in: &transaction)
            return reason == nil ? .keep(nil) : .undo(reason)
        }
        guard let reason else { return nil }
        events.forgetSources()
        log.note(.warning, "an event could not be taken in", ["routing.key": delivery.routingKey, "reason": reason])
        try DeadLetters.keep(delivery, because: reason, at: now, in: &transaction)
        return nil
    }
}

extension SQLiteError {
    /// A rule of the schema or a value that does not fit: the fault of one message, not of the store.
    fileprivate var isOfOneMessage: Bool { isConstraint || isMismatch }
}
