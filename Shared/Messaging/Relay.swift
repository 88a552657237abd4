import AMQP
public import Platform
public import SQLite
public import Wire

/// The thread that publishes the journal, in order, and moves its cursor only past what the broker has confirmed.
///
/// After a crash it may publish again what it had published already; consumers know an event by its id and drop it.
/// It is woken by a commit and looks at most once a second when idle. A broker that blocks us (low on memory or disk)
/// pauses it; writes go on, and the journal holds what waits.
public struct Relay: Sendable {
    /// Rows published before their confirms are awaited.
    public static let window = 500

    let line: Line
    let source: EventSource
    let path: String
    let committed: Wake

    public init(line: Line, source: EventSource, path: String, committed: Wake) {
        self.line = line
        self.source = source
        self.path = path
        self.committed = committed
    }

    /// Runs on the calling thread until told to stop, and then until what is committed is published.
    public func run() throws(SQLiteError) {
        var database = try Database.open(path)
        // A cursor that a power cut sets back only publishes again: not worth a sync of its own.
        try database.execute("PRAGMA synchronous = NORMAL")
        line.keepOpen("relay") { (connection) throws(AMQPError) in
            try connection.confirmPublishes()
            while true {
                let published = try publishNext(from: &database, on: connection)
                if published > 0 { continue }
                if line.stop.isRaised { return }
                _ = try connection.pump(milliseconds: 0)
                _ = try connection.wait(milliseconds: 1000, until: committed)
            }
        }
    }

    /// Publishes one window of rows; gives how many were confirmed.
    private func publishNext(
        from database: inout Database, on connection: borrowing Connection
    ) throws(AMQPError) -> Int {
        guard let rows = waiting(in: database.reader), let last = rows.last else { return 0 }
        var tag: UInt64 = 0
        for row in rows where !(Fault.skipRows.isPlanted && row.seq % 100 == 0) {
            guard let event = row.event(from: source), let key = event.routingKey?.text else {
                line.tell("journal", .unhealthy, "row \(row.seq) is no event", as: "the journal was altered")
                return 0
            }
            tag = try connection.publish(message(event), exchange: SuiteTopology.events, routingKey: key)
        }
        Failpoint.afterPublish.pass()
        let publications = try connection.awaitConfirms(upTo: tag, milliseconds: 30_000)
        // A channel that refuses once may refuse for as long as a dead node stays dead; another does not.
        if publications.contains(where: { $0.outcome == .rejected }) {
            throw .disconnected("the broker would not take an event")
        }
        guard publications.allSatisfy({ $0.outcome == .confirmed }) else {
            // Nobody would have heard it, because a binding is missing: the cursor stays, nothing is lost.
            line.tell("journal", .degraded, "the broker did not take every event", as: "events have no reader")
            return 0
        }
        Failpoint.afterConfirm.pass()
        do throws(SQLiteError) {
            _ = try database.write { (transaction) throws(SQLiteError) in
                try transaction.run("UPDATE relay_cursor SET seq = ?1", last.seq)
            }
            line.tell("journal", .healthy)
        } catch {
            line.tell("journal", .unhealthy, "\(error)", as: "the relay cannot move its cursor")
        }
        return rows.count
    }

    private func waiting(in store: Reader) -> [Journal.Row]? {
        do throws(SQLiteError) {
            let cursor: Int64 = try store.value("SELECT seq FROM relay_cursor") ?? 0
            return try Journal.rows(after: cursor, limit: Self.window, in: store)
        } catch {
            line.tell("journal", .unhealthy, "\(error)", as: "the relay cannot read the journal")
            return nil
        }
    }

    /// The row as a CloudEvent, its attributes mirrored into properties.
    private func message(_ event: CloudEvent) -> OutgoingMessage {
        OutgoingMessage(
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
