import Wire

/// Which requests wait, which are in the air, and which must go again: pure, so that it is tested without a broker.
struct Flight {
    private var waiting: [Client.Request]
    private var inTheAir: [String: (request: Client.Request, sent: Int64)] = [:]
    private var postponed: [(request: Client.Request, until: Int64)] = []
    private let resendAfter: Int64

    /// Takes off with nothing in the air; `resendAfter` is how many milliseconds a request may stay unanswered.
    init(_ requests: [Client.Request], resendAfter: Int64) {
        waiting = requests.reversed()
        self.resendAfter = resendAfter
    }

    var isOver: Bool { waiting.isEmpty && inTheAir.isEmpty && postponed.isEmpty }

    /// What is to be sent at a moment: first what has waited too long for an answer, then new ones while there is room.
    mutating func due(at now: Int64, window: Int) -> [Client.Request] {
        var due: [Client.Request] = []
        for request in flown where now - (inTheAir[request.id.text]?.sent ?? now) >= resendAfter {
            inTheAir[request.id.text]?.sent = now
            due.append(request)
        }
        let ready = postponed.filter { $0.until <= now }
        postponed.removeAll { $0.until <= now }
        for (request, _) in ready.reversed() { waiting.append(request) }
        while inTheAir.count < window, let request = waiting.popLast() {
            inTheAir[request.id.text] = (request, now)
            due.append(request)
        }
        return due
    }

    /// The request that an answer belongs to; nothing for an answer that has come before.
    mutating func land(_ id: String) -> Client.Request? {
        inTheAir.removeValue(forKey: id)?.request
    }

    /// Sends a request again, but not before a moment.
    mutating func postpone(_ id: String, until: Int64) {
        guard let request = land(id) else { return }
        postponed.append((request, until))
    }

    /// Everything in the air is lost with its connection and goes again.
    mutating func startAgain() {
        waiting += flown.reversed()
        inTheAir = [:]
    }

    /// What is in the air, the longest flown first.
    private var flown: [Client.Request] {
        inTheAir.values.sorted { ($0.sent, $0.request.id) < ($1.sent, $1.request.id) }.map(\.request)
    }
}
