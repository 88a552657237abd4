/// One sentence in the two languages everything here speaks.
public struct Bilingual: Sendable, Hashable, Codable {
    public var en: String
    public var vi: String

    public init(en: String, vi: String) {
        self.en = en
        self.vi = vi
    }
}
