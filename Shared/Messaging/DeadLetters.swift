import AMQP
public import SQLite
import Wire

/// Messages that could not be taken in, kept whole with the reason.
public enum DeadLetters {
    /// Keeps a message; once only, since its sender may send it again every half second and fail every time.
    static func keep(
        _ delivery: Delivery, because reason: String, withBody: Bool = true, at now: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO dead_letter(queue, exchange, routing_key, message_id, type, user, reason, at, body)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            WHERE NOT EXISTS (
                SELECT 1 FROM dead_letter
                WHERE message_id = ?4 AND message_id <> '' AND user = ?6 AND type = ?5 AND reason = ?7 AND body = ?9
            )
            """,
            delivery.consumerTag, delivery.exchange, delivery.routingKey, delivery.properties.messageID ?? "",
            delivery.properties.type ?? "", delivery.properties.userID ?? "", reason, now.milliseconds,
            withBody ? delivery.body : [])
    }

    public static func count(in store: Reader) throws(SQLiteError) -> Int {
        try store.value("SELECT count(*) FROM dead_letter") ?? 0
    }
}
