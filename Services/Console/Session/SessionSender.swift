import Messaging
import Platform
import Wire

/// Sends with a token that can be exchanged.
protocol Bearer: Sender {
    var token: String? { get set }
}

/// Sends in the name of whoever is signed in, and renews the token while there is time.
final class SessionSender: Sender {
    private let bearer: any Bearer
    private let environment: Environment
    private let clock: Clock
    private let lock: SessionLock
    private var session: Session
    /// Identity was silent: it is left in peace until then, as long as the token is good.
    private var notBefore: Instant

    init(_ bearer: any Bearer, _ session: Session, _ environment: Environment, _ clock: Clock) {
        self.bearer = bearer
        self.session = session
        self.environment = environment
        self.clock = clock
        lock = SessionLock(environment)
        notBefore = Instant(milliseconds: clock.now())
        bearer.token = session.token
    }

    /// A long list is cut, so that the token can be renewed in between: what has arrived is judged by when it came.
    func send(
        _ requests: [Client.Request], window: Int, patience: Int64?,
        _ received: (Client.Request, Client.Answer) -> Void
    ) throws(Failure) {
        var rest = requests[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(max(Self.piece, window)))
            rest = rest.dropFirst(piece.count)
            try renew { $0.isDue(at: self.now) }
            let turned = try send(piece, window, patience, received)
            guard !turned.isEmpty else { continue }
            // Withdrawn, not run out: roles have changed, and the next token says what is left. Once is enough.
            try renew()
            try bearer.send(turned, window: window, patience: patience, received)
        }
    }

    /// Sends, and gives back what was turned away for its token, where another can be had.
    private func send(
        _ requests: [Client.Request], _ window: Int, _ patience: Int64?,
        _ received: (Client.Request, Client.Answer) -> Void
    ) throws(Failure) -> [Client.Request] {
        var turned: [Client.Request] = []
        let mayRenew = session.refresh != nil
        try bearer.send(requests, window: window, patience: patience) { request, answer in
            if mayRenew, case .refused(let problem) = answer, problem.code == .unauthenticated {
                turned.append(request)
            } else {
                received(request, answer)
            }
        }
        return turned
    }

    func renew() throws(Failure) {
        let held = session.token
        notBefore = now
        try renew { $0.token == held }
    }

    /// Messages between two looks at the clock; a minute's work where each is a whole parcel of rows.
    private static let piece = 64

    private var now: Instant { Instant(milliseconds: clock.now()) }

    /// Has a new token where the session on record needs one, under the lock: another run may have been quicker.
    private func renew(where isDue: (Session) -> Bool) throws(Failure) {
        guard isDue(session), try isAnswered() else { return }
        session = try lock.holding { () throws(Failure) in
            guard let found = try Session.current(environment, now: now), let refresh = found.refresh else {
                throw .signedOut(session.account)
            }
            return isDue(found) ? try next(found, refresh) : found
        }
        bearer.token = session.token
    }

    /// Whether Identity is there to be asked for a token.
    ///
    /// A refresh in the queue of a service that is down would be done when nobody waits for it any more, and the secret
    /// that is kept here would then end the session. A question in that queue is harmless. While the token is good, a
    /// silent Identity holds nobody up.
    private func isAnswered() throws(Failure) -> Bool {
        let isGood = session.expires.map { $0 > now } ?? true
        if isGood && now < notBefore { return false }
        bearer.token = nil
        defer { bearer.token = session.token }
        do throws(Failure) {
            _ = try bearer.ask("identity.health", patience: 3_000)
        } catch {
            guard isGood, case .unreachable(.unreachable) = error else { throw error }
            notBefore = now.advanced(byMilliseconds: 60_000)
            return false
        }
        return true
    }

    private func next(_ session: Session, _ refresh: String) throws(Failure) -> Session {
        let answer: JSON
        bearer.token = nil
        defer { bearer.token = session.token }
        do throws(Failure) {
            var members = [Member("refresh", .string(refresh))]
            if let device = Device.current(environment) { members.append(Member("device", device)) }
            answer = try bearer.command("identity.refresh", .object(members))
        } catch {
            guard case .refused(let problem) = error, problem.code.endsSession else { throw error }
            // A secret that was refused is worth nothing; it shall not be tried again.
            do throws(FileError) { try Files.remove(Session.path(environment)) } catch { throw .because(error) }
            throw .ended(session.account, problem.detail)
        }
        guard let next = Session(signIn: answer, account: session.account, at: now), next.refresh != nil else {
            throw .notUnderstood("identity")
        }
        try next.save(environment)
        return next
    }
}

extension ProblemCode {
    /// Said to a refresh, that the session is over; anything else says that the message did not get as far.
    fileprivate var endsSession: Bool {
        switch self {
        case .unauthenticated, .forbidden, .conflict, .locked, .duplicate, .invalid: true
        case .malformed, .unknownMember, .notFound, .incomplete, .tooLarge, .unavailable: false
        }
    }
}

extension Failure {
    fileprivate static func ended(_ account: String, _ reason: Bilingual) -> Failure {
        .failed(
            en: "the session of \(account) has ended: \(reason.en) Sign in again: khuevan sign-in \(account)",
            vi: "phiên của \(account) đã kết thúc: \(reason.vi) Hãy đăng nhập lại: khuevan sign-in \(account)")
    }

    fileprivate static func signedOut(_ account: String) -> Failure {
        .failed(
            en: "\(account) has been signed out meanwhile; sign in again: khuevan sign-in \(account)",
            vi: "\(account) vừa bị đăng xuất; hãy đăng nhập lại: khuevan sign-in \(account)")
    }
}
