public import SQLite

/// The tables that every store has: journal, inbox, dead letters.
public let migrations = [
    Migration("messaging/V001_create_journal", PackageResources.V001_create_journal_sql),
    Migration("messaging/V002_create_inbox", PackageResources.V002_create_inbox_sql),
]
