import AMQP
import Wire

/// What a sender is told.
struct Reply: Sendable {
    var type: String
    var contentType: String
    var body: [UInt8]

    /// Done, with the answer and the position a reader may wait for.
    static func done(_ name: String, _ answer: some Encodable & Sendable, at position: JournalPosition) -> Reply {
        Reply(
            type: "\(name).done", contentType: "application/json",
            body: WireEncoder.encode(Success(result: answer, position: position)))
    }

    static func refused(_ name: String, _ refusal: Refusal, instance: MessageID?) -> Reply {
        Reply(
            type: "\(name).refused", contentType: "application/problem+json",
            body: WireEncoder.encode(refusal.problem(instance: instance)))
    }

    private struct Success<Answer: Encodable>: Encodable {
        var result: Answer
        var position: JournalPosition
    }
}

/// How far a source's journal had come.
public struct JournalPosition: Codable, Sendable, Hashable {
    public var source: String
    public var seq: Int64

    public init(source: String, seq: Int64) {
        self.source = source
        self.seq = seq
    }

    /// Reads `pupils:1234`, as the header `after` carries it.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let seq = Int64(parts[1]), seq >= 0, String(seq) == parts[1] else {
            return nil
        }
        self.init(source: String(parts[0]), seq: seq)
    }

    public var text: String { "\(source):\(seq)" }
}

extension Connection {
    /// Answers a delivery that asked for an answer.
    func reply(to delivery: Delivery, _ reply: Reply, from service: String) throws(AMQPError) {
        guard let replyTo = delivery.properties.replyTo else { return }
        try publishApart(
            OutgoingMessage(
                reply.body,
                Properties(
                    contentType: reply.contentType, type: reply.type,
                    correlationID: delivery.properties.correlationID ?? delivery.properties.messageID, appID: service,
                    persistent: false)),
            exchange: "", routingKey: replyTo)
    }
}
