import Contracts
import SQLite
import Vocabulary
import Wire

/// A room, which holds from the day it comes into use to the day it is closed.
struct RoomFact: Fact {
    typealias State = Room
    static let table = FactTable(
        "room", key: ["room"], columns: ["unit", "purpose", "grade", "valid_from", "valid_to"])

    var id: RoomID
    var purpose: RoomPurpose
    var grade: BuildingGrade
    var from: LocalDate
    var to: LocalDate?

    init(_ state: Room) {
        id = state.id
        purpose = state.purpose
        grade = state.grade
        from = state.from
        to = state.to
    }

    static func contradictions(in state: Room) -> [Violation] {
        state.school == state.id.school ? [] : [.contradiction("school", with: "id")]
    }

    var key: String { id.text }
    var unit: UnitCode { id.school }
    var keyValues: [Value] { [.text(id.text)] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), .text(purpose.rawValue), .text(grade.rawValue), from.dayValue, to.lastDayValue,
        ]
    }
}
