import Messaging
import SQLite
import Vocabulary

/// Mints the codes of pupils who bring none: one count per school.
///
/// Pupils have the lower half of a school's sequence numbers and staff the upper, so that the two services, which do
/// not ask each other, never mint the same code.
enum PupilCodes {
    static let last = 499_999

    /// The next code nobody has; nothing once the school has used its half million.
    static func mint(under school: UnitCode, in transaction: inout Transaction) throws(SQLiteError) -> PupilCode? {
        while true {
            let sequence: Int =
                try transaction.value(
                    """
                    INSERT INTO code_counter(school, last) VALUES (?1, 1)
                    ON CONFLICT DO UPDATE SET last = min(last, ?2) + 1 RETURNING last
                    """, school, last) ?? 1
            guard sequence <= last, let text = CodeCheck.mint(under: school, sequence: sequence) else { return nil }
            let code = PupilCode(unchecked: text)
            // Somebody else's code may look like one of ours.
            if try !PupilFiles.exists(code, in: transaction.reader) { return code }
        }
    }
}
