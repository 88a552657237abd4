import Contracts
import SQLite
import Vocabulary
import Wire

/// A duty of a member of staff: a subject in a class, or a homeroom.
struct AssignmentFact: Fact {
    typealias State = Assignment
    static let table = FactTable(
        "assignment", key: ["member", "year", "number"],
        columns: ["unit", "kind", "class", "subject", "valid_from", "valid_to"])

    var id: AssignmentID
    var kind: AssignmentKind
    var schoolClass: ClassID
    var subject: SubjectCode?
    var from: LocalDate
    var to: LocalDate?

    init(_ state: Assignment) {
        id = state.id
        kind = state.kind
        schoolClass = state.schoolClass
        subject = state.subject
        from = state.from
        to = state.to
    }

    static func contradictions(in state: Assignment) -> [Violation] {
        var found: [Violation] = []
        if state.member != state.id.owner { found.append(.contradiction("member", with: "id")) }
        if state.school != state.schoolClass.school { found.append(.contradiction("school", with: "schoolClass")) }
        if state.year != state.id.year { found.append(.contradiction("year", with: "id")) }
        if state.schoolClass.year != state.id.year { found.append(.contradiction("schoolClass", with: "id")) }
        return found
    }

    var key: String { id.text }
    var unit: UnitCode { schoolClass.school }
    var keyValues: [Value] { [.text(id.owner.text), .integer(Int64(id.year.firstYear)), .integer(Int64(id.number))] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), .text(kind.rawValue), .text(schoolClass.text), subject.map { .text($0.text) } ?? .null,
            from.dayValue, id.year.lastDay(or: to),
        ]
    }
}
