import AMQP
public import SQLite
public import Wire

/// Fills a store anew with events in a given order, as if each were arriving: at the same desk, with the same trust.
public struct Rebuilder {
    private var desk: EventDesk

    public init(_ catalogue: Catalogue, gate: any Gatekeeper) { desk = EventDesk(catalogue: catalogue, gate: gate) }

    /// Takes in an event that arrived at some moment from one of the broker's users; gives why not, where it cannot be.
    public mutating func take(
        _ event: [UInt8], from user: String, at arrived: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> String? {
        guard case .success(let envelope) = CloudEvent.read(event), let key = envelope.routingKey?.text else {
            return "it is no event"
        }
        let delivery = Delivery(
            tag: 0, exchange: SuiteTopology.events, routingKey: key, consumerTag: Intake.events,
            properties: Properties(messageID: envelope.id.text, userID: user), body: event)
        switch try desk.settle(delivery, at: arrived, in: &transaction) {
        case .taken, .ignored: return nil
        case .refused(let refusal): return refusal.reason
        case .waits(let root): return "it waits for \(root.text)"
        }
    }

    /// Writes down what is noted once for many events.
    public mutating func finishBatch(at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try desk.finishBatch(at: now, in: &transaction)
    }
}
