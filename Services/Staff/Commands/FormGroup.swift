import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Forms a group of a school's staff, such as a specialist group or the office.
struct FormGroup: Command {
    static let name: MessageName = "staff.form-group"
    static let permission: Permission? = .assignDuties

    var school: UnitCode
    var code: GroupCode
    var name: ShortText

    struct Answer: Codable, Hashable {
        var id: GroupID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = GroupID(school: school, code: code)
        var findings = Findings()
        if let known = try Groups.find(id, in: transaction.reader) {
            findings.compare(at: "/name", name, with: known.name)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(id: id))
        }
        try findings.expectSchool(school, in: transaction.reader)
        if let refusal = findings.refusal { return .refused(refusal) }
        let group = StaffGroup(id: id, name: name)
        try Groups.add(group, in: &transaction)
        try transaction.record("formed", group, on: occasion)
        return .done(Answer(id: id))
    }
}
