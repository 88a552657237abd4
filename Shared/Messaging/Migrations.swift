public import SQLite

/// The tables that every store has: journal, inbox, what was set aside, gaps and seals.
public let migrations = [
    Migration("messaging/V001_create_journal", PackageResources.V001_create_journal_sql),
    Migration("messaging/V002_create_inbox", PackageResources.V002_create_inbox_sql),
    Migration("messaging/V003_create_set_aside", PackageResources.V003_create_set_aside_sql),
    Migration("messaging/V004_create_gap", PackageResources.V004_create_gap_sql),
    Migration("messaging/V005_count_set_aside", PackageResources.V005_count_set_aside_sql),
    Migration("messaging/V006_index_security", PackageResources.V006_index_security_sql),
]
