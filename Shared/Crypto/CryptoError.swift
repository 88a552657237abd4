/// What can go wrong with keys, encodings and passwords.
///
/// None of it carries the secret.
public enum CryptoError: Error, Sendable, Hashable {
    /// A key, salt or signature has another length than its algorithm wants.
    case wrongLength(of: String, expected: Int, found: Int)
    /// A text is not what its encoding allows.
    case notEncoded(as: String)
    /// A password no hash can be made of.
    case unusablePassword
    /// A cost outside 1 to 8.
    case unusableCost(Int)
    /// The system gave no random bytes; nothing secret can be made now.
    case noRandomness
    /// libcrypto or libcrypt refused; the name of the call.
    case refused(String)
}

extension CryptoError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongLength(let what, let expected, let found): "a \(what) has \(expected) bytes, not \(found)"
        case .notEncoded(let encoding): "the text is not \(encoding)"
        case .unusablePassword: "a password has 1 to 511 bytes and no NUL"
        case .unusableCost(let cost): "a password cost is 1 to 8, not \(cost)"
        case .noRandomness: "the system gives no random bytes"
        case .refused(let call): "\(call) failed"
        }
    }
}
