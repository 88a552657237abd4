import AMQP
import SQLite
import Vocabulary
import Wire

/// Sends each message to the desk that settles it, and sets aside what no desk can settle now.
struct Desks {
    let catalogue: Catalogue
    let log: Log
    private let gate: any Gatekeeper
    private var commands: CommandDesk
    private var events: EventDesk
    private var readings: AccessReadings
    private var waiting = Waiting()

    init(catalogue: Catalogue, gate: any Gatekeeper, log: Log) {
        self.catalogue = catalogue
        self.log = log
        self.gate = gate
        commands = CommandDesk(catalogue: catalogue, gate: gate)
        events = EventDesk(catalogue: catalogue, gate: gate)
        readings = AccessReadings(register: catalogue.readings)
    }

    /// Settles all deliveries of one transaction, and what is done once for all of them.
    ///
    /// Throws only what concerns the whole store (busy, full, damaged): then nothing of the batch happened, and the
    /// caller tells ``forgetBatch()``. `labours` is what came of the work that was done beforehand, by tag.
    mutating func settle(
        _ deliveries: [Delivery], after labours: Labours = [:], at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> [Reply?] {
        var replies: [Reply?] = []
        replies.reserveCapacity(deliveries.count)
        for delivery in deliveries {
            let message = Message(delivery, after: labours[delivery.tag])
            replies.append(try settle(message, at: now, in: &transaction))
        }
        try events.finishBatch(at: now, in: &transaction)
        return replies
    }

    /// Settles a message that the process may have died on, having written down first that it is tried.
    mutating func settle(
        suspect delivery: Delivery, at now: Instant, in database: inout Database
    ) throws(SQLiteError) -> [Reply?] {
        let attempts = try database.write { (transaction) throws(SQLiteError) in
            try Suspects.begin(delivery, in: &transaction)
        }
        return try database.write { (transaction) throws(SQLiteError) -> [Reply?] in
            try Suspects.end(in: &transaction)
            guard attempts > Suspects.patience else {
                return try settle([delivery], at: now, in: &transaction)
            }
            log.note(.error, "the process dies on a message", ["routing.key": delivery.routingKey])
            let reason = "the process died on it \(attempts - 1) times"
            try SetAside.keep(Message(delivery), .dead, because: reason, at: now, in: &transaction)
            return [nil]
        }
    }

    /// Tries again what is due; gives each message with its reply.
    mutating func retry(
        limit: Int, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> [(Delivery, Reply?)] {
        waiting.forget()
        var settled: [(Delivery, Reply?)] = []
        for kept in try SetAside.due(at: now, limit: limit, in: transaction.reader) {
            let message = Message(kept)
            settled.append((message.delivery, try settle(message, at: now, in: &transaction)))
        }
        try events.finishBatch(at: now, in: &transaction)
        return settled
    }

    /// Whatever was settled so far stands.
    mutating func beginBatch() {
        commands.refusals.stand()
        readings.stand()
    }

    /// Forgets what a batch that was rolled back had taught: none of it happened.
    mutating func forgetBatch() {
        commands.refusals.undo()
        readings.undo()
        events.forgetBatch()
        waiting.forget()
    }

    /// Settles one message inside its own savepoint, so that a bad one does not sink its batch.
    private mutating func settle(
        _ message: Message, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply? {
        switch message.delivery.consumerTag {
        case Intake.dead:
            let (letter, death) = (Message(message.delivery.beforeDeath), message.delivery.death)
            try SetAside.keep(letter, .dead, because: "the broker gave it up: \(death)", at: now, in: &transaction)
            return nil
        case Intake.events:
            try take(message, at: now, in: &transaction)
            return nil
        default: return try obey(message, at: now, in: &transaction)
        }
    }

    // MARK: Commands

    private mutating func obey(
        _ message: Message, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply? {
        let delivery = message.delivery
        let name = delivery.properties.type ?? delivery.routingKey
        // A command whose answer is not kept may hold a secret, and so may its body.
        let isSecret = catalogue.command(name)?.keepsAnswer == false
        if message.number == nil, try waiting.holds(delivery, in: transaction.reader) {
            return .refused(name, .unavailable, instance: delivery.properties.messageID.flatMap(MessageID.init))
        }
        let reply: Reply
        do throws(SQLiteError) {
            reply = try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Reply> in
                .keep(
                    try commands.settle(
                        delivery, after: message.labour, at: now, sent: message.arrived ?? now, in: &transaction))
            }
        } catch {
            guard error.isOfStatement else { throw error }
            waiting.forget()
            log.note(.error, "a message could not be handled", ["message.name": name, "reason": "\(error)"])
            try SetAside.keep(
                isSecret ? message.withoutBody : message, isSecret ? .dead : .again, because: "\(error)", at: now,
                in: &transaction)
            return .refused(name, .unavailable, instance: delivery.properties.messageID.flatMap(MessageID.init))
        }
        // A refusal that nobody will hear must be seen by somebody.
        if let refusal = reply.refusal, ReplyAddress(delivery.properties.replyTo) == nil {
            try SetAside.keep(
                isSecret ? message.withoutBody : message, .dead, because: refusal.reason, at: now, in: &transaction)
        } else {
            try SetAside.forget(message, in: &transaction)
        }
        return reply
    }

    // MARK: Events

    private mutating func take(
        _ message: Message, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let verdict: Verdict
        do throws(SQLiteError) {
            verdict = try events.settle(message.delivery, at: now, in: &transaction)
        } catch {
            guard error.isOfStatement else { throw error }
            log.note(.error, "an event could not be handled", message.traits(because: "\(error)"))
            waiting.forget()
            try SetAside.keep(message, .again, because: "\(error)", at: now, in: &transaction)
            return
        }
        switch verdict {
        case .taken(let subject):
            try SetAside.forget(message, in: &transaction)
            if try waiting.hasParked(in: transaction.reader) {
                try SetAside.release(subject, at: now, in: &transaction)
                waiting.forget()
            }
        case .ignored: try SetAside.forget(message, in: &transaction)
        case .waits(let root):
            waiting.forget()
            try SetAside.keep(
                message, .parked(until: root), because: "waits for \(root.text)", at: now, in: &transaction)
        case .refused(let refusal):
            log.note(.warning, "an event could not be taken in", message.traits(because: refusal.reason))
            let isNew = try SetAside.keep(message, .dead, because: refusal.reason, at: now, in: &transaction)
            if isNew, let rejection = Rejection(of: message.delivery, because: refusal) {
                try transaction.record("raised", rejection, on: occasion(at: now))
            }
        }
    }

    // MARK: Traces of access

    /// Whether refusals or readings have been counted that are to be written down by now.
    func hasCounted(at now: Instant) -> Bool { commands.refusals.isDue(at: now) || readings.isDue(at: now) }

    /// Writes down who was refused an answer and who shall see whose data, and what has been counted of such before.
    mutating func settle(
        _ slips: [Traces.Slip], at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        for slip in slips {
            switch slip.trace {
            case .refusal(let refusal):
                try commands.refusals.note(refusal, times: slip.times, on: slip.occasion, in: &transaction)
            case .reading(let reading):
                try readings.note(reading, times: slip.times, on: slip.occasion, in: &transaction)
            }
        }
        try settleCounted(at: now, now: now, in: &transaction)
    }

    /// Writes down what has been counted and is over at that time; all where none is said.
    mutating func settleCounted(
        at moment: Instant?, now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try commands.refusals.settle(at: moment, in: &transaction)
        try readings.settle(at: moment, now: now, in: &transaction)
    }

    /// Gives up what can never be written down, so that it keeps nothing else from being done.
    mutating func dropTraces() {
        commands.refusals = AccessRefusals()
        readings = AccessReadings(register: catalogue.readings)
    }

    /// The circumstances of what the service does by itself.
    func occasion(at now: Instant) -> Occasion {
        Occasion(
            id: ownOccasions.make(now: now.milliseconds), claims: nil, now: now, service: catalogue.service, gate: gate)
    }
}

/// Ids for what nobody has asked for.
private let ownOccasions = MessageID.Source()
