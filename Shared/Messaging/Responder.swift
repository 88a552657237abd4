import AMQP
import Access
import Platform
public import SQLite
import Vocabulary
import Wire

/// The thread that answers queries, from a read-only connection that sees the writer's last commit.
///
/// A query that says `after: <position>` waits up to two seconds until the store has come that far; it waits aside,
/// so that others pass it. Where too many wait, whoever has waited longest is told to ask again.
public struct Responder: Sendable {
    static let patienceMilliseconds: Int64 = 2000
    /// Queries that wait at once.
    static let capacity = 256
    /// Between two looks at all that wait: with each that comes would be once too often.
    private static let pauseMilliseconds: Int64 = 5

    let line: Line
    let catalogue: Catalogue
    let gate: any Gatekeeper
    /// What comes before a service's name in `source`: `/khuevan/<site>`.
    let site: String
    let path: String
    /// Where refusals and readings become facts.
    let traces: Traces

    public init(
        line: Line, catalogue: Catalogue, gate: any Gatekeeper, site: String, path: String,
        traces: Traces = Traces()
    ) {
        self.line = line
        self.catalogue = catalogue
        self.gate = gate
        self.site = site
        self.path = path
        self.traces = traces
    }

    /// Runs on the calling thread until told to stop.
    public func run() throws(SQLiteError) {
        var database = try Database.openReadOnly(path)
        line.keepOpen("responder") { (connection) throws(AMQPError) in
            try connection.check(SuiteTopology.of(catalogue))
            let queue = "\(catalogue.service.rawValue).queries"
            // Acknowledged as they are taken up: what is not must wait in the broker, not in our memory.
            _ = try connection.consume(queue, prefetch: 256, tag: "queries")
            var watch = ConsumerWatch(of: [queue])
            var waiting: [Waiting] = []
            // Whom a lost connection leaves without an answer.
            defer { for case let held? in waiting.map(\.held) { traces.giveUp(held.slip) } }
            var nextLook: Int64 = 0
            while !line.stop.isRaised {
                try watch.look(on: connection, telling: line.health)
                if let delivery = try connection.receive(milliseconds: waiting.isEmpty ? 250 : 5) {
                    try connection.acknowledge(delivery.tag)
                    if let reply = takeUp(delivery, beside: &waiting, from: &database) {
                        try connection.reply(to: reply.delivery, reply.reply, from: catalogue.service.rawValue)
                    }
                }
                guard Clock.monotonicMilliseconds() >= nextLook else { continue }
                nextLook = Clock.monotonicMilliseconds() + Self.pauseMilliseconds
                var stillWaiting: [Waiting] = []
                for var one in waiting {
                    if let reply = answer(&one, from: &database) {
                        try connection.reply(to: one.delivery, reply, from: catalogue.service.rawValue)
                    } else {
                        stillWaiting.append(one)
                    }
                }
                waiting = stillWaiting
            }
        }
    }

    /// A query, and until when it may wait for its answer.
    private struct Waiting {
        var delivery: Delivery
        var until: Int64
        /// What is to be told once its trace is written.
        var held: Held?

        var mayWait: Bool { Clock.monotonicMilliseconds() < until }

        init(_ delivery: Delivery) {
            self.delivery = delivery
            until = Clock.monotonicMilliseconds() + Responder.patienceMilliseconds
        }
    }

    /// A reply that its trace goes before.
    private struct Held {
        var reply: Reply
        /// The trace's number at the writer.
        var slip: Int
        /// What is told where the trace cannot be written in time.
        var otherwise: Reply
    }

    /// What a query leads to: a reply at once, or one that is held back.
    private enum Ruling {
        case now(Reply)
        case held(Held)
    }

    /// Answers a query that has come, or has it wait; then whoever has waited longest may have to go for it.
    private func takeUp(
        _ delivery: Delivery, beside waiting: inout [Waiting], from database: inout Database
    ) -> (delivery: Delivery, reply: Reply)? {
        var fresh = Waiting(delivery)
        if let reply = answer(&fresh, from: &database) { return (delivery, reply) }
        waiting.append(fresh)
        guard waiting.count > Self.capacity else { return nil }
        var first = waiting.removeFirst()
        while true {
            first.until = 0
            if let reply = answer(&first, from: &database) { return (first.delivery, reply) }
        }
    }

    /// The reply, or nothing while the store has not come as far as the query wants, or the trace is not written yet.
    private func answer(_ waiting: inout Waiting, from database: inout Database) -> Reply? {
        if let held = waiting.held { return release(held, mayWait: waiting.mayWait) }
        switch rule(on: waiting.delivery, mayWait: waiting.mayWait, from: &database) {
        case nil: return nil
        case .now(let reply): return reply
        case .held(let held):
            waiting.held = held
            waiting.until = Clock.monotonicMilliseconds() + Self.patienceMilliseconds
            return nil
        }
    }

    private func release(_ held: Held, mayWait: Bool) -> Reply? {
        switch traces.fate(of: held.slip) {
        case .written: return held.reply
        case .lost: return held.otherwise
        case .open where mayWait: return nil
        case .open:
            traces.giveUp(held.slip)
            return held.otherwise
        }
    }

    private func rule(on delivery: Delivery, mayWait: Bool, from database: inout Database) -> Ruling? {
        let name = delivery.properties.type ?? delivery.routingKey
        let id = delivery.properties.messageID.flatMap(MessageID.init)
        guard let query = catalogue.query(name) else { return .now(.refused(name, .unknown(name), instance: id)) }
        do throws(SQLiteError) {
            return try database.read { (store) throws(SQLiteError) -> Ruling? in
                if let after = delivery.header("after").flatMap(JournalPosition.init), try !has(after, in: store) {
                    return mayWait ? nil : .now(.refused(name, .notYet, instance: id))
                }
                return try rule(on: query, delivery, id ?? occasionIDs.make(now: line.clock.now()), from: store)
            }
        } catch {
            line.log.note(.error, "a query failed", ["message.name": name, "reason": "\(error)"])
            return .now(.refused(name, .unavailable, instance: id))
        }
    }

    private func rule<Q: Query>(
        on query: Q.Type, _ delivery: Delivery, _ id: MessageID, from store: Reader
    ) throws(SQLiteError) -> Ruling {
        let name = Q.name.text
        let claims = try gate.claims(in: delivery.header("authorization"), at: now, from: store)
        if Q.permission != nil && claims == nil { return .now(.refused(name, .unauthenticated, instance: id)) }
        let question: Q
        switch WireDecoder.decode(Q.self, from: delivery.body.isEmpty ? [0x7B, 0x7D] : delivery.body) {
        case .failure(let violations): return .now(.refused(name, Refusal(violations), instance: id))
        case .success(let decoded): question = decoded
        }
        let occasion = Occasion(
            id: id, claims: claims, user: delivery.properties.userID, now: now,
            traceParent: delivery.header("traceparent").flatMap(TraceParent.init),
            service: catalogue.service,
            gate: gate)
        let scope = try question.scope(in: store)
        if let permission = Q.permission,
            let objection = try occasion.objection(to: permission, over: scope, in: store)
        {
            return refuse(question, objection, over: scope, on: occasion)
        }
        switch try question.answer(on: occasion, from: store) {
        case .done(let answer):
            let head = try Journal.head(in: store)
            let reply = Reply.done(
                name, answer, at: JournalPosition(source: catalogue.service.rawValue, seq: head.seq))
            // A family is told who else has looked.
            let isOwn = scope?.pupil != nil && scope?.pupil == claims?.pupil
            guard !isOwn, let disclosure = question.disclosure(in: answer) else { return .now(reply) }
            return show(reply, to: question, disclosure, over: scope, on: occasion)
        case .refused(let refusal): return refuse(question, refusal, over: scope, on: occasion)
        }
    }

    /// The refusal; one for want of a right is handed to the writer first.
    private func refuse<Q: Query>(
        _ question: Q, _ refusal: Refusal, over scope: Scope?, on occasion: Occasion
    ) -> Ruling {
        let reply = Reply.refused(Q.name.text, refusal, instance: occasion.id)
        guard refusal.code == .forbidden, let account = occasion.claims?.sub else { return .now(reply) }
        let trace = Trace.refusal(
            AccessRefusal(
                account: account, command: Q.name, permission: Q.permission, school: scope?.unit ?? .root))
        // Once the writer has it, it is written sooner or later: its sender need not wait until then.
        return hold(reply, until: trace, otherwise: reply, of: Q.name, on: occasion)
    }

    /// The answer that shows sensitive data, once it is written down that it does; never without.
    private func show<Q: Query>(
        _ reply: Reply, to question: Q, _ disclosure: Disclosure, over scope: Scope?, on occasion: Occasion
    ) -> Ruling {
        guard let claims = occasion.claims else {
            return .now(.refused(Q.name.text, .unauthenticated, instance: occasion.id))
        }
        let reading = AccessReading(
            of: disclosure, by: claims, with: Q.name, at: scope?.unit ?? .root, now: occasion.now)
        let otherwise = Reply.refused(Q.name.text, .unavailable, instance: occasion.id)
        return hold(reply, until: .reading(reading), otherwise: otherwise, of: Q.name, on: occasion)
    }

    private func hold(
        _ reply: Reply, until trace: Trace, otherwise: Reply, of name: MessageName, on occasion: Occasion
    ) -> Ruling {
        guard let slip = traces.post(trace, on: occasion) else {
            return .now(.refused(name.text, .unavailable, instance: occasion.id))
        }
        return .held(Held(reply: reply, slip: slip, otherwise: otherwise))
    }

    /// Whether the store holds everything up to the position: its own journal, or what it has read of another's.
    private func has(_ position: JournalPosition, in store: Reader) throws(SQLiteError) -> Bool {
        if position.source == catalogue.service.rawValue { return try Journal.head(in: store).seq >= position.seq }
        return try store.exists(
            "SELECT 1 FROM source WHERE name = ?1 AND sequence >= ?2", "\(site)/\(position.source)", position.seq)
    }

    private var now: Instant { Instant(milliseconds: line.clock.now()) }
}

/// Ids for queries that came without one.
private let occasionIDs = MessageID.Source()

extension Refusal {
    static let notYet = Refusal(
        .unavailable,
        Bilingual(
            en: "The service has not yet read as far as the position you asked for. Ask again.",
            vi: "Dịch vụ chưa đọc đến vị trí bạn yêu cầu. Hãy hỏi lại."))
}
