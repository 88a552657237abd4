import Contracts
import SQLite
import Vocabulary
import Wire

/// A class, which holds for its school year, or until the day it was closed.
struct ClassFact: Fact {
    typealias State = SchoolClass
    static let table = FactTable(
        "class", key: ["class"],
        columns: ["unit", "grade", "level", "session", "status", "valid_from", "valid_to"])

    var id: ClassID
    var grade: Grade
    var session: SessionPlan
    var status: ClassStatus

    init(_ state: SchoolClass) {
        id = state.id
        grade = state.grade
        session = state.session
        status = state.status
    }

    static func contradictions(in state: SchoolClass) -> [Violation] {
        var found: [Violation] = []
        if state.school != state.id.school { found.append(.contradiction("school", with: "id")) }
        if state.year != state.id.year { found.append(.contradiction("year", with: "id")) }
        if state.code != state.id.code { found.append(.contradiction("code", with: "id")) }
        return found
    }

    var key: String { id.text }
    var unit: UnitCode { id.school }
    var keyValues: [Value] { [.text(id.text)] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), .text(grade.rawValue), .text(grade.level.rawValue), .text(session.rawValue),
            .text(status.rawValue), id.year.firstDayValue,
            id.year.lastDay(or: status == .closed ? moment.occurred : nil),
        ]
    }
}
