public import Vocabulary
public import Wire

/// Tokens that are withdrawn before they run out: of one session, of an account's all, or everybody's.
///
/// Every service keeps these, so a withdrawn token is refused wherever it is shown, without asking anybody.
public struct SessionRevocation: PublicState {
    public static let context = Context.identity
    public static let entity = "session"
    public static let facts = ["revoked"]
    public static let classification = DataClassification.personal

    /// Whose tokens; everybody's where nobody is named.
    public var account: UserName?
    /// Of which session; all of the account's where none is named.
    public var session: String?
    /// Tokens issued up to then are refused.
    public var before: Instant
    /// By then the last of them has run out.
    public var until: Instant
    public var because: Reason
    /// The unit that answers for the account.
    public var unit: UnitCode

    public var key: String { session ?? account.map(Self.key) ?? Self.everybody }

    /// No session is called so, for those have no full stop in their names; nor is any account's key.
    public static let everybody = "all.accounts"
    public static func key(of account: UserName) -> String { "of.\(account.text)" }

    /// Why they are withdrawn.
    public enum Reason: String, WireEnum {
        case signedOut = "signed-out"
        /// Somebody who may has ended it.
        case ended
        /// A refresh secret was used a second time: somebody has a copy.
        case refreshReused = "refresh-reused"
        case passwordChanged = "password-changed"
        case accountSuspended = "account-suspended"
        case accountClosed = "account-closed"
        /// What the account gives has changed (roles, or the code of a pupil's file); a new token says what is left.
        case rolesChanged = "roles-changed"
        /// The key that tokens were signed with may be in other hands.
        case keyExchanged = "key-exchanged"
    }

    public init(
        account: UserName?, session: String?, before: Instant, until: Instant, because: Reason, unit: UnitCode
    ) {
        self.account = account
        self.session = session
        self.before = before
        self.until = until
        self.because = because
        self.unit = unit
    }
}
