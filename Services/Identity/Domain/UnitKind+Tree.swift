import Vocabulary

extension UnitKind {
    /// How near the top a kind stands; whoever answers to another stands lower.
    private var rank: Int {
        switch self {
        case .ministry: 0
        case .department: 1
        case .districtOffice: 2
        case .communeOffice: 3
        case .cluster: 4
        case .school: 5
        }
    }

    /// Whether a unit of this kind may have one of that kind above it.
    func mayAnswer(to superior: UnitKind) -> Bool { superior.rank < rank }

    /// Whether such offices exist on a day: districts ended on 30/6/2025, communes took over on 1/7/2025
    /// (Luật Tổ chức chính quyền địa phương số 72/2025/QH15).
    func exists(on day: LocalDate) -> Bool {
        switch self {
        case .districtOffice: day < Self.endOfDistricts
        case .communeOffice: day >= Self.endOfDistricts
        default: true
        }
    }

    private static let endOfDistricts = LocalDate(year: 2025, month: 7, day: 1) ?? .sample
}
