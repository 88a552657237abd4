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
        if on <= state.from {
            findings.add(
                .invalid, at: "/on", en: "must be after \(state.from), the first day in the group",
                vi: "phải sau ngày \(state.from) là ngày đầu tiên ở tổ")
        }
        if let to = state.to, to < on {
            findings.add(
                .invalid, at: "/on", en: "is after \(to), when it ends already; appoint anew for longer",
                vi: "sau ngày \(to) là ngày đã kết thúc; muốn kéo dài hãy phân công mới")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        state.to = on
        try Appointments.end(state, in: &transaction)
        try transaction.record("ended", state, on: occasion, reason: reason?.text)
        return .done(Done())
    }
}
