import AMQP
public import SQLite
public import Wire

extension SetAside {
    /// A message that was set aside, without its text, which may be long.
    public struct Kept: RowReadable, Sendable {
        public var number: Int64
        public var state: State
        /// What it waits for, where it is parked.
        public var root: String?
        public var attempts: Int
        public var reason: String
        /// When it came first, and when its state changed last.
        public var arrived: Instant
        public var changed: Instant
        /// `commands` or `events`: where it came in.
        public var queue: String
        public var routingKey: String
        public var messageID: String
        public var type: String
        /// The broker's user who sent it.
        public var user: String
        /// The length of its text.
        public var bytes: Int

        static let columns = """
            number, state, root, attempts, reason, arrived, changed, queue, routing_key, message_id, type, user,
            length(body)
            """

        public init(row: borrowing Row) throws(SQLiteError) {
            number = try row.integer(0)
            state = try row[1]
            root = try row.get(2)
            attempts = try row[3]
            reason = try row.text(4)
            arrived = try row[5]
            changed = try row[6]
            queue = try row.text(7)
            routingKey = try row.text(8)
            messageID = try row.text(9)
            type = try row.text(10)
            user = try row.text(11)
            bytes = try row[12]
        }
    }

    /// A message that was set aside, whole.
    public struct Original: RowReadable, Sendable {
        public var kept: Kept
        public var body: [UInt8]
        private var exchange: String
        private var correlationID: String?
        private var replyTo: String?
        private var authorization: String?
        private var traceParent: String?

        static let columns = "\(Kept.columns), body, exchange, correlation_id, reply_to, authorization, traceparent"

        public init(row: borrowing Row) throws(SQLiteError) {
            kept = try Kept(row: row)
            body = try row.blob(13)
            exchange = try row.text(14)
            correlationID = try row.get(15)
            replyTo = try row.get(16)
            authorization = try row.get(17)
            traceParent = try row.get(18)
        }

        /// The message as it came.
        var delivery: Delivery {
            var headers: [Header] = []
            if let authorization { headers.append(Header("authorization", .string(authorization))) }
            if let traceParent { headers.append(Header("traceparent", .string(traceParent))) }
            func given(_ text: String) -> String? { text.isEmpty ? nil : text }
            return Delivery(
                tag: 0, redelivered: true, exchange: exchange, routingKey: kept.routingKey, consumerTag: kept.queue,
                properties: Properties(
                    type: given(kept.type), messageID: given(kept.messageID), correlationID: correlationID,
                    replyTo: replyTo, userID: given(kept.user), headers: headers),
                body: body)
        }
    }
}
