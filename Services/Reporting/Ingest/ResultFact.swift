import Contracts
import SQLite
import Vocabulary
import Wire

/// What a pupil's term came to; the averages stay in the event.
struct ResultFact: Fact {
    typealias State = PupilResult
    static let table = FactTable(
        "result", key: ["pupil", "year", "term"],
        columns: ["unit", "class", "learning", "rule", "valid_from", "valid_to"])

    var pupil: PupilCode
    var schoolClass: ClassID
    var term: Term
    var learning: LearningLevel?
    var rule: String

    init(_ state: PupilResult) {
        pupil = state.pupil
        schoolClass = state.schoolClass
        term = state.term
        learning = state.learning
        rule = state.rule
    }

    init(house form: inout HouseForm) throws(UnusualForm) {
        try form.expect("{\"pupil\":\"")
        pupil = try form.key(PupilCode.self)
        try form.expect(",\"schoolClass\":\"")
        schoolClass = try form.classID()
        try form.expect(",\"term\":\"")
        term = try form.word(Term.self)
        try form.expect(",\"subjects\":[")
        try Self.passSubjects(&form)
        learning = form.take(",\"learning\":\"") ? try form.word(LearningLevel.self) : nil
        if form.take(",\"conduct\":\"") { _ = try form.word(ConductLevel.self) }
        try form.expect(",\"rule\":\"")
        rule = try form.text()
        // Free text may hold control characters, which the decoder refuses; a rule's name has no need of them.
        guard rule.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw UnusualForm() }
        try form.expect("}")
    }

    private static func passSubjects(_ form: inout HouseForm) throws(UnusualForm) {
        var count = 0
        while !form.take("]") {
            if count > 0 { try form.expect(",") }
            count += 1
            guard count <= 64 else { throw UnusualForm() }
            try form.expect("{\"code\":\"")
            _ = try form.text(SubjectCode.self)
            if form.take(",\"average\":") { _ = try form.mark() }
            if form.take(",\"passed\":") { if !form.take("true") { try form.expect("false") } }
            try form.expect("}")
        }
    }

    var key: String { "\(pupil.text)/\(schoolClass.year.firstYear)/\(term.rawValue)" }
    var unit: UnitCode { schoolClass.school }
    var keyValues: [Value] {
        [.text(pupil.text), .integer(Int64(schoolClass.year.firstYear)), .text(term.rawValue)]
    }
    func columnValues(at moment: Moment) -> [Value] {
        [
            .text(unit.text), .text(schoolClass.text), learning.map { .text($0.rawValue) } ?? .null, .text(rule),
            schoolClass.year.firstDayValue, schoolClass.year.lastDay(or: nil),
        ]
    }
}
