public import SQLite

/// The tables that every store has: journal, inbox, dead letters.
public let migrations = [
    Migration("M001_create_journal", PackageResources.M001_create_journal_sql),
    Migration("M002_create_inbox", PackageResources.M002_create_inbox_sql),
]
