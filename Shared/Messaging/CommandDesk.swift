import AMQP
import Access
import Crypto
import SQLite
import Vocabulary
import Wire

/// Settles commands, one at a time, inside the writer's transaction.
///
/// `authenticate → seen before? → decode → authorise → handle → note the answer`: who asks comes first, because a
/// stored answer belongs to the sender who earned it.
struct CommandDesk {
    let catalogue: Catalogue
    let gate: any Gatekeeper
    var refusals = AccessRefusals()

    init(catalogue: Catalogue, gate: any Gatekeeper) {
        self.catalogue = catalogue
        self.gate = gate
    }

    /// Does what the message asks and gives what to tell its sender.
    ///
    /// `sent` is when the message came first: a token that was good then is good for it now. `labour` is what came of
    /// the work that was done beforehand.
    mutating func settle(
        _ delivery: Delivery, after labour: (any Sendable)?, at now: Instant, sent: Instant,
        in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply {
        let name = delivery.properties.type ?? delivery.routingKey
        guard let command = catalogue.command(name) else {
            return .refused(name, .unknown(name), instance: nil)
        }
        guard let id = delivery.properties.messageID.flatMap(MessageID.init) else {
            return .refused(name, .withoutIdentity, instance: nil)
        }
        return try settle(command, id, delivery, after: labour, at: now, sent: sent, in: &transaction)
    }

    private mutating func settle<C: Command>(
        _ command: C.Type, _ id: MessageID, _ delivery: Delivery, after labour: (any Sendable)?, at now: Instant,
        sent: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Reply {
        let name = C.name.text
        let claims = try gate.claims(in: delivery.header("authorization"), at: sent, from: transaction.reader)
        if C.permission != nil && claims == nil { return .refused(name, .unauthenticated, instance: id) }
        let sender = claims?.sub.text ?? "user/\(delivery.properties.userID ?? "")"
        let digest = SHA256.hash(Array(name.utf8) + [0] + delivery.body).bytes
        if let given = try Inbox.answer(to: id, from: sender, in: transaction.reader) {
            guard given.digest == digest else { return .refused(name, .usedTwice, instance: id) }
            return Reply(given)
        }
        let occasion = Occasion(
            id: id, claims: claims, user: delivery.properties.userID, now: now,
            traceParent: delivery.header("traceparent").flatMap(TraceParent.init), service: catalogue.service,
            labour: labour, gate: gate)
        let (reply, isFinal) = try answer(C.self, to: delivery.body, on: occasion, in: &transaction)
        if isFinal && C.keepsAnswer {
            try Inbox.keep(
                Inbox.Answer(digest: digest, type: reply.type, body: reply.body), to: id, from: sender, at: now,
                in: &transaction)
        }
        return reply
    }

    private mutating func answer<C: Command>(
        _ command: C.Type, to body: [UInt8], on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> (Reply, isFinal: Bool) {
        let name = C.name.text
        let command: C
        switch WireDecoder.decode(C.self, from: body) {
        case .failure(let violations):
            return (.refused(name, Refusal(violations), instance: occasion.id), true)
        case .success(let decoded): command = decoded
        }
        if let objection = try command.objection(on: occasion, in: transaction.reader) {
            if objection.code == .forbidden {
                let unit = try command.scope(in: transaction.reader)?.unit
                try refusals.note(C.name, C.permission, at: unit, on: occasion, in: &transaction)
            }
            return (.refused(name, objection, instance: occasion.id), false)
        }
        // A refusal leaves nothing behind, whatever the handler had begun, unless the command counts its refusals.
        let outcome = try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Outcome<C.Answer>> in
            let outcome = try command.handle(on: occasion, in: &transaction)
            if case .refused = outcome, !C.remembersRefusal { return .undo(outcome) }
            return .keep(outcome)
        }
        switch outcome {
        case .done(let answer):
            let head = try Journal.head(in: transaction.reader)
            return (.done(name, answer, at: JournalPosition(source: catalogue.service.rawValue, seq: head.seq)), true)
        case .refused(let refusal):
            return (.refused(name, refusal, instance: occasion.id), true)
        }
    }
}

extension Reply {
    /// The answer that was given before, again.
    fileprivate init(_ given: Inbox.Answer) {
        self.init(
            type: given.type,
            contentType: given.type.hasSuffix(".refused") ? "application/problem+json" : "application/json",
            body: given.body)
    }
}

extension Refusal {
    static func unknown(_ name: String) -> Refusal {
        guard let name = MessageName(name) else {
            return Refusal(
                .malformed,
                Bilingual(
                    en: "The property type must name a message, such as pupils.register-pupil.",
                    vi: "Thuộc tính type phải là tên thông điệp, ví dụ pupils.register-pupil."))
        }
        return Refusal(
            .malformed, Bilingual(en: "There is no message named \(name) here.", vi: "Không có thông điệp tên \(name).")
        )
    }

    static let withoutIdentity = Refusal(
        .malformed,
        Bilingual(
            en: "The property message_id must be a UUID; it makes the command safe to send again.",
            vi: "Thuộc tính message_id phải là UUID; nhờ đó có thể gửi lại lệnh mà không sợ làm hai lần."))

    static let usedTwice = Refusal(
        .duplicate,
        Bilingual(
            en: "This message_id was used for another message. Give each message its own.",
            vi: "message_id này đã dùng cho thông điệp khác. Mỗi thông điệp phải có mã riêng."))
}
