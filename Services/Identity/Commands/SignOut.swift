import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends the sender's own session.
struct SignOut: Command {
    static let name: MessageName = "identity.sign-out"
    static let permission: Permission? = nil

    init() {}

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        occasion.claims == nil ? .unauthenticated : nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        if let id = occasion.claims?.sid, let session = try Sessions.find(id, in: transaction.reader) {
            try Sessions.end(session, because: .signedOut, on: occasion, in: &transaction)
        }
        return .done(Done())
    }
}
