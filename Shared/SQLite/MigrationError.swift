/// Why the schema could not be brought up to date.
///
/// In every case the store is left as it was found.
public enum MigrationError: Error, Sendable, Hashable {
    /// An applied migration has another text now.
    case changed(String)
    /// The store holds a migration this program does not know.
    case unknown(String)
    /// A migration stands before one of its list that has been applied already.
    case outOfOrder(String, before: String)
    /// Two migrations of the program share a name.
    case repeated(String)
    /// A migration's script failed and was undone.
    case failed(String, SQLiteError)
    /// The record of applied migrations could not be read or made.
    case store(SQLiteError)
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .changed(let name):
            "migration \(name) was edited after it was applied: restore its text and put the change in a new migration"
        case .unknown(let name):
            "the store has migration \(name), which this program does not know: "
                + "it was written by a newer version; start that version, or restore a backup made before it"
        case .outOfOrder(let name, let later):
            "migration \(name) comes before \(later), which is applied already: give it a place after it"
        case .repeated(let name):
            "two migrations are called \(name): rename the one that is not released yet"
        case .failed(let name, let error):
            "migration \(name) failed and was undone: \(error)"
        case .store(let error):
            "the record of migrations cannot be used: \(error)"
        }
    }
}
