public import Vocabulary
public import Wire

/// How a pupil has grown, gathered when the pupil leaves for another school: classes, never a raw measure.
public struct HealthSummary: PublicState {
    public static let context = Context.campus
    public static let entity = "health-summary"
    public static let facts = ["sealed"]
    public static let classification = DataClassification.sensitive

    /// The transfer it was gathered for.
    public var transfer: TransferID
    public var pupil: PupilCode
    /// The school that the pupil leaves.
    public var school: UnitCode
    /// The earliest first.
    public var measurings: [Measuring]

    public var key: String { transfer.text }
    public var unit: UnitCode { school }

    /// What one round of measuring said of the child; absent where no table could judge.
    public struct Measuring: Codable, Sendable, Hashable {
        public var checkup: CheckupID
        public var on: LocalDate
        public var classes: [String]?

        public init(checkup: CheckupID, on: LocalDate, classes: [String]?) {
            self.checkup = checkup
            self.on = on
            self.classes = classes
        }
    }

    public init(transfer: TransferID, pupil: PupilCode, school: UnitCode, measurings: [Measuring]) {
        self.transfer = transfer
        self.pupil = pupil
        self.school = school
        self.measurings = measurings
    }
}
