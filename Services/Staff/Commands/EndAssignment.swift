import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends a duty on a day; the rights that came with it end the same day.
struct EndAssignment: Command {
    static let name: MessageName = "staff.end-assignment"
    static let permission: Permission? = .assignDuties

    var assignment: AssignmentID
    /// The first day the duty is no longer the member's.
    var on: LocalDate
    var reason: LongText?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        guard let duty = try Assignments.find(assignment, in: store) else { return nil }
        return Scope(duty.school, schoolClass: duty.schoolClass, subject: duty.subject)
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var duty = try Assignments.find(assignment, in: transaction.reader) else { return .refused(.notFound) }
        if duty.to == on { return .done(Done()) }
        if let refusal = check(duty) { return .refused(refusal) }
        duty.to = on
        try Assignments.end(duty, in: &transaction)
        try transaction.record("ended", duty, on: occasion, reason: reason?.text)
        return .done(Done())
    }

    private func check(_ duty: Assignment) -> Refusal? {
        var findings = Findings()
        findings.expectEnd(on: on, of: duty.from, duty.to)
        if on.year > duty.year.firstYear + 1 {
            findings.add(
                .invalid, at: "/on", en: "is after school year \(duty.year)", vi: "sau năm học \(duty.year)")
        }
        return findings.refusal
    }
}
