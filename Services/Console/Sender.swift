import Messaging
import Platform
import Wire

/// Sends messages and hands over the answers: the broker in earnest, a closure in tests.
protocol Sender: AnyObject {
    /// Sends all, at most `window` unanswered at a time; answers come in any order.
    func send(
        _ requests: [Client.Request], window: Int, patience: Int64?,
        _ received: (Client.Request, Client.Answer) -> Void
    ) throws(Failure)

    /// Has a new token, where there is a session: what the old one allows may have changed.
    func renew() throws(Failure)
}

extension Sender {
    func renew() throws(Failure) {}

    /// Asks one question and waits for the answer.
    func ask(
        _ name: String, _ body: JSON = [:], after: JournalPosition? = nil, patience: Int64? = nil
    ) throws(Failure) -> JSON {
        try one(Client.Request(.query, name, body.bytes, id: Self.freshID(), after: after), patience)
    }

    /// Gives one command and waits for what became of it.
    func command(_ name: String, _ body: JSON, id: MessageID? = nil) throws(Failure) -> JSON {
        try one(Client.Request(.command, name, body.bytes, id: id ?? Self.freshID()), nil)
    }

    private func one(_ request: Client.Request, _ patience: Int64?) throws(Failure) -> JSON {
        var given: Client.Answer?
        try send([request], window: 1, patience: patience) { given = $1 }
        switch given {
        case .done(let result, _): return result
        case .refused(let problem): throw .refused(problem)
        case nil: throw .unreachable(.unreachable("no answer came"))
        }
    }

    static func freshID() -> MessageID { ids.make(now: Clock.system.now()) }
}

/// One source of ids for the process, so that they never go backwards.
private let ids = MessageID.Source()

/// The broker.
final class BrokerSender: Bearer {
    private var client: Client

    init(address: String, token: String?) throws(ClientError) {
        client = try Client(address: address, name: "khuevan", token: token)
    }

    var token: String? {
        get { client.token }
        set { client.token = newValue }
    }

    func send(
        _ requests: [Client.Request], window: Int, patience: Int64?,
        _ received: (Client.Request, Client.Answer) -> Void
    ) throws(Failure) {
        let usual = client.patienceMilliseconds
        if let patience { client.patienceMilliseconds = patience }
        defer { client.patienceMilliseconds = usual }
        do throws(ClientError) {
            try client.send(requests, window: window) { (request, answer) throws(ClientError) in
                received(request, answer)
            }
        } catch { throw .unreachable(error) }
    }
}
