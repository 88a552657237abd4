import Contracts
import SQLite
import Vocabulary

/// A class's five-year-olds as they stand: who has been assessed, and who has not.
struct FiveYearOlds: Sendable {
    let schoolClass: ClassID
    /// By code.
    let children: [ChildDevelopment]
    let missing: [PupilCode]

    /// The same as a part of a list.
    var part: CompletionList.Part { CompletionList.Part(code: schoolClass.code, children: children) }

    /// Those of a class, who were in it to the end of the year or still are.
    static func of(_ known: KnownClass, in store: Reader) throws(SQLiteError) -> FiveYearOlds {
        var children: [ChildDevelopment] = []
        var missing: [PupilCode] = []
        for pupil in try pupils(of: known, in: store) {
            // What another school said of a child who has come since is not what this one's teacher says.
            if let record = try Developments.find(pupil, known.id.year, in: store),
                record.schoolClass.school == known.id.school
            {
                children.append(record.child)
            } else {
                missing.append(pupil)
            }
        }
        return FiveYearOlds(schoolClass: known.id, children: children, missing: missing)
    }

    /// Those of every class of a school, by class; a class without any is left out.
    static func all(
        of school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [FiveYearOlds] {
        var classes: [FiveYearOlds] = []
        for known in try KnownClasses.all(of: school, in: year, from: store) {
            let found = try of(known, in: store)
            if !found.children.isEmpty || !found.missing.isEmpty { classes.append(found) }
        }
        return classes
    }

    static func pupils(of known: KnownClass, in store: Reader) throws(SQLiteError) -> [PupilCode] {
        guard known.grades.contains(.k3) else { return [] }
        var pupils: [PupilCode] = []
        for pupil in try KnownEnrolments.pupilsAtYearEnd(of: known.id, in: store) {
            let birthYear = try KnownPupils.birthYear(of: pupil, in: store)
            if CompletionRule.isFive(bornIn: birthYear, of: known.grades, in: known.id.year) { pupils.append(pupil) }
        }
        return pupils
    }
}
