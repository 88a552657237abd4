public import AMQP
import Platform
public import SQLite
public import Vocabulary
import Wire

/// The thread that publishes the journal, in order, and moves its cursor only past what the broker has confirmed.
///
/// After a crash it may publish again what it had published already; consumers know an event by its id and drop it.
/// It is woken by a commit and looks at most once a second when idle. A broker that blocks us (low on memory or disk)
/// pauses it; writes go on, and the journal holds what waits.
public struct Relay: Sendable {
    /// Rows published before their confirms are awaited.
    public static let window = 500

    let line: Line
    let service: Context
    /// The first part of `source`: `/khuevan/<site>`.
    let site: String
    let path: String
    let committed: Wake

    public init(line: Line, service: Context, site: String, path: String, committed: Wake) {
        self.line = line
        self.service = service
        self.site = site
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
                _ = committed.wait(milliseconds: 1000)
                try connection.pump(milliseconds: 0)
            }
        }
    }

    /// Publishes one window of rows; gives how many were confirmed.
    private func publishNext(
        from database: inout Database, on connection: borrowing Connection
    ) throws(AMQPError) -> Int {
        guard let rows = waiting(in: database.reader), let last = rows.last else { return 0 }
        var tag: UInt64 = 0
        for row in rows { tag = try connection.publish(message(row), exchange: SuiteTopology.events, routingKey: row.routingKey(of: service), mandatory: true) }
        let returned = try connection.awaitConfirms(upTo: tag, milliseconds: 30_000)
        guard returned.isEmpty else {
            // Nobody would have heard it: a binding is missing. The cursor stays, so nothing is lost.
            line.tell("journal", .degraded, "no queue is bound for \(returned[0].routingKey)", as: "events have no reader")
            line.stop.wait(milliseconds: 1000)
            return 0
        }
        do throws(SQLiteError) {
            try database.write { (transaction) throws(SQLiteError) in
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
    private func message(_ row: Journal.Row) -> OutgoingMessage {
        let event = row.event(from: service, source: "\(site)/\(service.rawValue)")
        return OutgoingMessage(
            body: event.bytes, contentType: "application/cloudevents+json", type: event.type, messageID: row.id,
            timestamp: row.recorded / 1000, userID: service.rawValue, appID: service.rawValue,
            headers: [("school", .string(row.unit))], persistent: true)
    }
}

extension Journal.Row {
    func routingKey(of service: Context) -> String { "\(unit).\(service.rawValue).\(entity).\(fact)" }

    /// The row in the form that is published.
    func event(from service: Context, source: String) -> CloudEvent {
        CloudEvent(
            id: id, source: source, type: "vn.khuevan.\(service.rawValue).\(entity).\(fact).v1", subject: subject,
            time: Instant(milliseconds: occurred), recordedtime: Instant(milliseconds: recorded), school: unit,
            sequence: seq, entityversion: version, actor: actor, reason: reason, dataclassification: classification,
            dataschema: "urn:khuevan:schema:\(service.rawValue).\(entity):1", traceparent: traceparent, data: body[...])
    }
}
