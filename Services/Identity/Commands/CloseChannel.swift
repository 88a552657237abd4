import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Writes down that an account elsewhere is no more.
struct CloseChannel: Command {
    static let name: MessageName = "identity.close-channel"
    static let permission: Permission? = .nameResponsible

    var number: Int64
    /// The first day without it.
    var on: LocalDate

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Channels.find(number, in: store).map { Scope($0.unit) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var channel = try Channels.find(number, in: transaction.reader) else { return .refused(.notFound) }
        if let closed = channel.to {
            guard closed != on else { return .done(Done()) }
            return .refused(
                Refusal(.conflict, at: "/on", en: "was closed on \(closed.text)", vi: "đã đóng ngày \(closed.text)"))
        }
        guard channel.from < on else {
            return .refused(
                Refusal(
                    .invalid, at: "/on", en: "must be later than \(channel.from.text), its first day",
                    vi: "phải sau ngày \(channel.from.text) là ngày đầu tiên"))
        }
        channel.to = on
        try Channels.change(channel, in: &transaction)
        try transaction.record("closed", channel, on: occasion)
        return .done(Done())
    }
}
