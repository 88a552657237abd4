public import Wire

/// A role that the regulations name; what it may do is data (see the access policy).
public enum Role: String, WireEnum {
    case principal
    case viceAcademic = "vice-academic"
    case viceFacilities = "vice-facilities"
    case schoolAdministrator = "school-administrator"
    case softwareTeam = "software-team"
    case groupHead = "group-head"
    case homeroomTeacher = "homeroom-teacher"
    case subjectTeacher = "subject-teacher"
    case registrar, supervisor, nurse
    case equipmentOfficer = "equipment-officer"
    case librarian, accountant, clerk, teacher
    case officeReader = "office-reader"
    case officeOfficer = "office-officer"
    /// Holds the administration account of an office, which issues those of its schools (002 Đ7.1).
    case officeAdministrator = "office-administrator"
    /// A program that delivers notices: the door to text messages and the like.
    case messenger
    case auditor
    /// Runs the installation: registers units and opens the first account of each.
    case systemAdministrator = "system-administrator"
}

/// The name of another vendor's system.
public struct IntegratorName: TextValue {
    public let text: String

    public init?(_ text: String) {
        guard UserName(text) != nil else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
    public static let schema: JSON = UserName.schema
    public static let sample = IntegratorName(unchecked: "vendor")
    public static let complaint = Bilingual(
        en: "must be an integrator's name of 3 to 40 small letters, digits, dots or dashes, beginning with a letter",
        vi: "phải là tên đơn vị tích hợp gồm 3 đến 40 chữ thường, chữ số, dấu chấm hoặc gạch nối, bắt đầu bằng chữ")
}
