public import Vocabulary
public import Wire

/// A child's file: the minimum set of QĐ 149/2025 Đ6 and QĐ 513/2024 Đ19.1.
public struct Pupil: PublicState, Hashable {
    public static let context = Context.pupils
    public static let entity = "pupil"
    public static let facts = ["registered", "changed", "identified", "transferred", "merged", "separated"]
    public static let classification = DataClassification.sensitive

    public var code: PupilCode
    /// The school that keeps the file.
    public var school: UnitCode
    public var name: PersonName
    public var birthDate: LocalDate
    public var sex: Sex
    public var ethnicity: Ethnicity
    public var disability: Disability?
    public var policies: [PolicyCategory]
    public var address: LongText?
    public var guardians: [Guardian]
    /// What else the pupil is known by, in the order of schemes and days; left out where there is nothing.
    public var identifiers: [Identifier]?
    /// The code to use in the place of this one, once both files turned out to be one child's; left out while in use.
    public var mergedInto: PupilCode?

    public var key: String { code.text }
    public var unit: UnitCode { school }

    /// A parent, or who stands in a parent's place.
    public struct Guardian: Codable, Sendable, Hashable {
        public var name: PersonName
        public var relation: GuardianRelation
        public var phone: Phone?

        public init(name: PersonName, relation: GuardianRelation, phone: Phone?) {
            self.name = name
            self.relation = relation
            self.phone = phone
        }
    }

    /// A code that somebody else gave the pupil, `[from, to)`.
    public struct Identifier: Codable, Sendable, Hashable {
        public var scheme: IdentifierScheme
        public var value: IdentifierValue
        public var from: LocalDate
        public var to: LocalDate?

        public init(scheme: IdentifierScheme, value: IdentifierValue, from: LocalDate, to: LocalDate? = nil) {
            self.scheme = scheme
            self.value = value
            self.from = from
            self.to = to
        }
    }

    public init(
        code: PupilCode, school: UnitCode, name: PersonName, birthDate: LocalDate, sex: Sex, ethnicity: Ethnicity,
        disability: Disability?, policies: [PolicyCategory], address: LongText?, guardians: [Guardian],
        identifiers: [Identifier]? = nil, mergedInto: PupilCode? = nil
    ) {
        self.code = code
        self.school = school
        self.name = name
        self.birthDate = birthDate
        self.sex = sex
        self.ethnicity = ethnicity
        self.disability = disability
        self.policies = policies
        self.address = address
        self.guardians = guardians
        self.identifiers = identifiers
        self.mergedInto = mergedInto
    }
}
