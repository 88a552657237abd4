public import Wire

/// One thing that somebody may be allowed to do; which roles may is the policy's business.
public enum Permission: String, WireEnum {
    case manageUnits = "manage-units"
    case manageAccounts = "manage-accounts"
    case setAuthority = "set-authority"
    case nameResponsible = "name-responsible"
    case readUnits = "read-units"
    case managePupils = "manage-pupils"
    case readPupils = "read-pupils"
    case manageClasses = "manage-classes"
    case manageStaff = "manage-staff"
    case readStaff = "read-staff"
    case assignDuties = "assign-duties"
    case setCurriculum = "set-curriculum"
    case openMarkBooks = "open-mark-books"
    case recordMarks = "record-marks"
    case readMarks = "read-marks"
    case computeResults = "compute-results"
    case manageHealth = "manage-health"
    case readHealth = "read-health"
    case readFigures = "read-figures"
    case explainFigures = "explain-figures"
    case readJournal = "read-journal"
    case readHealthOfService = "read-service-health"
    /// See, try again and throw away messages that could not be settled; publish and seal the journal again.
    case operateMessages = "operate-messages"
}
