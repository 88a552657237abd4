import AMQP
import SQLite
import Vocabulary
import Wire

/// Takes in events, one at a time, inside the writer's transaction.
struct EventDesk {
    let catalogue: Catalogue
    let gate: any Gatekeeper
    /// Sources met so far in this process, so that each is looked up once.
    private var sources: [String: Int64] = [:]
    /// Who has been found trustworthy about what in this batch; the register may change with any event of identity.
    private var trusted: Set<Trust> = []
    /// How far each source has been read in this batch: written once at its end.
    private var positions: [Int64: Int64] = [:]

    private struct Trust: Hashable {
        var publisher: Publisher
        var context: Context
        var unit: UnitCode
    }

    init(catalogue: Catalogue, gate: any Gatekeeper) {
        self.catalogue = catalogue
        self.gate = gate
    }

    /// Folds the event; gives the reason where it cannot be taken in.
    mutating func settle(
        _ delivery: Delivery, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> String? {
        let envelope: CloudEvent
        switch CloudEvent.read(delivery.body) {
        case .failure(let violations): return "malformed: \(violations)"
        case .success(let read): envelope = read
        }
        guard let context = Context(rawValue: envelope.type.context), envelope.type.version == 1 else {
            return "unknown type \(envelope.type)"
        }
        guard let unit = UnitCode(envelope.school), delivery.routingKey == envelope.routingKey?.text else {
            return "the routing key \(delivery.routingKey) contradicts school and type"
        }
        guard let publisher = Publisher(envelope.source, user: delivery.properties.userID) else {
            return "the source \(envelope.source) is not the user that the broker has validated"
        }
        // Another vendor's facts are for the service that folds everybody's; the others do not act on them.
        if case .integrator = publisher, catalogue.ingest == nil { return nil }
        guard try trusts(Trust(publisher: publisher, context: context, unit: unit), in: transaction.reader) else {
            return "\(envelope.source) is not the authority for \(context.rawValue) of \(unit.text)"
        }
        let source = try number(of: envelope.source.text, in: &transaction)
        guard try Inbox.isNew(envelope.id.text, from: source, in: &transaction) else { return nil }
        let event = IncomingEvent(
            envelope: envelope, context: context, unit: unit, publisher: publisher, arrived: now, bytes: delivery.body)
        if let violations = try fold(event, in: &transaction) { return "malformed: \(violations)" }
        positions[source] = max(positions[source] ?? 0, envelope.sequence)
        if context == .identity { trusted = [] }
        return nil
    }

    /// Writes down how far each source of the batch has been read.
    mutating func finishBatch(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        for (source, sequence) in positions {
            try Inbox.advance(source, to: sequence, at: now, in: &transaction)
        }
        forgetBatch()
    }

    /// Forgets what belongs to one batch, whether it was committed or rolled back.
    mutating func forgetBatch() {
        positions = [:]
        trusted = []
    }

    private mutating func trusts(_ trust: Trust, in store: Reader) throws(SQLiteError) -> Bool {
        if trusted.contains(trust) { return true }
        guard try gate.trusts(trust.publisher, on: trust.context, of: trust.unit, in: store) else { return false }
        trusted.insert(trust)
        return true
    }

    private func fold(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations? {
        for reaction in catalogue.reactions(to: event.context, event.envelope.type.entity) {
            if let violations = try react(reaction, to: event, in: &transaction) { return violations }
        }
        guard let ingest = catalogue.ingest else { return nil }
        return try ingest.take(event, in: &transaction)
    }

    private func react<R: Reaction>(
        _ reaction: R.Type, to event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        let envelope = event.envelope
        guard R.State.facts.contains(envelope.type.fact) else { return nil }
        switch event.state(R.State.self) {
        case .failure(let violations): return violations
        case .success(let state):
            try R.react(
                to: Event(
                    fact: envelope.type.fact, state: state, version: Int64(envelope.entityVersion),
                    occurred: envelope.time, source: envelope.source, actor: envelope.actor),
                in: &transaction)
            return nil
        }
    }

    private mutating func number(
        of source: String, in transaction: inout Transaction
    ) throws(SQLiteError) -> Int64 {
        if let known = sources[source] { return known }
        let number = try Inbox.number(ofSource: source, in: &transaction)
        sources[source] = number
        return number
    }

    /// Forgets what it remembers of sources, after a batch that was rolled back may have taken new ones with it.
    mutating func forgetSources() { sources = [:] }
}
