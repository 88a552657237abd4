import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// How a school lets a pupil go, step by step; each step is one transaction, and is told when it is done.
///
/// noted → accepted → closing → released → confirmed. A school answers; the day comes; Assessment and Campus gather what
/// they know; the pupil becomes the other school's and the sealed package goes out; the receipt comes back. Killed
/// between any two, it goes on from what the store holds.
enum Handover {
    /// Until a package without a receipt is sent again; a request that nobody has noted, likewise.
    static let patience: Int64 = 3_600_000

    /// Tells where a release stands.
    static func tell(
        _ id: TransferID, on occasion: Occasion, occurred: Instant? = nil, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let kept = try Releases.find(id, in: transaction.reader) else { return }
        var state = kept.state
        if state.status == .closing {
            let merges = try Merges.standing(into: state.pupil, in: transaction.reader)
            state.aliases = merges.isEmpty ? nil : merges.map(\.alias)
        }
        try transaction.record(state.status.rawValue, state, on: occasion, occurred: occurred)
    }

    /// The day has come: asks the other services for what they know.
    static func close(
        _ id: TransferID, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try Releases.advance(id, to: .closing, in: &transaction)
        try tell(id, on: occasion, in: &transaction)
    }

    /// Gives the pupil into the other school's hands, once all that travels along has been gathered.
    static func release(
        _ id: TransferID, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let kept = try Releases.find(id, in: transaction.reader), kept.status == .closing,
            let transcript = kept.transcript, let health = kept.health,
            let file = try PupilFiles.find(kept.request.pupil, in: transaction.reader)
        else { return }
        let (receiver, day) = (kept.request.receiver, kept.request.from)
        try endStay(of: file.code, by: day, on: occasion, in: &transaction)
        let isAway = try Transfers.find(id, in: transaction.reader) == nil
        try FormerSchools.hand(file, to: receiver, from: day, isAway: isAway, in: &transaction)
        let package = try TransferPackage.pack(
            file, from: FormerSchools.all(of: file.code, in: transaction.reader), with: transcript, health,
            in: transaction.reader)
        // In one installation the file stays where it is and changes hands; elsewhere it is opened from the package.
        if !isAway, let moved = try PupilFiles.find(file.code, in: transaction.reader) {
            try transaction.record("transferred", moved, on: occasion, occurred: day.start)
        }
        try Releases.release(
            id, with: package, sealed: package.computedSeal, due: occasion.now.advanced(byMilliseconds: patience),
            in: &transaction)
        try tell(id, on: occasion, occurred: day.start, in: &transaction)
    }

    /// The last day at the school: the day of the transfer, or the end of the school year where that came before it.
    static func lastDay(
        of stay: Enrolment, by day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> LocalDate {
        let calendar = try SchoolYears.find(stay.school, stay.year, in: store)
        return calendar.map { min($0.ends, day) } ?? day
    }

    private static func endStay(
        of pupil: PupilCode, by day: LocalDate, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard let stay = try Stays.latest(of: pupil, in: transaction.reader), stay.to == nil else { return }
        let last = try lastDay(of: stay, by: day, in: transaction.reader)
        let ended = stay.ended(on: last, as: .transferredOut)
        if stay.openSuspension != nil { try Suspensions.end(of: pupil, on: last, in: &transaction) }
        try Stays.keep(ended, in: &transaction)
        try transaction.record("transferred-out", ended, on: occasion, occurred: last.start)
    }
}
