import Contracts
import SQLite
import Vocabulary
import Wire

/// How the children of one class grew by one round of measuring, which holds for the school year.
struct GrowthFact: Fact {
    typealias State = GrowthClassification
    static let table = FactTable(
        "growth", key: ["unit", "year", "class", "number"], columns: ["valid_from", "valid_to"])

    var checkup: CheckupID
    var schoolClass: ClassID
    var children: [State.Child]

    init(_ state: GrowthClassification) {
        checkup = state.checkup
        schoolClass = state.schoolClass
        children = state.pupils
    }

    static func contradictions(in state: GrowthClassification) -> [Violation] {
        var found: [Violation] = []
        if state.schoolClass.school != state.checkup.owner || state.schoolClass.year != state.checkup.year {
            found.append(.contradiction("schoolClass", with: "checkup"))
        }
        for (index, child) in state.pupils.enumerated() where !child.classes.allSatisfy(isCode) {
            found.append(
                Violation(
                    at: "/data/pupils/\(index)/classes", .invalid,
                    Bilingual(
                        en: "must be codes of small letters and dashes, for example stunted",
                        vi: "phải là mã gồm chữ thường và gạch nối, ví dụ stunted")))
        }
        return found
    }

    /// Codes become parts of a figure's name.
    private static func isCode(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
    }

    var key: String { "\(checkup.text)/\(schoolClass.code.text)" }
    var unit: UnitCode { checkup.owner }
    var keyValues: [Value] {
        [
            .text(unit.text), .integer(Int64(checkup.year.firstYear)), .text(schoolClass.text),
            .integer(Int64(checkup.number)),
        ]
    }
    func columnValues(at moment: Moment) -> [Value] { [checkup.year.firstDayValue, checkup.year.lastDay(or: nil)] }

    /// A child has a row for each thing to be said of it, and one that says `none` where there is nothing.
    func foldParts(at moment: Moment, in transaction: inout Transaction) throws(SQLiteError) {
        let insert = try transaction.prepare(
            "INSERT INTO growth_child(event, pupil, code) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
        for child in children {
            for code in child.classes.isEmpty ? ["none"] : child.classes {
                try insert.run(.integer(moment.event), .text(child.pupil.text), .text(code))
            }
        }
    }
}
