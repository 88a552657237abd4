import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// The seals of the services' journals, for whoever checks a journal against them.
///
/// Anybody the broker admits may ask: a seal says a number and a hash, and the more people have it the better.
struct ShowSeals: Query {
    static let name: MessageName = "reporting.seals"
    static let permission: Permission? = nil

    /// Of one service only.
    var service: Context?

    struct Answer: Codable, Sendable {
        var seals: [JournalSeal]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(seals: try KeptSeals.all(of: service, in: store)))
    }
}
