public import Vocabulary
public import Wire

/// A staff file.
public struct Member: PublicState, Hashable {
    public static let context = Context.staff
    public static let entity = "member"
    public static let facts = ["registered", "changed"]
    public static let classification = DataClassification.personal

    public var code: MemberCode
    public var school: UnitCode
    public var name: PersonName
    public var birthDate: LocalDate
    public var sex: Sex
    public var ethnicity: Ethnicity
    public var position: Position
    public var contract: ContractKind
    public var qualification: Qualification
    /// What the member is trained to teach.
    public var subjects: [SubjectCode]
    public var phone: Phone?
    public var from: LocalDate
    public var to: LocalDate?
    public var status: MemberStatus

    public var key: String { code.text }
    public var unit: UnitCode { school }

    public init(
        code: MemberCode, school: UnitCode, name: PersonName, birthDate: LocalDate, sex: Sex, ethnicity: Ethnicity,
        position: Position, contract: ContractKind, qualification: Qualification, subjects: [SubjectCode],
        phone: Phone?, from: LocalDate, to: LocalDate? = nil, status: MemberStatus = .working
    ) {
        self.code = code
        self.school = school
        self.name = name
        self.birthDate = birthDate
        self.sex = sex
        self.ethnicity = ethnicity
        self.position = position
        self.contract = contract
        self.qualification = qualification
        self.subjects = subjects
        self.phone = phone
        self.from = from
        self.to = to
        self.status = status
    }
}
