import SQLite

/// Versions of subjects in their tables: folding them in any order gives the same rows.
enum Facts {
    /// Adds a version; false where that version of the subject is there already.
    static func fold(
        _ fact: some Fact, at moment: Moment, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        let table = type(of: fact).table
        let key = fact.keyValues
        let row =
            key + [.integer(moment.version), .integer(moment.event), .integer(moment.arrived)]
            + fact.columnValues(at: moment)
        guard try transaction.prepare(table.insert).run(row) == 1 else { return false }
        if moment.version > 1 {
            try transaction.prepare(table.supersede).run(key + [.integer(moment.version), .integer(moment.arrived)])
        }
        return true
    }

    /// The source of one version of the same subject.
    static func source(of fact: some Fact, version: Int64, in store: Reader) throws(SQLiteError) -> String? {
        try store.value(type(of: fact).table.source, fact.keyValues + [.integer(version)])
    }
}
