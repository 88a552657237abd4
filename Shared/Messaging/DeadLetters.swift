import AMQP
public import SQLite
import Wire

/// Messages that could not be taken in, kept with the reason; whole, unless they may hold a secret.
public enum DeadLetters {
    static func keep(
        _ delivery: Delivery, because reason: String, isSecret: Bool = false, at now: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO dead_letter(queue, exchange, routing_key, message_id, type, user, reason, at, body)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            delivery.consumerTag, delivery.exchange, delivery.routingKey, delivery.properties.messageID ?? "",
            delivery.properties.type ?? "", delivery.properties.userID ?? "", reason, now.milliseconds,
            isSecret ? [] : delivery.body)
    }

    public static func count(in store: Reader) throws(SQLiteError) -> Int {
        try store.value("SELECT count(*) FROM dead_letter") ?? 0
    }
}
