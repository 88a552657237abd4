import Messaging
import SQLite
import Vocabulary

/// Mints the codes of members who bring none: one count per school.
///
/// Staff have the upper half of a school's sequence numbers and pupils the lower, so that the two services, which do
/// not ask each other, never mint the same code.
enum MemberCodes {
    static let first = 500_000
    static let last = 999_999

    /// The next code nobody has; nothing once the school has used its half million.
    static func mint(under school: UnitCode, in transaction: inout Transaction) throws(SQLiteError) -> MemberCode? {
        while true {
            let sequence: Int =
                try transaction.value(
                    """
                    INSERT INTO code_counter(school, last) VALUES (?1, ?2)
                    ON CONFLICT DO UPDATE SET last = min(last, ?3) + 1 RETURNING last
                    """, school, first, last) ?? first
            guard sequence <= last, let text = CodeCheck.mint(under: school, sequence: sequence) else { return nil }
            let code = MemberCode(unchecked: text)
            // Somebody else's code may look like one of ours.
            if try !Members.exists(code, in: transaction.reader) { return code }
        }
    }
}
