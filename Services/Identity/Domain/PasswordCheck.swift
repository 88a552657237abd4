import Crypto
import Messaging
import SQLite
import Vocabulary
import Wire

/// What came of holding a password against a hash: some 15 ms of work, done beside the writer where there is time.
struct PasswordCheck: Sendable {
    /// The hash it was held against; another may be in force by now.
    let hash: PasswordHash
    let matches: Bool
    /// The same password hashed at today's cost, where the stored hash has another.
    let renewed: PasswordHash?

    init(_ password: Password, against hash: PasswordHash) {
        self.hash = hash
        matches = PasswordRule.matches(password, hash)
        renewed = matches && hash.needsRehash(PasswordRule.cost) ? try? PasswordRule.hash(password) : nil
    }

    /// What is known beforehand, or what is found now where nothing is, or of another hash.
    static func of(_ password: Password, against hash: PasswordHash, on occasion: Occasion) -> PasswordCheck {
        if let known = occasion.labour as? PasswordCheck,
            constantTimeEquals(Array(known.hash.text.utf8), Array(hash.text.utf8))
        {
            return known
        }
        return PasswordCheck(password, against: hash)
    }
}
