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

    /// Settles all deliveries of one transaction, and what is done once for all of them.
    ///
    /// Throws only what concerns the whole store (busy, full, damaged): then nothing of the batch happened, and the
    /// caller tells ``forgetBatch()``.
    mutating func settle(
        _ deliveries: [Delivery], at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> [Reply?] {
        var replies: [Reply?] = []
        replies.reserveCapacity(deliveries.count)
        for delivery in deliveries { replies.append(try settle(delivery, at: now, in: &transaction)) }
        try events.finishBatch(at: now, in: &transaction)
        try Inbox.forgetOldAnswers(at: now, in: &transaction)
        return replies
    }

    /// Settles one delivery inside its own savepoint, so that a bad one does not sink its batch.
    private mutating func settle(
        _ delivery: Delivery, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply? {
        let isEvent = delivery.exchange == SuiteTopology.events
        do throws(SQLiteError) {
            if isEvent { return try take(delivery, at: now, in: &transaction) }
            return try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Reply> in
                .keep(try commands.settle(delivery, at: now, in: &transaction))
            }
        } catch {
            guard error.isOfStatement else { throw error }
            let name = delivery.properties.type ?? delivery.routingKey
            log.note(.error, "a message could not be handled", ["message.name": name, "reason": "\(error)"])
            // A command whose answer is not kept may hold a secret, and so may its body.
            let isSecret = !isEvent && catalogue.command(name)?.keepsAnswer == false
            try DeadLetters.keep(delivery, because: "\(error)", withBody: !isSecret, at: now, in: &transaction)
            events.forgetSources()
            let id = delivery.properties.messageID.flatMap(MessageID.init)
            return isEvent ? nil : .refused(name, .unavailable, instance: id)
        }
    }

    /// Forgets what a batch that was rolled back had taught: none of it happened.
    mutating func forgetBatch() {
        events.forgetSources()
        events.forgetBatch()
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
