public import Wire

/// What a school has on the label of a piece of equipment, or of a lot of the same: `MC-2026.01`.
public struct AssetCode: HouseCode {
    public static let longest = 32
    public static let sample = AssetCode(unchecked: "MC-2026.01")
    public static let complaint = Bilingual(
        en: "must be an asset's code of 1 to 32 letters, digits, dots or dashes",
        vi: "phải là mã tài sản gồm 1 đến 32 chữ cái, chữ số, dấu chấm hoặc gạch nối")
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// A piece of equipment of a school, or a lot of the same: `<school>/<asset code>`.
public struct AssetID: SchoolID {
    public let school: UnitCode
    public let code: AssetCode

    public init(school: UnitCode, code: AssetCode) {
        self.school = school
        self.code = code
    }

    public static let complaint = Bilingual(
        en: "must name an asset as school/asset code, for example 79764000010000000006/MC-2026.01",
        vi: "phải ghi tài sản theo mẫu mã trường/mã tài sản, ví dụ 79764000010000000006/MC-2026.01")
}

/// What kind of equipment it is.
public enum AssetCategory: String, WireEnum {
    /// Of the lists of minimum teaching equipment (TT 37, 38, 39/2021; TT 02/2010 for preschools).
    case teachingEquipment = "teaching-equipment"
    case laboratoryTools = "laboratory-tools"
    case informationTechnology = "information-technology"
    case furniture, sports, toys, books
    case medicalEquipment = "medical-equipment"
    case kitchenEquipment = "kitchen-equipment"
    case officeEquipment = "office-equipment"
    case other

    public var label: Bilingual {
        switch self {
        case .teachingEquipment: Bilingual(en: "Teaching equipment", vi: "Thiết bị dạy học")
        case .laboratoryTools: Bilingual(en: "Laboratory tools", vi: "Dụng cụ thí nghiệm")
        case .informationTechnology: Bilingual(en: "Information technology", vi: "Thiết bị công nghệ thông tin")
        case .furniture: Bilingual(en: "Furniture", vi: "Bàn ghế, đồ gỗ")
        case .sports: Bilingual(en: "Sports equipment", vi: "Dụng cụ thể dục thể thao")
        case .toys: Bilingual(en: "Toys", vi: "Đồ dùng, đồ chơi")
        case .books: Bilingual(en: "Books and maps", vi: "Sách, tranh ảnh, bản đồ")
        case .medicalEquipment: Bilingual(en: "Medical equipment", vi: "Thiết bị y tế")
        case .kitchenEquipment: Bilingual(en: "Kitchen equipment", vi: "Thiết bị nhà bếp")
        case .officeEquipment: Bilingual(en: "Office equipment", vi: "Thiết bị văn phòng")
        case .other: Bilingual(en: "Other", vi: "Tài sản khác")
        }
    }
}

/// What state a piece of equipment is in.
public enum AssetCondition: String, WireEnum {
    case good, worn, broken

    public var label: Bilingual {
        switch self {
        case .good: Bilingual(en: "Good", vi: "Tốt")
        case .worn: Bilingual(en: "Worn", vi: "Xuống cấp")
        case .broken: Bilingual(en: "Broken", vi: "Hỏng")
        }
    }
}

/// Where the money came from that a thing was bought with.
public enum FundingSource: String, WireEnum {
    case stateBudget = "state-budget"
    case programme
    case schoolRevenue = "school-revenue"
    case donation, other

    public var label: Bilingual {
        switch self {
        case .stateBudget: Bilingual(en: "State budget", vi: "Ngân sách nhà nước")
        case .programme: Bilingual(en: "Programme or project", vi: "Chương trình, dự án")
        case .schoolRevenue: Bilingual(en: "The school's own revenue", vi: "Nguồn thu của trường")
        case .donation: Bilingual(en: "Donation", vi: "Tài trợ, viện trợ")
        case .other: Bilingual(en: "Other", vi: "Nguồn khác")
        }
    }
}
