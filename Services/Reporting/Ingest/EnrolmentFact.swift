import Contracts
import SQLite
import Vocabulary
import Wire

/// One stay of a pupil in a class.
struct EnrolmentFact: Fact {
    typealias State = Enrolment
    static let table = FactTable(
        "enrolment", key: ["pupil", "year", "number"], columns: ["unit", "class", "status", "valid_from", "valid_to"])

    var id: EnrolmentID
    var schoolClass: ClassID
    var from: LocalDate
    var to: LocalDate?
    var status: EnrolmentStatus

    init(_ state: Enrolment) {
        id = state.id
        schoolClass = state.schoolClass
        from = state.from
        to = state.to
        status = state.status
    }

    /// Members that repeat an id must repeat it to the letter.
    init(house form: inout HouseForm) throws(UnusualForm) {
        try form.expect("{\"id\":\"")
        id = try form.yearlyID(EnrolmentID.self)
        try form.expect(",\"pupil\":\"")
        try form.expect(id.owner.text)
        try form.expect("\",\"school\":\"")
        let school = try form.text()
        try form.expect(",\"schoolClass\":\"")
        schoolClass = try form.classID()
        guard schoolClass.school.text == school, schoolClass.year == id.year else { throw UnusualForm() }
        try form.expect(",\"year\":\"")
        try form.expect(id.year.text)
        try form.expect("\",\"from\":\"")
        from = try form.text(LocalDate.self)
        to = form.take(",\"to\":\"") ? try form.text(LocalDate.self) : nil
        try form.expect(",\"status\":\"")
        status = try form.word(EnrolmentStatus.self)
        if form.take(",\"leaveReason\":\"") { _ = try form.word(LeaveReason.self) }
        try Self.passSuspensions(&form)
        if form.take(",\"outcome\":\"") { _ = try form.word(StayOutcome.self) }
        try form.expect("}")
    }

    /// Who is suspended is counted all the same: the place is kept.
    private static func passSuspensions(_ form: inout HouseForm) throws(UnusualForm) {
        guard form.take(",\"suspensions\":[") else { return }
        var count = 0
        while !form.take("]") {
            if count > 0 { try form.expect(",") }
            count += 1
            guard count <= 32 else { throw UnusualForm() }
            try form.expect("{\"from\":\"")
            _ = try form.text(LocalDate.self)
            if form.take(",\"to\":\"") { _ = try form.text(LocalDate.self) }
            try form.expect("}")
        }
    }

    static func contradictions(in state: Enrolment) -> [Violation] {
        var found: [Violation] = []
        if state.pupil != state.id.owner { found.append(.contradiction("pupil", with: "id")) }
        if state.school != state.schoolClass.school { found.append(.contradiction("school", with: "schoolClass")) }
        if state.year != state.id.year { found.append(.contradiction("year", with: "id")) }
        if state.schoolClass.year != state.id.year { found.append(.contradiction("schoolClass", with: "id")) }
        return found
    }

    /// A stay that is over without saying since when ended the day it was said.
    private var isOver: Bool { status != .studying && status != .suspended }

    /// A stay that is void holds on no day, whatever end it is told with.
    private func end(at moment: Moment) -> LocalDate? {
        status == .merged ? from : to ?? (isOver ? moment.occurred : nil)
    }

    var key: String { id.text }
    var unit: UnitCode { schoolClass.school }
    var keyValues: [Value] { [.text(id.owner.text), .integer(Int64(id.year.firstYear)), .integer(Int64(id.number))] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), .text(schoolClass.text), .text(status.rawValue), from.dayValue,
            id.year.lastDay(or: end(at: moment)),
        ]
    }
}
