import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Renews a session: a new token with the roles of now, and a new secret for the next time.
///
/// A secret is good once. An older one is somebody's copy, and nobody can say whose is the right one: the session ends
/// (RFC 9700 §4.14.2). The same message again, whose answer may have been lost, is answered alike.
struct Refresh: Command {
    static let name: MessageName = "identity.refresh"
    static let permission: Permission? = nil
    static let keepsAnswer = false
    static let remembersRefusal = true

    var refresh: Password
    var device: Device?

    typealias Answer = SignedIn

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<SignedIn> {
        guard let shown = RefreshSecret(refresh.text),
            var session = try Sessions.find(shown.session, in: transaction.reader),
            shown.isGenuine(with: session.secret), session.isLive(at: occasion.now),
            let account = try Accounts.state(of: session.account, in: transaction.reader)
        else { return .refused(.sessionEnded) }
        if let refusal = Refusal.status(account.status) { return .refused(refusal) }
        let isRepeated = shown.counter == session.counter - 1 && session.refreshedBy == occasion.id
        guard isRepeated || shown.counter == session.counter else {
            try endCopied(session, on: occasion, in: &transaction)
            return .refused(.sessionEnded)
        }
        if !isRepeated {
            session.counter += 1
            session.refreshedBy = occasion.id
        }
        // Also where it is a repeat: that brings a token too.
        session.refreshed = occasion.now
        let outcome = try SignedIn.issue(&session, of: account, on: occasion, in: transaction.reader)
        guard case .done = outcome else { return outcome }
        try Sessions.keep(session, in: &transaction)
        if isFromElsewhere(session) {
            try SharingCases.note(.copiedSession, on: session.account, on: occasion, in: &transaction)
        }
        try SharingSigns.look(at: session, on: occasion, in: &transaction)
        return outcome
    }

    /// Whether it comes from another machine than the one that was signed in on.
    private func isFromElsewhere(_ session: Session) -> Bool {
        guard let device, let known = session.device else { return false }
        return device.id != known.id
    }

    private func endCopied(
        _ session: Session, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try Sessions.end(session, because: .refreshReused, on: occasion, in: &transaction)
        // A machine that lost an answer repeats itself; another machine has a copy.
        if isFromElsewhere(session) {
            try SharingCases.note(.copiedSession, on: session.account, on: occasion, in: &transaction)
        }
    }
}

extension Refusal {
    static let sessionEnded = Refusal(
        .unauthenticated,
        Bilingual(
            en: "The session has ended. Sign in again.", vi: "Phiên đăng nhập đã kết thúc. Hãy đăng nhập lại."))
}
