import Access
import Synchronization
import Wire

/// Tokens whose signature has been checked, so that each is checked once and not with every message.
///
/// Holds a bounded number; when full it forgets all, which costs one check each. Time is judged anew at every use.
final class TokenMemory: Sendable {
    private static let capacity = 4096
    /// By the bytes: as texts, two spellings that Unicode holds equal would be one token.
    private let known = Mutex<[[UInt8]: Claims]>([:])

    func claims(of token: String, at now: Instant) -> Claims? {
        guard let claims = known.withLock({ $0[Array(token.utf8)] }), Token.isCurrent(claims, at: now) else {
            return nil
        }
        return claims
    }

    func remember(_ token: String, _ claims: Claims) {
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
            known[Array(token.utf8)] = claims
        }
    }
}
