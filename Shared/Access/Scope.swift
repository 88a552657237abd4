public import Vocabulary
public import Wire

/// Where something is done: the unit, and as far as it matters the class, the subject and the person.
public struct Scope: Sendable, Hashable {
    public var unit: UnitCode
    public var schoolClass: ClassID?
    public var subject: SubjectCode?

    public init(_ unit: UnitCode, schoolClass: ClassID? = nil, subject: SubjectCode? = nil) {
        self.unit = unit
        self.schoolClass = schoolClass
        self.subject = subject
    }
}

/// A right that comes from work, dated, and that ends the day the work ends.
public enum Relation: String, WireEnum {
    /// Teaches this subject in this class.
    case subjectTeacher = "subject-teacher"
    /// Has this class as homeroom.
    case homeroomTeacher = "homeroom-teacher"
}
