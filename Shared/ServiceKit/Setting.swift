/// One key of the configuration.
public struct Setting: Sendable {
    /// `broker-address`; the environment says `KHUEVAN_BROKER_ADDRESS`.
    public var key: String
    /// What it means, for `--help`.
    public var meaning: String
    /// What holds where nothing is said; nothing for a key that must be given or may be absent.
    public var standard: String?
    public var isRequired: Bool

    public init(_ key: String, _ meaning: String, standard: String? = nil, isRequired: Bool = false) {
        self.key = key
        self.meaning = meaning
        self.standard = standard
        self.isRequired = isRequired
    }

    var variable: String {
        "KHUEVAN_" + key.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }
}
