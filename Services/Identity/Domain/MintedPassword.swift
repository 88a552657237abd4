import Crypto
import Vocabulary
import Wire

/// A password that is made for somebody, and its hash: told once, kept nowhere, and changed before anything is done.
struct MintedPassword: Sendable {
    let password: Password
    let hash: PasswordHash

    init?() {
        guard let password = try? PasswordRule.mint(), let hash = try? PasswordRule.hash(password) else { return nil }
        (self.password, self.hash) = (password, hash)
    }
}
