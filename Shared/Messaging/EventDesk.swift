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
        guard let name = EventName(envelope.type), let context = Context(rawValue: name.context) else {
            return "unknown type \(envelope.type)"
        }
        guard let unit = UnitCode(envelope.school),
            delivery.routingKey == "\(unit.text).\(name.context).\(name.entity).\(name.fact)"
        else { return "the routing key \(delivery.routingKey) contradicts school and type" }
        guard let user = delivery.userID, let source = EventSource(envelope.source, user: user) else {
            return "the source \(envelope.source) is not the user that the broker has validated"
        }
        guard try gate.trusts(source: source, on: context, of: unit, in: transaction.reader) else {
            return "\(envelope.source) is not the authority for \(context.rawValue) of \(unit.text)"
        }
        let number = try number(of: envelope.source, in: &transaction)
        guard try Inbox.isNew(envelope.id, from: number, in: &transaction) else { return nil }
        let event = IncomingEvent(
            envelope: envelope, context: context, entity: name.entity, fact: name.fact, unit: unit, source: source,
            arrived: now, bytes: delivery.body)
        if let violations = try fold(event, in: &transaction) { return "malformed: \(violations)" }
        if let sequence = envelope.sequence {
            try Inbox.advance(number, to: sequence, at: now, in: &transaction)
        }
        return nil
    }

    private func fold(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations? {
        for reaction in catalogue.reactions(to: event.context, event.entity) {
            if let violations = try react(reaction, to: event, in: &transaction) { return violations }
        }
        guard let ingest = catalogue.ingest else { return nil }
        return try ingest.take(event, in: &transaction)
    }

    private func react<R: Reaction>(
        _ reaction: R.Type, to event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        guard R.State.facts.contains(event.fact) else { return nil }
        switch WireDecoder.decode(R.State.self, from: Array(event.envelope.data)) {
        case .failure(let violations): return violations
        case .success(let state):
            try R.react(
                to: Event(
                    fact: event.fact, state: state, version: event.envelope.entityversion,
                    occurred: event.envelope.time, source: event.envelope.source, actor: event.envelope.actor),
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
