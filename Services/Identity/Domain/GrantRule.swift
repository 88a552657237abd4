import Access
import Vocabulary

/// Which roles come by grant, and from whose hand.
///
/// Whoever manages accounts could otherwise make himself principal. Teaching, homeroom and group rights are not granted
/// at all: they come from dated assignments and end with them.
enum GrantRule {
    /// Whether the role is one that is granted, rather than had by an assignment.
    static func isGranted(_ role: Role, by policy: Policy) -> Bool { policy.roles.contains { $0.role == role } }

    /// Whether somebody who has these roles over the unit may grant that one there.
    static func allows(_ role: Role, from granter: Set<Role>) -> Bool {
        if granter.contains(.systemAdministrator) { return true }
        switch role {
        case .systemAdministrator: return false
        case .principal, .officeReader, .officeOfficer, .officeAdministrator:
            return granter.contains(.officeAdministrator)
        case .schoolAdministrator, .softwareTeam, .auditor:
            return granter.contains(.principal) || granter.contains(.officeAdministrator)
        case .viceAcademic, .viceFacilities:
            return !granter.isDisjoint(with: [.principal, .schoolAdministrator, .officeAdministrator])
        default: return true
        }
    }

    /// The role of a unit's one administration account (004 Đ2.5).
    static func isAdministration(_ role: Role) -> Bool { role == .schoolAdministrator || role == .officeAdministrator }
}
