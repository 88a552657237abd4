public import Wire

/// One thing that somebody may be allowed to do; which roles may is the policy's business.
public enum Permission: String, WireEnum {
    case manageUnits = "manage-units"
    case manageAccounts = "manage-accounts"
    case readAccounts = "read-accounts"
    /// Give pupils accounts and new passwords, suspend, reinstate and close them.
    case managePupilAccounts = "manage-pupil-accounts"
    /// See and end sessions, and take a second factor away.
    case manageSessions = "manage-sessions"
    /// Judge what needs a second pair of eyes: accounts once a year, signs of sharing, broken glass.
    case reviewAccess = "review-access"
    /// Take a role for a few hours in an emergency, with a reason.
    case breakGlass = "break-glass"
    /// Exchange the keys that tokens are signed with.
    case manageKeys = "manage-keys"
    case setAuthority = "set-authority"
    case nameResponsible = "name-responsible"
    case readUnits = "read-units"
    case managePupils = "manage-pupils"
    /// Put right and complete what pupils' files say of them and their families.
    case updateProfiles = "update-profiles"
    /// Ask for a pupil's transfer from one school to another.
    case requestTransfers = "request-transfers"
    case readPupils = "read-pupils"
    case manageClasses = "manage-classes"
    /// Write to pupils' families, and take back what has not been delivered.
    case sendNotices = "send-notices"
    /// Take in what families, or members of the staff, want put right in their files.
    case takeRequests = "take-requests"
    /// Fetch what is to be delivered to families, and say what became of it.
    case deliverNotices = "deliver-notices"
    /// Take and correct attendance, and close its months.
    case takeAttendance = "take-attendance"
    /// Confirm a closed month of a class's attendance.
    case confirmAttendance = "confirm-attendance"
    /// Approve a confirmed month, and open a closed one again.
    case approveAttendance = "approve-attendance"
    case manageStaff = "manage-staff"
    case readStaff = "read-staff"
    case assignDuties = "assign-duties"
    /// Evaluate teachers by their professional standard.
    case assessStaff = "assess-staff"
    case setCurriculum = "set-curriculum"
    case openMarkBooks = "open-mark-books"
    case recordMarks = "record-marks"
    case readMarks = "read-marks"
    case computeResults = "compute-results"
    /// Judge the conduct of a class's pupils.
    case recordConduct = "record-conduct"
    /// Assess what no mark says: qualities and competences in primary school, development in preschool.
    case recordAssessments = "record-assessments"
    /// Confirm, as the homeroom teacher, what a term came to for a class.
    case confirmResults = "confirm-results"
    /// Approve confirmed results, and open approved ones again.
    case approveResults = "approve-results"
    /// Issue and cancel certificates of graduation.
    case issueCertificates = "issue-certificates"
    /// Decide who goes up, repeats the year or has completed a level.
    case decidePromotion = "decide-promotion"
    case manageHealth = "manage-health"
    case readHealth = "read-health"
    /// Keep the register of rooms and equipment, and write equipment off.
    case manageAssets = "manage-assets"
    case readAssets = "read-assets"
    case readFigures = "read-figures"
    case explainFigures = "explain-figures"
    case readJournal = "read-journal"
    case readHealthOfService = "read-service-health"
    /// See, try again and throw away messages that could not be settled; publish and seal the journal again.
    case operateMessages = "operate-messages"
}

extension Permission {
    /// Whether, among what one may with one's own records, it is about one's staff file.
    public var isOverStaffFile: Bool {
        switch self {
        case .readStaff, .takeRequests, .assessStaff: true
        default: false
        }
    }
}
