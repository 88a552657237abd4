import Contracts
import SQLite
import Vocabulary

extension Accounts {
    static func isPupils(_ name: UserName, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM account WHERE name = ?1 AND pupil IS NOT NULL", name)
    }

    /// Whether somebody has given it, or given it back, on a later day than this.
    static func isGiven(_ name: UserName, after day: LocalDate, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM account WHERE name = ?1 AND max(opened, status_since) >= ?2", name,
            day.adding(days: 1).start)
    }

    /// The accounts of a pupil that are not closed, by his codes: one each, and more than one only after a merge.
    static func open(of codes: [PupilCode], in store: Reader) throws(SQLiteError) -> [Account] {
        var found: [Account] = []
        for code in codes {
            let name: UserName? = try store.value(
                "SELECT name FROM account WHERE pupil = ?1 AND status <> 'closed'", code)
            if let account = try name.flatMap({ (name) throws(SQLiteError) in try state(of: name, in: store) }) {
                found.append(account)
            }
        }
        return found
    }
}
