import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Gives a member a subject to teach in a class; the right to write its marks comes with it.
struct AssignTeaching: Command {
    static let name: MessageName = "staff.assign-teaching"
    static let permission: Permission? = .assignDuties

    var member: MemberCode
    var schoolClass: ClassID
    var subject: SubjectCode
    var from: LocalDate
    /// The first day the duty is no longer the member's; open where not given.
    var to: LocalDate?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        Scope(schoolClass.school, schoolClass: schoolClass, subject: subject)
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Duty.Answer> {
        try Duty(member: member, schoolClass: schoolClass, subject: subject, from: from, to: to)
            .assign(on: occasion, in: &transaction)
    }
}
