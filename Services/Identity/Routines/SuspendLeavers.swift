import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Suspends the account of a pupil who has left the school, on the first day he is there no more.
///
/// Who goes to another school of this installation comes in again once its homeroom teacher has reinstated the account:
/// nobody is let in by whom he is no longer known to. Each leaving is looked at once, so what somebody reinstates after
/// it stays so. Who goes on at the same school, from one level to the next, has not left it. A leaving may be heard of
/// long after it, as all of them are at an upgrade, and ends no account that was given since.
enum SuspendLeavers: Routine {
    static let name: StaticString = "suspend leavers"
    static let pause: Int64 = 10_000
    private static let most = 50

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try !leavings(at: now, limit: 1, in: store).isEmpty
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        for leaving in try leavings(at: occasion.now, limit: most, in: transaction.reader) {
            try KnownStays.settle(leaving, in: &transaction)
            let codes = try KnownPupils.place(of: leaving.pupil, in: transaction.reader)?.codes ?? [leaving.pupil]
            let goesOn = try KnownStays.goesOn(
                codes, at: leaving.schoolClass.school, from: occasion.today, in: transaction.reader)
            if goesOn { continue }
            for account in try Accounts.open(of: codes, in: transaction.reader) where account.status == nil {
                // Whoever was let in after it, where he is in a class now, is known there.
                if try Accounts.isGiven(account.name, after: leaving.day, in: transaction.reader),
                    try KnownStays.open(of: codes, at: account.unit, in: transaction.reader) != nil
                {
                    continue
                }
                try Accounts.suspend(
                    account.name, on: occasion, reason: "Học sinh đã rời trường · The pupil has left the school",
                    in: &transaction)
            }
        }
    }

    private static func leavings(
        at now: Instant, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [KnownStays.Leaving] {
        try KnownStays.unsettled(on: LocalDate(of: now) ?? .sample, limit: limit, in: store)
    }
}
