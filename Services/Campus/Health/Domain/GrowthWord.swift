/// A class of growth for somebody to read: its code, and its name in both languages.
struct GrowthWord: Codable, Sendable, Hashable {
    var code: String
    var en: String
    var vi: String

    init(_ meaning: GrowthClass) {
        code = meaning.rawValue
        en = meaning.english
        vi = meaning.vietnamese
    }
}
