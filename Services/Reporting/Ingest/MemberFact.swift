import Contracts
import SQLite
import Vocabulary
import Wire

/// A member of staff as statistics need it: neither name nor telephone number.
struct MemberFact: Fact {
    typealias State = Contracts.Member
    static let table = FactTable(
        "member", key: ["member"],
        columns: [
            "unit", "position", "contract", "qualification", "sex", "ethnicity", "minority", "status", "valid_from",
            "valid_to",
        ])

    var code: MemberCode
    var unit: UnitCode
    var position: Position
    var contract: ContractKind
    var qualification: Qualification
    var sex: Sex
    var ethnicity: Ethnicity
    var status: MemberStatus
    var from: LocalDate
    var to: LocalDate?

    init(_ state: State) {
        code = state.code
        unit = state.school
        position = state.position
        contract = state.contract
        qualification = state.qualification
        sex = state.sex
        ethnicity = state.ethnicity
        status = state.status
        from = state.from
        to = state.to
    }

    var key: String { code.text }
    var keyValues: [Value] { [.text(code.text)] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), .text(position.rawValue), .text(contract.rawValue), .text(qualification.rawValue),
            .text(sex.rawValue), .text(ethnicity.text), .integer(ethnicity.isMinority ? 1 : 0),
            .text(status.rawValue), from.dayValue,
            (to ?? (status == .left ? moment.occurred : nil)).lastDayValue,
        ]
    }
}
