import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A staff file, with what the member does and has done; everybody may see his own.
struct MemberFile: Query {
    static let name: MessageName = "staff.member"
    static let permission: Permission? = .readStaff

    var code: MemberCode

    struct Answer: Codable {
        var member: Contracts.Member
        /// Duties, past ones included, the earliest first.
        var assignments: [Assignment]
        /// Places in groups, past ones included, the earliest first.
        var appointments: [Appointment]
        /// By the professional standard, the latest year's first.
        var evaluations: [Evaluation]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Members.find(code, in: store).map { Scope($0.school, member: code) }
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let member = try Members.find(code, in: store) else { return .refused(.notFound) }
        return .done(
            Answer(
                member: member, assignments: try Assignments.all(of: code, from: store),
                appointments: try Appointments.all(of: code, from: store),
                evaluations: try Evaluations.all(of: code, from: store)))
    }
}
