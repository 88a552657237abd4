public import Wire

/// What a birth certificate says.
public enum Sex: String, WireEnum {
    case male, female

    public static let complaint = Bilingual(en: "must be male or female", vi: "phải là male (nam) hoặc female (nữ)")
}

/// One of the 54 ethnic groups by the code of QĐ 121-TCTK/PPCĐ (1979); 55 stands for foreigners.
public struct Ethnicity: TextValue, Comparable {
    public let text: String

    public init?(_ text: String) {
        guard text.utf8.count == 2, let number = Int(text), (1...55).contains(number),
            text.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        self.text = text
    }

    /// Whether the group counts as a minority: everybody of the country but the Kinh.
    public var isMinority: Bool { text != "01" && text != "55" }

    public static let schema: JSON = ["type": "string", "pattern": "^(0[1-9]|[1-4][0-9]|5[0-5])$"]
    public static let sample = Ethnicity(unchecked: "01")
    public static let complaint = Bilingual(
        en: "must be the two-digit code of an ethnic group, 01 (Kinh) to 55",
        vi: "phải là mã dân tộc hai chữ số, từ 01 (Kinh) đến 55")
    private init(unchecked text: String) { self.text = text }
    public static func < (left: Ethnicity, right: Ethnicity) -> Bool { left.text < right.text }
}

/// The type of a disability (Luật Người khuyết tật 2010 Đ3): sensitive data.
public enum Disability: String, WireEnum {
    case motor
    case hearingSpeech = "hearing-speech"
    case visual, mental, intellectual, other
}

/// Why a family has a claim to support (diện chính sách).
public enum PolicyCategory: String, WireEnum {
    case martyrChild = "martyr-child"
    case warInvalidChild = "war-invalid-child"
    case sickSoldierChild = "sick-soldier-child"
    case chemicalVictimChild = "chemical-victim-child"
    case otherMeritChild = "other-merit-child"
    case poor
    case nearPoor = "near-poor"
    case orphan
    case noSupport = "no-support"
}

/// What a guardian is to the child.
public enum GuardianRelation: String, WireEnum { case father, mother, guardian }

/// Why a pupil left school for good.
public enum LeaveReason: String, WireEnum { case hardship, academic, distance, disaster, other }

/// How a pupil comes to be at a school no longer: for good, through it, dead, or gone to a school elsewhere.
public enum Departure: String, WireEnum {
    case left, completed, deceased
    case transferredOut = "transferred-out"
}

/// Where a stay in a class stands.
public enum EnrolmentStatus: String, WireEnum {
    case studying, suspended
    case transferredOut = "transferred-out"
    case moved, left, completed, deceased
    /// Counted the same child a second time, and is void (gộp hồ sơ trùng).
    case merged
}

/// A post at a school (vị trí việc làm).
public enum Position: String, WireEnum {
    case principal
    case vicePrincipal = "vice-principal"
    case teacher, accountant, clerk, nurse, librarian
    case equipmentOfficer = "equipment-officer"
    case supervisor, registrar, support

    public var label: Bilingual {
        switch self {
        case .principal: Bilingual(en: "Principal", vi: "Hiệu trưởng")
        case .vicePrincipal: Bilingual(en: "Vice principal", vi: "Phó hiệu trưởng")
        case .teacher: Bilingual(en: "Teacher", vi: "Giáo viên")
        case .accountant: Bilingual(en: "Accountant", vi: "Kế toán")
        case .clerk: Bilingual(en: "Clerk", vi: "Văn thư")
        case .nurse: Bilingual(en: "Nurse", vi: "Y tế")
        case .librarian: Bilingual(en: "Librarian", vi: "Thư viện")
        case .equipmentOfficer: Bilingual(en: "Equipment officer", vi: "Thiết bị")
        case .supervisor: Bilingual(en: "Supervisor", vi: "Giám thị")
        case .registrar: Bilingual(en: "Registrar", vi: "Giáo vụ")
        case .support: Bilingual(en: "Support", vi: "Nhân viên khác")
        }
    }
}

/// On what terms a member works (hình thức hợp đồng).
public enum ContractKind: String, WireEnum {
    case permanent
    case fixedTerm = "fixed-term"
    case seasonal
    case decree111 = "decree-111"
}

/// The highest qualification of a member (trình độ đào tạo).
public enum Qualification: String, WireEnum {
    case doctorate, master, bachelor, college, intermediate, other

    public var label: Bilingual {
        switch self {
        case .doctorate: Bilingual(en: "Doctorate", vi: "Tiến sĩ")
        case .master: Bilingual(en: "Master", vi: "Thạc sĩ")
        case .bachelor: Bilingual(en: "Bachelor", vi: "Đại học")
        case .college: Bilingual(en: "College", vi: "Cao đẳng")
        case .intermediate: Bilingual(en: "Intermediate", vi: "Trung cấp")
        case .other: Bilingual(en: "Other", vi: "Khác")
        }
    }
}

/// Whether a member still works at the school.
public enum MemberStatus: String, WireEnum { case working, left }

/// What a duty is: a subject in a class, or the class itself.
public enum AssignmentKind: String, WireEnum { case teaching, homeroom }

/// Whether pupils may still be put into a class.
public enum ClassStatus: String, WireEnum { case open, closed }
