import AMQP
import SQLite
import Vocabulary
import Wire

/// Takes in events, one at a time, inside the writer's transaction.
struct EventDesk {
    let catalogue: Catalogue
    let gate: any Gatekeeper
    private var sources = Sources()
    /// Who has been found trustworthy about what in this batch; the register may change with any event of identity.
    private var trusted: Set<Trust> = []

    private struct Trust: Hashable {
        var publisher: Publisher
        var context: Context
        var unit: UnitCode
        /// Whether it is about access to the publisher itself.
        var isOwnAffair = false
    }

    /// An event that says of itself nothing that is false: type, place and publisher are as they should be.
    private struct Credible {
        var envelope: CloudEvent
        var trust: Trust
    }

    init(catalogue: Catalogue, gate: any Gatekeeper) {
        self.catalogue = catalogue
        self.gate = gate
    }

    /// Folds the event, or says why not; a refusal leaves nothing behind but the number of the event.
    mutating func settle(
        _ delivery: Delivery, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Verdict {
        // Another vendor's facts are for the service that folds everybody's; the others do not act on them.
        if catalogue.ingest == nil, delivery.isOfAnotherVendor { return .ignored }
        let credible: Credible
        switch read(delivery) {
        case .failure(let refusal): return .refused(refusal)
        case .success(let read): credible = read
        }
        let (envelope, trust) = (credible.envelope, credible.trust)
        let isLike = catalogue.hearsPart(of: trust.context)
        // What has another's way in must be for the like of whoever said it, and nobody else.
        if delivery.exchange == SuiteTopology.neighbours, !isLike { return .ignored }
        // Of its like a service hears what concerns it, so that numbers have gaps that are none.
        let source =
            isLike
            ? try sources.note(in: envelope.source.text, in: &transaction)
            : try sources.note(envelope.sequence, of: envelope.source.text, at: now, in: &transaction)
        guard try trusts(trust, in: transaction.reader) else {
            return try distrust(trust, envelope.source, in: transaction.reader)
        }
        let event = IncomingEvent(
            envelope: envelope, context: trust.context, unit: trust.unit, publisher: trust.publisher, arrived: now,
            bytes: delivery.body)
        let verdict = try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Verdict> in
            let verdict = try take(event, from: source, in: &transaction)
            if case .taken = verdict { return .keep(verdict) }
            return .undo(verdict)
        }
        if trust.context == .identity { trusted = [] }
        return verdict
    }

    /// Reads the envelope and compares what it says with what the broker knows.
    private func read(_ delivery: Delivery) -> Result<Credible, Refusal> {
        let envelope: CloudEvent
        switch CloudEvent.read(delivery.body) {
        case .failure(let violations): return .failure(Refusal(violations))
        case .success(let read): envelope = read
        }
        guard let context = Context(rawValue: envelope.type.context), envelope.type.version == 1 else {
            return .failure(.unknownType(envelope.type))
        }
        // Numbers are counted with; nobody comes near this one honestly.
        guard envelope.sequence < Sources.end else { return .failure(.absurdSequence) }
        // A range that a service publishes again comes straight to the queue, under the queue's name.
        let isReplay = delivery.exchange.isEmpty && !envelope.source.isIntegrator
        guard let unit = UnitCode(envelope.school), isReplay || delivery.routingKey == envelope.routingKey?.text else {
            return .failure(.contradictoryKey(delivery.routingKey))
        }
        guard let publisher = Publisher(envelope.source, user: delivery.properties.userID) else {
            return .failure(.notTheUser(envelope.source))
        }
        let isOwnAffair =
            publisher == .service(context)
            && [AccessRefusal.entity, AccessReading.entity].contains(envelope.type.entity)
        return .success(
            Credible(
                envelope: envelope,
                trust: Trust(publisher: publisher, context: context, unit: unit, isOwnAffair: isOwnAffair)))
    }

    private func take(
        _ event: IncomingEvent, from source: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) -> Verdict {
        guard try Inbox.isNew(event.envelope.id, from: source, in: &transaction) else {
            return .taken(event.envelope.subject)
        }
        // Our own services name nothing that they have not said before; whoever folds need not look it up.
        if case .integrator = event.publisher, let ingest = catalogue.ingest,
            let root = try ingest.missing(for: event, in: transaction.reader)
        {
            return .waits(for: root)
        }
        if let violations = try fold(event, in: &transaction) { return .refused(Refusal(violations)) }
        return .taken(event.envelope.subject)
    }

    /// A school that we have not heard of yet may well be his; one that we know is not.
    private func distrust(_ trust: Trust, _ source: EventSource, in store: Reader) throws(SQLiteError) -> Verdict {
        if case .integrator = trust.publisher, try !gate.knows(trust.unit, in: store),
            let root = EventSubject(entity: "unit", id: trust.unit.text)
        {
            return .waits(for: root)
        }
        return .refused(.notTheAuthority(source, trust.context.rawValue, trust.unit.text))
    }

    /// Writes down what is noted once for a batch.
    mutating func finishBatch(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try sources.finishBatch(at: now, in: &transaction)
        trusted = []
    }

    /// Forgets what a batch that was rolled back had taught: none of it happened.
    mutating func forgetBatch() {
        sources.forget()
        trusted = []
    }

    /// Whom a service has answered or sent away nobody else can say, whoever does the school's work by now.
    private mutating func trusts(_ trust: Trust, in store: Reader) throws(SQLiteError) -> Bool {
        if trust.isOwnAffair || trusted.contains(trust) { return true }
        guard try gate.trusts(trust.publisher, on: trust.context, of: trust.unit, in: store) else { return false }
        trusted.insert(trust)
        return true
    }

    private func fold(_ event: IncomingEvent, in transaction: inout Transaction) throws(SQLiteError) -> Violations? {
        for reaction in catalogue.reactions(to: event.context, event.envelope.type.entity) {
            if let violations = try react(reaction, to: event, in: &transaction) { return violations }
        }
        for response in catalogue.responses(to: event.context, event.envelope.type.entity) {
            if let violations = try respond(response, to: event, in: &transaction) { return violations }
        }
        if let violations = try register(event, in: &transaction) { return violations }
        guard let ingest = catalogue.ingest else { return nil }
        return try ingest.take(event, in: &transaction)
    }

    private func register(
        _ event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        guard event.envelope.type.entity == AccessReading.entity, let register = catalogue.readings,
            register.contexts.contains(event.context)
        else { return nil }
        switch event.state(AccessReading.self) {
        case .failure(let violations): return violations
        case .success(let reading):
            try register.keep(reading, in: &transaction)
            return nil
        }
    }

    private func react<R: Reaction>(
        _ reaction: R.Type, to event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        switch read(event, as: R.State.self) {
        case nil: return nil
        case .failure(let violations): return violations
        case .success(let read): try R.react(to: read, in: &transaction)
        }
        return nil
    }

    private func respond<R: Response>(
        _ response: R.Type, to event: IncomingEvent, in transaction: inout Transaction
    ) throws(SQLiteError) -> Violations? {
        switch read(event, as: R.State.self) {
        case nil: return nil
        case .failure(let violations): return violations
        case .success(let read):
            let occasion = Occasion(
                id: event.envelope.id, claims: nil, now: event.arrived, traceParent: event.envelope.traceParent,
                service: catalogue.service, gate: gate)
            try R.respond(to: read, on: occasion, in: &transaction)
        }
        return nil
    }

    /// The fact with its state; nothing for one that this release does not know.
    private func read<State: PublicState>(
        _ event: IncomingEvent, as type: State.Type
    ) -> Result<Event<State>, Violations>? {
        let envelope = event.envelope
        guard State.facts.contains(envelope.type.fact) else { return nil }
        return event.state(State.self).map { state in
            Event(
                fact: envelope.type.fact, state: state, version: Int64(envelope.entityVersion),
                occurred: envelope.time, source: envelope.source, actor: envelope.actor)
        }
    }
}

extension Delivery {
    /// Whether somebody other than our services has published it for everybody to hear.
    fileprivate var isOfAnotherVendor: Bool {
        guard exchange == SuiteTopology.events, let user = properties.userID else { return false }
        return Context(rawValue: user) == nil
    }
}
