import Messaging
import SQLite

/// School health (TTLT 13/2016): children are measured in rounds and judged by WHO's tables.
///
/// What was measured stays in this service; others hear only what it means.
enum SchoolHealth {
    static let migrations = [
        Migration("health/V001_create_checkup", PackageResources.V001_create_checkup_sql),
        Migration("health/V002_create_known_pupil", PackageResources.V002_create_known_pupil_sql),
        Migration("health/V003_create_measurement", PackageResources.V003_create_measurement_sql),
        Migration("health/V004_index_pupil", PackageResources.V004_index_pupil_sql),
    ]
    static let commands: [any Command.Type] = [OpenCheckup.self, RecordMeasurements.self]
    static let queries: [any Query.Type] = [CheckupsOfYear.self, GrowthOfClass.self]
    static let reactions: [any Reaction.Type] = [KeepPupils.self, KeepEnrolments.self]
    static let responses: [any Response.Type] = [SealHealthSummaries.self]
}
