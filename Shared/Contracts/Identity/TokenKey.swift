public import Vocabulary
public import Wire

/// A public key that signed tokens are checked with; every service keeps its own copy.
public struct TokenKey: PublicState {
    public static let context = Context.identity
    public static let entity = "token-key"
    public static let facts = ["published", "retired"]
    public static let classification = DataClassification.open

    /// The `kid` of the tokens it signs.
    public var id: String
    /// The Ed25519 public key, 32 bytes in base64url.
    public var publicKey: String
    public var unit: UnitCode
    /// When it begins to sign; it is published before, so that everybody knows it by then.
    public var from: Instant
    /// From when on nothing is taken that it has signed; nothing while it may still sign.
    public var to: Instant?

    public var key: String { id }

    public init(id: String, publicKey: String, unit: UnitCode, from: Instant, to: Instant? = nil) {
        self.id = id
        self.publicKey = publicKey
        self.unit = unit
        self.from = from
        self.to = to
    }
}
