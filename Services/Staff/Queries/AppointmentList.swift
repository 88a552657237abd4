import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Who is in the groups of a school's staff, past places included; of one group and on one day where these are given.
struct AppointmentList: Query {
    static let name: MessageName = "staff.appointments"
    static let permission: Permission? = .readStaff

    var school: UnitCode
    var group: GroupID?
    var on: LocalDate?
    var limit: Int?
    var after: String?

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Appointment>> {
        let size = Page<Appointment>.size(limit)
        let found = try Appointments.all(
            at: school, to: group, on: on, after: after ?? "", limit: size + 1, from: store)
        return .done(Page(found, size: size) { $0.id.text })
    }
}
