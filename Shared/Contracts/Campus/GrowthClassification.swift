public import Vocabulary
public import Wire

/// How the children of one class have grown: classes by WHO tables, never a raw measure.
public struct GrowthClassification: PublicState {
    public static let context = Context.campus
    public static let entity = "growth"
    public static let facts = ["classified"]
    public static let classification = DataClassification.sensitive

    public var checkup: CheckupID
    public var schoolClass: ClassID
    public var pupils: [Child]

    public var key: String { "\(checkup.text)/\(schoolClass.code.text)" }
    public var unit: UnitCode { checkup.owner }

    /// One child's classes, by code: `stunted`, `overweight`; empty when nothing is to be said.
    public struct Child: Codable, Sendable, Hashable {
        public var pupil: PupilCode
        public var classes: [String]

        public init(pupil: PupilCode, classes: [String]) {
            self.pupil = pupil
            self.classes = classes
        }
    }

    public init(checkup: CheckupID, schoolClass: ClassID, pupils: [Child]) {
        self.checkup = checkup
        self.schoolClass = schoolClass
        self.pupils = pupils
    }
}
