public import Vocabulary
public import Wire

/// Where something is done: the unit, and as far as it matters the class, the subject and whom it is about.
public struct Scope: Sendable, Hashable {
    public var unit: UnitCode
    public var schoolClass: ClassID?
    public var subject: SubjectCode?
    /// The group of staff whose work it is.
    public var group: GroupID?
    /// The account that the record is about.
    public var account: UserName?
    /// The pupil whose own data it is, under the code in use; named only where nobody else's are shown or changed.
    public var pupil: PupilCode?
    /// The member of staff whose file it is.
    public var member: MemberCode?

    public init(
        _ unit: UnitCode, schoolClass: ClassID? = nil, subject: SubjectCode? = nil, group: GroupID? = nil,
        account: UserName? = nil, member: MemberCode? = nil, pupil: PupilCode? = nil
    ) {
        self.unit = unit
        self.schoolClass = schoolClass
        self.subject = subject
        self.group = group
        self.account = account
        self.member = member
        self.pupil = pupil
    }
}

/// How far a right reaches.
public enum ScopeKind: String, WireEnum {
    /// The unit of the grant and all below it.
    case subtree
    /// That unit alone.
    case unit
    case schoolClass = "class"
    case classAndSubject = "class-subject"
    /// A group of staff, and the classes of its members.
    case group
    /// Records about oneself.
    case own
    /// What there is about one pupil.
    case pupil
}

/// A right that comes from work, dated, and that ends the day the work ends; or from the record being one's own.
public enum Relation: String, WireEnum {
    /// Teaches this subject in this class.
    case subjectTeacher = "subject-teacher"
    /// Has this class as homeroom.
    case homeroomTeacher = "homeroom-teacher"
    /// Heads this group, or one of whose members has this class as homeroom.
    case groupHead = "group-head"
    /// Is whom the record is about.
    case oneself
    /// Is the pupil whose data they are.
    case pupil

    var scope: ScopeKind {
        switch self {
        case .subjectTeacher: .classAndSubject
        case .homeroomTeacher: .schoolClass
        case .groupHead: .group
        case .oneself: .own
        case .pupil: .pupil
        }
    }
}
