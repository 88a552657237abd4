public import AMQP
import Platform
public import Wire

/// Sends commands and queries and waits for their answers, on one thread, with many in flight.
///
/// What is not answered is sent again with the same id, after a lost connection or after a while: the receiver's inbox
/// makes that safe. A service that is `unavailable` just now is asked again too. So a caller sees one answer for each
/// request, however often anything on the way died.
public struct Client: ~Copyable {
    private let broker: Broker
    private let name: String
    private var held: Held?
    /// Sent with every message; nothing before sign-in.
    public var token: String?
    /// How long nothing at all may be answered before the suite counts as unreachable.
    public var patienceMilliseconds: Int64 = 60_000
    /// How long one message may stay unanswered before it is sent again.
    public var resendMilliseconds: Int64 = 5_000

    public init(_ broker: Broker, name: String, token: String? = nil) {
        self.broker = broker
        self.name = name
        self.token = token
    }

    /// One message to send.
    public struct Request: Sendable {
        public enum Kind: Sendable { case command, query }
        public var kind: Kind
        public var name: String
        public var body: [UInt8]
        public var id: MessageID
        /// For a query: wait until the store has come this far.
        public var after: JournalPosition?

        public init(_ kind: Kind, _ name: String, _ body: [UInt8], id: MessageID, after: JournalPosition? = nil) {
            self.kind = kind
            self.name = name
            self.body = body
            self.id = id
            self.after = after
        }
    }

    /// What came back.
    public enum Answer: Sendable {
        case done(result: JSON, position: JournalPosition?)
        case refused(Problem)
    }

    /// Sends one message and waits.
    public mutating func send(_ request: Request) throws(ClientError) -> Answer {
        var answer: Answer?
        try send([request], window: 1) { _, given in answer = given }
        guard let answer else { throw .unreachable("no answer came") }
        return answer
    }

    /// Sends many messages, at most `window` unanswered at a time, and hands each answer over as it comes.
    ///
    /// Answers may come in another order than the requests.
    public mutating func send(
        _ requests: [Request], window: Int, _ received: (Request, Answer) throws(ClientError) -> Void
    ) throws(ClientError) {
        var flight = Flight(requests, resendAfter: resendMilliseconds)
        var backoff = Backoff()
        var random = SystemRandomNumberGenerator()
        var reason = "no answer came"
        var lastProgress = Clock.monotonicMilliseconds()
        while !flight.isOver {
            guard Clock.monotonicMilliseconds() - lastProgress < patienceMilliseconds else {
                throw .unreachable(reason)
            }
            var landed: [(Request, Answer)] = []
            do throws(AMQPError) {
                landed = try exchange(&flight, window: window)
                backoff.reset()
            } catch {
                if case .accessRefused(let text) = error { throw .notAdmitted(text) }
                held = nil
                flight.startAgain()
                reason = "\(error)"
                _ = Wake().wait(milliseconds: backoff.next(using: &random))
            }
            for (request, answer) in landed {
                lastProgress = Clock.monotonicMilliseconds()
                try received(request, answer)
            }
        }
    }

    /// Sends what is due and takes one answer, if one comes soon, and all that the broker gave back.
    private mutating func exchange(_ flight: inout Flight, window: Int) throws(AMQPError) -> [(Request, Answer)] {
        let held = try connected()
        for request in flight.due(at: Clock.monotonicMilliseconds(), window: window) {
            _ = try held.connection.publish(
                message(for: request),
                exchange: request.kind == .command ? SuiteTopology.commands : SuiteTopology.queries,
                routingKey: request.name, mandatory: true)
        }
        let delivery = try held.connection.receive(milliseconds: 100)
        var landed = try returned(held.connection.takeSettled(), from: &flight)
        guard let delivery, let id = delivery.properties.correlationID else { return landed }
        let answer = Answer(delivery)
        if case .refused(let problem) = answer, problem.code == .unavailable {
            flight.postpone(id, until: Clock.monotonicMilliseconds() + 500)
        } else if let request = flight.land(id) {
            landed.append((request, answer))
        }
        return landed
    }

    /// The requests to which nobody answers.
    ///
    /// One that the broker would not take ends the connection: the channel might refuse for ever, another does not.
    private func returned(
        _ publications: [Publication], from flight: inout Flight
    ) throws(AMQPError) -> [(Request, Answer)] {
        if publications.contains(where: { $0.outcome == .rejected }) {
            throw .disconnected("the broker would not take a message")
        }
        return publications.compactMap { publication in
            guard case .returned = publication.outcome, let id = publication.messageID, let request = flight.land(id)
            else { return nil }
            return (request, .refused(Refusal.noSuchMessage(request.name).problem(instance: request.id)))
        }
    }

    private mutating func connected() throws(AMQPError) -> Held {
        if let held { return held }
        let connection = try Connection.open(broker, name: name)
        _ = try connection.consume(Connection.directReplyTo, prefetch: 0, tag: "replies", noAck: true)
        try connection.confirmPublishes()
        let held = Held(connection)
        self.held = held
        return held
    }

    private func message(for request: Request) -> OutgoingMessage {
        var headers: [Header] = []
        if let token { headers.append(Header("authorization", .string("Bearer \(token)"))) }
        if let after = request.after { headers.append(Header("after", .string(after.text))) }
        return OutgoingMessage(
            request.body,
            Properties(
                contentType: "application/json", type: request.name, messageID: request.id.text,
                correlationID: request.id.text, replyTo: Connection.directReplyTo,
                expiration: request.kind == .query ? "30000" : nil, userID: broker.user, appID: "khuevan",
                persistent: request.kind == .command, headers: headers))
    }
}

/// A connection in a box, because an optional cannot lend what cannot be copied.
private final class Held {
    let connection: Connection
    init(_ connection: consuming Connection) { self.connection = connection }
}

/// Why no answer could be had.
public enum ClientError: Error, Sendable, CustomStringConvertible {
    case unreachable(String)
    /// The broker does not know the user, or not with this password.
    case notAdmitted(String)
    /// What should say where the broker is does not.
    case notAnAddress(String)

    public var description: String {
        switch self {
        case .unreachable(let reason): "the suite cannot be reached: \(reason)"
        case .notAdmitted(let reason): "the broker does not admit this user: \(reason)"
        case .notAnAddress(let reason): "the address of the broker is not usable: \(reason)"
        }
    }
}

extension Client.Answer {
    /// Reads a reply; whatever is not an answer of ours counts as unavailable.
    init(_ delivery: Delivery) {
        let isRefusal = delivery.properties.type?.hasSuffix(".refused") ?? true
        if isRefusal {
            switch WireDecoder.decode(Problem.self, from: delivery.body) {
            case .success(let problem): self = .refused(problem)
            case .failure: self = .refused(Refusal.unavailable.problem(instance: nil))
            }
        } else if let json = try? JSON.parse(delivery.body), let result = json["result"] {
            var position: JournalPosition?
            if let stated = json["position"],
                case .success(let read) = WireDecoder.decode(JournalPosition.self, from: stated)
            {
                position = read
            }
            self = .done(result: result, position: position)
        } else {
            self = .refused(Refusal.unavailable.problem(instance: nil))
        }
    }
}

extension Refusal {
    static func noSuchMessage(_ name: String) -> Refusal {
        Refusal(
            .notFound,
            Bilingual(
                en: "No service answers to \(name). Check the name, and that the service has been started once.",
                vi: "Không có dịch vụ nào nhận \(name). Hãy kiểm tra tên, và dịch vụ đã từng được khởi động chưa."))
    }
}
