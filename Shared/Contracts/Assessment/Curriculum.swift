public import Vocabulary
public import Wire

/// What one grade of a school is taught in a year.
public struct Curriculum: PublicState {
    public static let context = Context.assessment
    public static let entity = "curriculum"
    public static let facts = ["set"]
    public static let classification = DataClassification.open

    public var school: UnitCode
    public var year: SchoolYear
    public var grade: Grade
    public var subjects: [Subject]

    public var key: String { "\(school.text)/\(year.firstYear)/\(grade.rawValue)" }
    public var unit: UnitCode { school }

    /// A subject with its size, which decides the number of regular marks (TT 22/2021 Đ6).
    public struct Subject: Codable, Sendable, Hashable {
        public var code: SubjectCode
        public var kind: SubjectKind
        /// Periods in the school year.
        public var periods: Int

        public init(code: SubjectCode, kind: SubjectKind, periods: Int) {
            self.code = code
            self.kind = kind
            self.periods = periods
        }
    }

    public init(school: UnitCode, year: SchoolYear, grade: Grade, subjects: [Subject]) {
        self.school = school
        self.year = year
        self.grade = grade
        self.subjects = subjects
    }
}
