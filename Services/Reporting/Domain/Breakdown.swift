import Vocabulary
import Wire

/// What facts can be parted by, and chosen by: the white list that definitions and queries speak.
enum Breakdown: String, WireEnum {
    case level, grade, sex, minority, disabled, disability, ethnicity
    case position, qualification, contract
    case kind, ownership, region
    case term, learning, growth, duty
    /// What a room is for, and how durable its building is.
    case purpose, building
    case unit
    case schoolClass = "class"

    /// The value of a fact that does not say, or whose other half has not arrived.
    static let unknown = "unknown"

    /// The values in the order in which forms print them; nothing where they are sorted by code.
    var order: [String]? {
        switch self {
        case .level: Level.allCases.map(\.rawValue)
        case .grade: Grade.allCases.map(\.rawValue)
        case .sex: Sex.allCases.map(\.rawValue)
        case .minority, .disabled: ["yes", "no"]
        case .disability: Disability.allCases.map(\.rawValue)
        case .position: Position.allCases.map(\.rawValue)
        case .qualification: Qualification.allCases.map(\.rawValue)
        case .contract: ContractKind.allCases.map(\.rawValue)
        case .kind: UnitKind.allCases.map(\.rawValue)
        case .ownership: Ownership.allCases.map(\.rawValue)
        case .region: Region.allCases.map(\.rawValue)
        case .term: Term.allCases.map(\.rawValue)
        case .learning: LearningLevel.allCases.map(\.rawValue)
        case .growth: Labels.growth.map(\.key)
        case .purpose: RoomPurpose.allCases.map(\.rawValue)
        case .building: BuildingGrade.allCases.map(\.rawValue)
        case .duty: AssignmentKind.allCases.map(\.rawValue)
        case .ethnicity, .unit, .schoolClass: nil
        }
    }

    /// The values in the order of the form; the unknown one last.
    func sorted(_ values: some Sequence<String>) -> [String] {
        let places = Dictionary((order ?? []).enumerated().map { ($1, $0) }) { first, _ in first }
        return values.sorted { left, right in
            if left == Self.unknown || right == Self.unknown { return right == Self.unknown && left != right }
            return (places[left] ?? .max, left) < (places[right] ?? .max, right)
        }
    }
}
