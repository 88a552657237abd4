import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Has members gone on the first day they no longer work, where that was told before.
enum EndService: Routine {
    static let name: StaticString = "end service"
    static let pause: Int64 = 60_000

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        guard let today = LocalDate(of: now) else { return false }
        return try !Members.leaving(by: today, limit: 1, in: store).isEmpty
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        for var member in try Members.leaving(by: occasion.today, limit: 500, in: transaction.reader) {
            member.status = .left
            try Members.change(member, in: &transaction)
            try transaction.record("changed", member, on: occasion, occurred: (member.to ?? occasion.today).start)
        }
    }
}
