import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Gives a member a class as homeroom; the right to read about its pupils comes with it.
struct AssignHomeroom: Command {
    static let name: MessageName = "staff.assign-homeroom"
    static let permission: Permission? = .assignDuties

    var member: MemberCode
    var schoolClass: ClassID
    var from: LocalDate
    /// The first day the duty is no longer the member's; open where not given.
    var to: LocalDate?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(schoolClass.school, schoolClass: schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Duty.Answer> {
        try Duty(member: member, schoolClass: schoolClass, subject: nil, from: from, to: to)
            .assign(on: occasion, in: &transaction)
    }
}
