import AMQP
public import SQLite
public import Wire

extension SetAside {
    /// A message that was set aside, as it is kept.
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
        public var body: [UInt8]
        var exchange: String
        var correlationID: String?
        var replyTo: String?
        var authorization: String?
        var traceParent: String?

        public static let columns = """
            number, state, root, attempts, reason, arrived, changed, queue, routing_key, message_id, type, user, body,
            exchange, correlation_id, reply_to, authorization, traceparent
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
            body = try row.blob(12)
            exchange = try row.text(13)
            correlationID = try row.get(14)
            replyTo = try row.get(15)
            authorization = try row.get(16)
            traceParent = try row.get(17)
        }

        /// The message as it came.
        var delivery: Delivery {
            var headers: [Header] = []
            if let authorization { headers.append(Header("authorization", .string(authorization))) }
            if let traceParent { headers.append(Header("traceparent", .string(traceParent))) }
            func given(_ text: String) -> String? { text.isEmpty ? nil : text }
            return Delivery(
                tag: 0, redelivered: true, exchange: exchange, routingKey: routingKey, consumerTag: queue,
                properties: Properties(
                    type: given(type), messageID: given(messageID), correlationID: correlationID, replyTo: replyTo,
                    userID: given(user), headers: headers),
                body: body)
        }
    }
}
