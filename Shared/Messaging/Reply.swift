import AMQP
import Wire

/// What a sender is told.
struct Reply: Sendable {
    var type: String
    var contentType: String
    var body: [UInt8]
    /// Why not, where it says no for the first time.
    var refusal: Refusal?

    /// Done, with the answer and the position a reader may wait for.
    static func done(_ name: String, _ answer: some Encodable & Sendable, at position: JournalPosition) -> Reply {
        Reply(
            type: "\(name).done", contentType: "application/json",
            body: WireEncoder.encode(Success(result: answer, position: position)))
    }

    static func refused(_ name: String, _ refusal: Refusal, instance: MessageID?) -> Reply {
        // What was no name of ours may be too long for a property, or hold what our own decoder would not read.
        Reply(
            type: "\(MessageName(name)?.text ?? "unknown").refused", contentType: "application/problem+json",
            body: WireEncoder.encode(refusal.problem(instance: instance)), refusal: refusal)
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
    /// Answers a delivery that asked for an answer and says where one can be put.
    func reply(to delivery: Delivery, _ reply: Reply, from service: String) throws(AMQPError) {
        guard let address = ReplyAddress(delivery.properties.replyTo) else { return }
        // Bytes that are no UTF-8 have been repaired, and may have become longer than a property can be.
        let correlations = [delivery.properties.correlationID, delivery.properties.messageID]
        try publishApart(
            OutgoingMessage(
                reply.body,
                Properties(
                    contentType: reply.contentType, type: reply.type,
                    correlationID: correlations.compactMap(\.self).first { $0.utf8.count <= 255 }, appID: service,
                    persistent: false)),
            exchange: "", routingKey: address.queue)
    }
}
