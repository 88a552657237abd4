import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What of a session says that an account is used by more than one person; noted, never acted upon.
enum SharingSigns {
    private static let hour: Int64 = 3_600_000
    /// Machines of one person within an hour: at school, at home, in his pocket.
    private static let usualDevices = 3
    /// Two sessions are at work together where both were renewed within this time.
    private static let together: Int64 = 10 * 60_000

    /// Looks at a session that has just been opened or renewed, beside the account's others.
    static func look(
        at session: Session, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let device = session.device?.id else { return }
        let sessions = try Sessions.of(session.account, limit: 50, in: transaction.reader)
        let others = sessions.filter { $0.device.map { $0.id != device } ?? false }
        let now = occasion.now.milliseconds
        // Whoever has only just come to another machine has left the first; whoever goes on at both has not.
        if session.counter > 1,
            others.contains(where: {
                $0.isLive(at: occasion.now) && $0.counter > 1 && now - $0.refreshed.milliseconds < together
            })
        {
            try SharingCases.note(.twoDevices, on: session.account, on: occasion, in: &transaction)
        }
        let recent = sessions.filter { now - $0.opened.milliseconds < hour }.compactMap { $0.device?.id }
        if Set(recent).count > usualDevices {
            try SharingCases.note(.manyDevices, on: session.account, on: occasion, in: &transaction)
        }
    }
}
