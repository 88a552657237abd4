import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends a place in a group on a day; a head's rights end the same day.
struct EndAppointment: Command {
    static let name: MessageName = "staff.end-appointment"
    static let permission: Permission? = .assignDuties

    var appointment: AppointmentID
    /// The first day the member is no longer there.
    var on: LocalDate
    var reason: LongText?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Appointments.find(appointment, in: store).map { Scope($0.school) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var state = try Appointments.find(appointment, in: transaction.reader) else { return .refused(.notFound) }
        if state.to == on { return .done(Done()) }
        var findings = Findings()
        findings.expectEnd(on: on, of: state.from, state.to)
        if let refusal = findings.refusal { return .refused(refusal) }
        state.to = on
        try Appointments.end(state, in: &transaction)
        try transaction.record("ended", state, on: occasion, reason: reason?.text)
        return .done(Done())
    }
}
