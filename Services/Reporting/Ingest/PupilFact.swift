import Contracts
import SQLite
import Vocabulary
import Wire

/// A child as statistics need it: neither name nor address nor guardians.
struct PupilFact: Fact {
    typealias State = Pupil
    static let table = FactTable(
        "pupil", key: ["pupil"],
        columns: ["unit", "birth_day", "sex", "ethnicity", "minority", "disability", "policies"])

    var code: PupilCode
    var unit: UnitCode
    var birthDate: LocalDate
    var sex: Sex
    var ethnicity: Ethnicity
    var disability: Disability?
    var policies: [PolicyCategory]

    init(_ state: Pupil) {
        code = state.code
        unit = state.school
        birthDate = state.birthDate
        sex = state.sex
        ethnicity = state.ethnicity
        disability = state.disability
        policies = state.policies
    }

    /// What is not kept is judged all the same.
    init(house form: inout HouseForm) throws(UnusualForm) {
        try form.expect("{\"code\":\"")
        code = try form.key(PupilCode.self)
        try form.expect(",\"school\":\"")
        unit = try form.key(UnitCode.self)
        try form.expect(",\"name\":\"")
        _ = try form.text(PersonName.self)
        try form.expect(",\"birthDate\":\"")
        birthDate = try form.text(LocalDate.self)
        try form.expect(",\"sex\":\"")
        sex = try form.word(Sex.self)
        try form.expect(",\"ethnicity\":\"")
        ethnicity = try form.text(Ethnicity.self)
        disability = form.take(",\"disability\":\"") ? try form.word(Disability.self) : nil
        try form.expect(",\"policies\":[")
        policies = []
        while !form.take("]") {
            if !policies.isEmpty { try form.expect(",") }
            try form.expect("\"")
            policies.append(try form.word(PolicyCategory.self))
            guard policies.count <= PolicyCategory.allCases.count else { throw UnusualForm() }
        }
        if form.take(",\"address\":\"") { _ = try form.text(LongText.self) }
        try form.expect(",\"guardians\":[")
        try Self.passGuardians(&form)
        try Self.passIdentifiers(&form)
        if form.take(",\"mergedInto\":\"") { _ = try form.text(PupilCode.self) }
        try form.expect("}")
    }

    private static func passIdentifiers(_ form: inout HouseForm) throws(UnusualForm) {
        guard form.take(",\"identifiers\":[") else { return }
        var count = 0
        while !form.take("]") {
            if count > 0 { try form.expect(",") }
            count += 1
            guard count <= 32 else { throw UnusualForm() }
            try form.expect("{\"scheme\":\"")
            _ = try form.word(IdentifierScheme.self)
            try form.expect(",\"value\":\"")
            _ = try form.text(IdentifierValue.self)
            try form.expect(",\"from\":\"")
            _ = try form.text(LocalDate.self)
            if form.take(",\"to\":\"") { _ = try form.text(LocalDate.self) }
            try form.expect("}")
        }
    }

    private static func passGuardians(_ form: inout HouseForm) throws(UnusualForm) {
        var count = 0
        while !form.take("]") {
            if count > 0 { try form.expect(",") }
            count += 1
            guard count <= 16 else { throw UnusualForm() }
            try form.expect("{\"name\":\"")
            _ = try form.text(PersonName.self)
            try form.expect(",\"relation\":\"")
            _ = try form.word(GuardianRelation.self)
            if form.take(",\"phone\":\"") { _ = try form.text(Phone.self) }
            try form.expect("}")
        }
    }

    var key: String { code.text }
    var keyValues: [Value] { [.text(code.text)] }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), birthDate.dayValue, .text(sex.rawValue), .text(ethnicity.text),
            .integer(ethnicity.isMinority ? 1 : 0), disability.map { .text($0.rawValue) } ?? .null,
            .text(policies.map(\.rawValue).joined(separator: " ")),
        ]
    }
}
