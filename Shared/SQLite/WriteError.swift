/// What can stop a unit of work: the store, or the work itself.
public enum WriteError<E: Error>: Error {
    case sqlite(SQLiteError)
    case body(E)
}

extension WriteError: Sendable where E: Sendable {}

extension WriteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .sqlite(let error): error.description
        case .body(let error): "\(error)"
        }
    }
}

extension WriteError where E == SQLiteError {
    /// The error, whichever side it came from.
    var either: SQLiteError {
        switch self {
        case .sqlite(let error), .body(let error): error
        }
    }
}
