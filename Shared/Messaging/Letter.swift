import AMQP
public import Wire

/// A journal row as it is published.
struct Letter {
    var message: OutgoingMessage
    var routingKey: String
    /// The integrator whom it concerns as well, in the exchange of rejections.
    var copyKey: String?

    var exchange: String { SuiteTopology.events }

    /// Nothing for a row that no program of ours can have written.
    init?(_ row: Journal.Row, from source: EventSource) {
        guard let event = row.event(from: source), let key = event.routingKey?.text else { return nil }
        routingKey = key
        if row.entity == Rejection.entity { copyKey = event.subject.id.split(separator: "/").first.map(String.init) }
        // The attributes are mirrored into properties.
        message = OutgoingMessage(
            event.bytes,
            Properties(
                contentType: CloudEvent.contentType, type: event.type.text, messageID: event.id.text,
                timestamp: UInt64(max(0, event.recordedTime.milliseconds / 1000)), userID: source.name,
                appID: source.name, headers: [Header("school", .string(event.school))]))
    }
}

extension Journal.Row {
    /// The row in the form that is published; nothing for a row that no program of ours can have written.
    public func event(from source: EventSource) -> CloudEvent? {
        guard let id = MessageID(id), let actor = ActorName(actor), let subject = EventSubject(subject),
            let type = EventType(context: source.name, entity: entity, fact: fact),
            let classification = DataClassification(rawValue: classification)
        else { return nil }
        return CloudEvent(
            id: id, source: source, type: type, subject: subject, time: Instant(milliseconds: occurred),
            recordedTime: Instant(milliseconds: recorded), school: unit, sequence: seq, entityVersion: Int(version),
            actor: actor, reason: reason, dataClassification: classification,
            traceParent: traceparent.flatMap(TraceParent.init), data: body[...])
    }
}
